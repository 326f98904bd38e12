//! People of the office in their browser: who comes in, and what each may do.

use crate::common::{Machine, Server};
use minglu_office::person::{self, Role};
use minglu_sync::batch::Batch;
use minglu_sync::client::Office as _;
use minglu_sync::crypto::BlobDigest;
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

const PASSWORD: &str = "correct horse battery";

pub struct Browser {
    runtime: Runtime,
    client: Client,
    url: String,
    cookie: String,
    csrf: String,
}

impl Browser {
    fn new(server: &Server) -> Browser {
        let _ = rustls::crypto::ring::default_provider().install_default();
        Browser {
            runtime: Runtime::new().unwrap(),
            client: Client::builder().no_proxy().build().unwrap(),
            url: format!("{}/api/console", server.url()),
            cookie: String::new(),
            csrf: String::new(),
        }
    }

    pub fn logged_in(server: &Server, role: Role) -> Browser {
        let name = format!("{role:?}");
        person::add(&server.office().store, "测试", &name, role, PASSWORD).unwrap();
        let mut browser = Browser::new(server);
        let answer = browser.login(&name, PASSWORD);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
        assert!(cookie.contains("HttpOnly; SameSite=Strict"), "{cookie}");
        browser.cookie = cookie.split(';').next().unwrap().to_owned();
        let me = browser.json(answer);
        browser.csrf = me["csrf"].as_str().unwrap().to_owned();
        browser
    }

    fn login(&self, name: &str, password: &str) -> Response {
        self.send(
            Method::POST,
            "/login",
            &json!({ "name": name, "password": password }),
            &[],
        )
    }

    fn send(&self, method: Method, path: &str, body: &Value, more: &[(&str, &str)]) -> Response {
        let mut request = self
            .client
            .request(method.clone(), format!("{}{path}", self.url));
        request = request
            .header("cookie", &self.cookie)
            .header("minglu-csrf", &self.csrf);
        if method == Method::POST {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        self.runtime.block_on(request.send()).unwrap()
    }

    /// Hands a file over.
    pub fn hand_over(&self, path: &str, bytes: Vec<u8>) -> Response {
        let request = self.client.post(format!("{}{path}", self.url));
        let request = request
            .header("cookie", &self.cookie)
            .header("minglu-csrf", &self.csrf)
            .header("content-type", "application/octet-stream")
            .body(bytes);
        self.runtime.block_on(request.send()).unwrap()
    }

    pub fn json(&self, answer: Response) -> Value {
        let text = self.runtime.block_on(answer.text()).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    pub fn get(&self, path: &str) -> Value {
        self.json(self.send(Method::GET, path, &Value::Null, &[]))
    }

    pub fn post(&self, path: &str, body: &Value) -> Value {
        self.json(self.send(Method::POST, path, body, &[]))
    }
}

fn server() -> (tempfile::TempDir, Server) {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    (dir, server)
}

#[test]
fn an_administrator_keeps_units_and_a_reviewer_looks_batches_over() {
    let (_dir, server) = server();
    let administrator = Browser::logged_in(&server, Role::Administrator);
    let unit = administrator.post("/units", &json!({ "name": "澄溪县财政局" }));
    let invitation = administrator.post(
        &format!("/units/{}/invite", unit["code"].as_str().unwrap()),
        &json!({}),
    );
    let mut machine = Machine::stranger(minglu_sync::crypto::Suite::Ed25519);
    let stranger = minglu_sync::client::Client::new(server.way(), None);
    machine.unit = stranger
        .enrol(&machine.request(invitation["code"].as_str().unwrap()))
        .unwrap()
        .unit;
    let batches: Vec<_> = (1..=2).map(|number| machine.batch(number, 2)).collect();
    for batch in &batches {
        server.client(&machine).commit(batch.bytes()).unwrap();
    }

    let reviewer = Browser::logged_in(&server, Role::Reviewer);
    let waiting = reviewer.get("/batches?state=stored");
    assert_eq!(waiting.as_array().unwrap().len(), 2);
    let (first, second) = (
        batches[0].manifest().id.to_string(),
        batches[1].manifest().id.to_string(),
    );
    assert_eq!(
        reviewer.post("/batches/accept", &json!({ "batches": [first] })),
        json!({ "accepted": 1 })
    );
    let ruling =
        json!({ "outcome": "returned", "remarks": [{ "record": "r1", "text": "请补充" }] });
    assert_eq!(
        reviewer.post(&format!("/batches/{second}/settle"), &ruling),
        json!({})
    );
    assert_eq!(
        reviewer.get(&format!("/batches/{second}"))["verdicts"][0]["remarks"][0]["text"],
        "请补充"
    );
    assert_eq!(administrator.get("/units")[0]["waiting"], 0);
    let log = administrator.get("/audit");
    assert_eq!(
        (log[0]["who"].as_str(), log[0]["deed"].as_str()),
        (Some("Reviewer"), Some("batch.return"))
    );
    let device = administrator.get("/devices")[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    administrator.post(&format!("/devices/{device}/revoke"), &json!({}));
    assert_eq!(
        server.client(&machine).issued(0).unwrap_err().code,
        minglu_sync::Code::Revoked
    );
}

#[test]
fn each_role_does_what_is_its_own() {
    let (_dir, server) = server();
    let leader = Browser::logged_in(&server, Role::Leader);
    let reviewer = Browser::logged_in(&server, Role::Reviewer);
    for (browser, path, body) in [
        (&leader, "/batches/accept", json!({ "batches": [] })),
        (&leader, "/units", json!({ "name": "x" })),
        (&reviewer, "/units", json!({ "name": "x" })),
        (
            &reviewer,
            "/people",
            json!({ "name": "x", "role": "administrator", "password": PASSWORD }),
        ),
    ] {
        assert_eq!(browser.post(path, &body)["code"], "not_allowed", "{path}");
    }
    assert_eq!(reviewer.get("/people")["code"], "not_allowed");
    assert_eq!(leader.get("/audit")["code"], "not_allowed");
    assert_eq!(leader.get("/batches"), json!([]));
    let administrator = Browser::logged_in(&server, Role::Administrator);
    assert_eq!(
        administrator.post("/people/Administrator/remove", &json!({}))["code"],
        "conflict"
    );
    administrator.post("/people/Leader/remove", &json!({}));
    assert_eq!(leader.get("/batches")["code"], "not_logged_in");
}

#[test]
fn a_change_comes_from_our_own_page_or_not_at_all() {
    let (_dir, server) = server();
    let mut browser = Browser::logged_in(&server, Role::Administrator);
    let unit = json!({ "name": "澄溪县财政局" });
    let elsewhere = browser.send(
        Method::POST,
        "/units",
        &unit,
        &[("origin", "https://elsewhere.example")],
    );
    assert_eq!(browser.json(elsewhere)["code"], "cross_site");
    let csrf = std::mem::replace(&mut browser.csrf, "guess".into());
    assert_eq!(browser.post("/units", &unit)["code"], "cross_site");
    browser.csrf = csrf;
    assert_eq!(browser.post("/units", &unit)["name"], "澄溪县财政局");
    let answer = browser.send(Method::GET, "/me", &Value::Null, &[]);
    let headers = answer.headers();
    assert!(
        headers["content-security-policy"]
            .to_str()
            .unwrap()
            .contains("frame-ancestors 'none'")
    );
    assert_eq!(
        (
            headers["x-content-type-options"].to_str().unwrap(),
            headers["cache-control"].to_str().unwrap()
        ),
        ("nosniff", "no-store")
    );
    browser.post("/logout", &json!({}));
    assert_eq!(browser.get("/me")["code"], "not_logged_in");
}

#[test]
fn after_five_wrong_passwords_a_name_is_shut() {
    let (_dir, server) = server();
    let store = &server.office().store;
    person::add(store, "测试", "审核人甲", Role::Reviewer, PASSWORD).unwrap();
    let browser = Browser::new(&server);
    let code =
        |name: &str, password: &str| browser.json(browser.login(name, password))["code"].clone();
    for _ in 0..5 {
        assert_eq!(code("审核人甲", "wrong"), "wrong_password");
    }
    assert_eq!(code("审核人甲", PASSWORD), "locked_out");
    // A name that there is not sounds the same.
    assert_eq!(code("nobody", "wrong"), "wrong_password");
    person::set_password(store, "测试", "审核人甲", "another long password").unwrap();
    assert_eq!(code("审核人甲", "another long password"), Value::Null);
    assert_eq!(
        person::add(store, "测试", "x", Role::Leader, "short")
            .unwrap_err()
            .code,
        "usage"
    );
}

#[test]
fn whoever_tries_many_passwords_waits() {
    let (_dir, server) = server();
    let browser = Browser::new(&server);
    let codes: Vec<Value> = (0..45)
        .map(|at| browser.json(browser.login(&format!("x{at}"), "wrong"))["code"].clone())
        .collect();
    assert!(codes.contains(&json!("busy")), "{codes:?}");
}

#[test]
fn an_operator_sees_that_it_lives_and_nothing_of_what_it_holds() {
    let (_dir, server) = server();
    let machine = server.machine("澄溪县财政局");
    server
        .client(&machine)
        .commit(machine.batch(1, 1).bytes())
        .unwrap();
    let browser = Browser {
        url: server.url(),
        ..Browser::new(&server)
    };
    assert_eq!(browser.get("/health")["state"], "ok");
    let answer = browser.send(Method::GET, "/metrics", &Value::Null, &[]);
    let text = browser.runtime.block_on(answer.text()).unwrap();
    assert!(
        text.contains(
            "minglu_request_seconds_count{route=\"POST /api/v1/batches\",status=\"200\"} 1"
        ),
        "{text}"
    );
    assert!(!text.contains(&machine.device.id) && !text.contains("财政局"));
    assert_eq!(browser.get("/nowhere")["code"], "not_found");
}

#[test]
fn what_a_batch_brought_is_found_and_its_files_come_down() {
    let (_dir, server) = server();
    let machine = server.machine("澄溪县财政局");
    let client = server.client(&machine);
    let file = b"evidence";
    let digest = BlobDigest::of(file);
    client.upload(&digest, 8, 0, file).unwrap();
    let (with, without) = (machine.batch_with(1, &[file]), machine.batch(2, 1));
    for batch in [&with, &without] {
        client.commit(batch.bytes()).unwrap();
    }
    let leader = Browser::logged_in(&server, Role::Leader);
    let found = leader.get("/search?text=引号\"、反斜杠\\");
    assert_eq!(found["hits"].as_array().unwrap().len(), 2, "{found}");
    assert_eq!(
        (&found["hits"][0]["field"], &found["more"]),
        (&json!("text"), &json!(false))
    );
    // Neither the name of a field nor what is a pattern to the database is a find.
    for nothing in ["fields", "%25", "_"] {
        let found = leader.get(&format!("/search?text={nothing}"));
        assert_eq!(found["hits"], json!([]), "{nothing}");
    }
    assert_eq!(leader.get("/search?text=")["code"], "usage");
    let path = |batch: &Batch| format!("/batches/{}/files/{digest}", batch.manifest().id);
    let answer = leader.send(Method::GET, &path(&with), &Value::Null, &[]);
    assert_eq!(answer.headers()["content-disposition"], "attachment");
    let bytes = leader.runtime.block_on(answer.bytes()).unwrap();
    assert_eq!(&bytes[..], file);
    assert_eq!(leader.get(&path(&without))["code"], "not_found");
}

#[test]
fn a_table_comes_under_a_plain_name_and_from_those_who_may() {
    let (_dir, server) = server();
    let leader = Browser::logged_in(&server, Role::Leader);
    let reviewer = Browser::logged_in(&server, Role::Reviewer);
    let asked = |what: &str, name: &str| format!("/{what}?name={name}&title=表&year=2026");
    for what in ["notices", "notices/preview"] {
        let code =
            |browser: &Browser, name| browser.post(&asked(what, name), &json!({}))["code"].clone();
        assert_eq!(code(&leader, "表.xlsx"), "not_allowed", "{what}");
        assert_eq!(code(&reviewer, "../../office.sqlite"), "usage", "{what}");
    }
    let forms = "/forms?name=表.xlsx&title=表";
    assert_eq!(leader.post(forms, &json!({}))["code"], "not_allowed");
    assert_eq!(
        reviewer.post("/forms?name=表.xlsx&title=表&due=明天", &json!({}))["code"],
        "usage"
    );
    assert_eq!(
        reviewer.post("/units/import?name=表.xlsx", &json!({}))["code"],
        "not_allowed"
    );
    assert_eq!(reviewer.get("/bulletin?quarter=2026Q5")["code"], "usage");
    assert_eq!(reviewer.get("/notices/none")["code"], "not_found");
    assert_eq!(
        reviewer.post("/forms/none/merge", &json!({}))["code"],
        "not_found"
    );
}

#[test]
fn the_pages_hold_no_other_file() {
    let (_dir, server) = server();
    let browser = Browser {
        url: server.url(),
        ..Browser::new(&server)
    };
    for path in [
        "/%2e%2e/package.json",
        "/..%2fpackage.json",
        "/api/console/nowhere",
    ] {
        assert_eq!(browser.get(path)["code"], "not_found", "{path}");
    }
}
