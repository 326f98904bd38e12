use minglu_tests::desk::Desk;
use minglu_tests::loopback::Loopback;
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::Duration;

pub(super) const PASSWORD: &str = "春天的小河 2026";

#[test]
fn a_password_is_set_asked_for_changed_regained_and_removed() {
    let desk = Desk::new();
    let set = desk.told(&["password", "set"], &[PASSWORD]);
    let code = set["code"].as_str().unwrap();
    assert_eq!(desk.refused(&["list", "unit"])["code"], "locked");
    let wrong = desk.told_refused(&["list", "unit"], &["not this one"]);
    assert_eq!(wrong["code"], "wrong_password");
    assert_eq!(desk.told(&["list", "unit"], &[PASSWORD])["total"], 1);

    desk.told(&["password", "change"], &[PASSWORD, "another password"]);
    assert_eq!(
        desk.told_refused(&["list", "unit"], &[PASSWORD])["code"],
        "wrong_password"
    );
    desk.told(&["password", "recover"], &[code, PASSWORD]);
    let next = desk.told(&["password", "code"], &[PASSWORD]);
    assert_ne!(next["code"], code);
    desk.told(&["password", "remove"], &[PASSWORD]);
    assert_eq!(desk.ok(&["list", "unit"])["total"], 1);
}

#[test]
fn a_slip_in_the_recovery_code_is_named_and_costs_no_try() {
    let desk = Desk::new();
    desk.told(&["password", "set"], &[PASSWORD]);
    for _ in 0..5 {
        let slip = desk.told_refused(&["password", "recover"], &["AAAAA-BBBBB", "a new password"]);
        assert_eq!(slip["code"], "usage");
    }
    assert_eq!(desk.told(&["list", "unit"], &[PASSWORD])["total"], 1);
}

#[test]
fn the_same_password_asks_at_the_door_of_the_loopback_host() {
    let desk = Desk::new();
    desk.told(&["password", "set"], &[PASSWORD]);
    let host = Loopback::start(&desk.data()).unwrap();
    let cookie = host.cookie().unwrap();
    let headers = [host.host(), cookie];
    let headers = [headers[0].as_str(), headers[1].as_str()];
    let ask = |name: &str, payload: Value| host.envelope(&headers, name, &payload).unwrap();
    assert!(ask("desk.status", json!({})).contains("\"locked\""));
    assert!(ask("lock.show", json!({})).contains("\"locked\":true"));
    assert!(ask("lock.open", json!({ "password": "not this one" })).contains("wrong_password"));
    assert!(ask("lock.open", json!({ "password": PASSWORD })).starts_with("HTTP/1.1 200"));
    assert!(ask("desk.status", json!({})).contains("澄溪县财政局"));
    ask("lock.close", json!({}));
    assert!(ask("desk.status", json!({})).contains("\"locked\""));
}

#[test]
fn a_started_host_keeps_the_password_from_being_set_behind_its_back() {
    let desk = Desk::new();
    let host = Loopback::start(&desk.data()).unwrap();
    let busy = desk.told_refused(&["password", "set"], &[PASSWORD]);
    assert_eq!(busy["code"], "busy", "{busy}");
    drop(host);
    sleep(Duration::from_millis(50));
    desk.told(&["password", "set"], &[PASSWORD]);
}

#[test]
fn a_file_handed_over_is_read_behind_the_password_and_lies_nowhere_open() {
    let desk = Desk::new();
    desk.told(&["password", "set"], &[PASSWORD]);
    let host = Loopback::start(&desk.data()).unwrap();
    let cookie = host.cookie().unwrap();
    let call = |name: &str, payload: Value| host.call(&cookie, name, &payload).unwrap();
    call("lock.open", json!({ "password": PASSWORD }));
    let table = "单位名称,姓名\n澄溪县审计局,南宫一\n";
    let token = host.upload(&cookie, "up-1", table).unwrap();
    let staged = desk.data().join("staging/up-1");
    let bytes = std::fs::read(&staged).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
    assert!(!holds("南宫一"));
    let request = json!({ "ledger": "contact", "file": token, "name": "联系人.csv" });
    assert_eq!(call("import.commit", request)["added"], 1);
    assert!(!staged.exists());
    let task = call(
        "record.add",
        json!({ "ledger": "task", "fields": { "requirement": "公开财政预算" } }),
    );
    let token = host.upload(&cookie, "up-2", "evidence").unwrap();
    let id = &task["id"];
    let request =
        json!({ "ledger": "task", "id": id, "field": "evidence", "file": token, "name": "a.txt" });
    assert_eq!(call("attachment.add", request)["evidence"][0]["size"], 8);
}
