//! What goes to all units alike: read at the door, kept in force, given to those who come later, and
//! at a unit a proposal where the law's days or the words of letters would change.

use crate::clerk::Clerk;
use crate::common::terminal::can_read;
use crate::common::{Postgres, Server};
use minglu_office::material::{self, Asked, Issued, Kind};
use minglu_office::{audit, device, form, issue, unit};
use minglu_sync::protocol::{IssuedKind, IssuedRecords};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Runs a promise on both databases.
fn on_both(promise: fn(&Server, &Path)) {
    let dir = tempfile::tempdir().unwrap();
    promise(&Server::of(dir.path(), None, false), dir.path());
    if let Some(postgres) = Postgres::start() {
        let dir = tempfile::tempdir().unwrap();
        promise(
            &Server::of(dir.path(), Some(postgres.url()), false),
            dir.path(),
        );
    }
}

fn calendar(dir: &Path, holiday: &str, from: &str, to: &str) -> PathBuf {
    let path = dir.join("2027年.json");
    let year = json!({
        "year": 2027, "region": "澄溪县", "source": ["县政府办关于本地节日放假的通知（示例）"],
        "holidays": [{ "name": holiday, "from": from, "to": to, "working": [] }],
    });
    std::fs::write(&path, year.to_string()).unwrap();
    path
}

fn spring(dir: &Path) -> PathBuf {
    calendar(dir, "丰收节", "2027-02-06", "2027-02-12")
}

fn give(server: &Server, kind: Kind, file: Option<&Path>) -> minglu_office::Result<Issued> {
    material::issue(server.office(), "测试", kind, file, &Asked::default())
}

fn county(server: &Server, names: &[&str]) {
    for name in names {
        server.unit(name, &[&name.replace("澄溪", "")]);
    }
}

/// A server with a unit, and the desk of its clerk.
fn finance() -> (TempDir, Server, Clerk) {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path());
    county(&server, &["澄溪县财政局", "澄溪县教育局"]);
    let clerk = Clerk::of(&server, "澄溪县财政局");
    (dir, server, clerk)
}

#[test]
fn of_one_topic_only_the_latest_stays_in_force() {
    on_both(|server, dir| {
        county(server, &["澄溪县财政局"]);
        let first = give(server, Kind::Calendar, Some(&spring(dir))).unwrap();
        assert_eq!((first.units, &first.replaces), (1, &None));
        let again = give(server, Kind::Calendar, Some(&spring(dir)));
        assert_eq!(again.unwrap_err().code, "conflict");
        let longer = calendar(dir, "丰收节", "2027-02-05", "2027-02-12");
        let second = give(server, Kind::Calendar, Some(&longer)).unwrap();
        assert_eq!(second.replaces, Some(first.id.clone()));
        give(server, Kind::UnitDirectory, None).unwrap();
        let store = &server.office().store;
        let of = |kind| material::list(store, kind).unwrap();
        let stands: Vec<bool> = of(Some(Kind::Calendar))
            .iter()
            .map(|m| m.in_force)
            .collect();
        assert_eq!((stands, of(None).len()), (vec![true, false], 3));
        let in_force = store.read(material::in_force).unwrap();
        assert_eq!(in_force.len(), 2);
        let machine = server.machine("澄溪县民政局");
        let page = issue::page(store, &machine.caller(), 0).unwrap();
        let kinds: Vec<IssuedKind> = page.items.iter().map(|item| item.kind).collect();
        assert_eq!(kinds, [IssuedKind::Calendar, IssuedKind::UnitDirectory]);
        let opened = |id: &str| {
            let shown = material::show(store, id).unwrap();
            shown
                .standing
                .iter()
                .map(|one| one.opened)
                .collect::<Vec<_>>()
        };
        assert_eq!(opened(&second.id), [false, false]);
        issue::taken(store, &machine.caller(), 1).unwrap();
        assert_eq!(opened(&second.id), [false, true]);
        assert_eq!(of(Some(Kind::Calendar))[0].unopened, 1);
    });
}

#[test]
fn what_no_unit_could_read_does_not_go_out() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    county(&server, &["澄溪县财政局"]);
    let turned = calendar(dir.path(), "丰收节", "2027-02-12", "2027-02-06");
    let refused = give(&server, Kind::Calendar, Some(&turned)).unwrap_err();
    assert_eq!(refused.code, "unreadable");
    assert_eq!(
        give(&server, Kind::Calendar, None).unwrap_err().code,
        "usage"
    );
    let store = &server.office().store;
    assert!(material::list(store, None).unwrap().is_empty());
    assert_eq!(unit::overview(store).unwrap()[0].unread, 0);
}

#[test]
fn a_preview_says_what_would_go_out_and_keeps_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    county(&server, &["澄溪县财政局", "澄溪县教育局"]);
    let file = spring(dir.path());
    let look = || {
        let asked = Asked::default();
        material::preview(server.office(), Kind::Calendar, Some(&file), &asked).unwrap()
    };
    let seen = look();
    assert_eq!(
        (seen.title.as_str(), seen.units),
        ("2027年澄溪县工作日历", 2)
    );
    assert!(seen.before.is_none() && seen.notes[0].contains("丰收节"));
    give(&server, Kind::Calendar, Some(&file)).unwrap();
    assert!(look().before.is_some());
}

#[test]
fn a_unit_added_later_gets_the_forms_that_are_still_open() {
    on_both(|server, _| {
        let store = &server.office().store;
        let definition = json!({ "title": "情况表", "heading": "情况表", "columns": [] });
        store
            .write(|sql| {
                for (id, due) in [("past", Some("2020-01-01")), ("open", None)] {
                    let values = minglu_office::values![id, due, definition.to_string()];
                    let query = "INSERT INTO form (id, title, due, definition, name, issued_at, \
                        issued_by) VALUES (?1, ?1, ?2, ?3, 'x', '2026-01-01T00:00:00Z', 'x')";
                    sql.run(query, values)?;
                }
                Ok(())
            })
            .unwrap();
        assert_eq!(store.read(form::open).unwrap().len(), 1);
        let machine = server.machine("澄溪县民政局");
        let page = issue::page(store, &machine.caller(), 0).unwrap();
        assert_eq!(page.items.len(), 1);
        assert_eq!(page.items[0].body["form"], "open");
        let due = form::standing(store, "open").unwrap();
        assert_eq!(due[0].name, "澄溪县民政局");
    });
}

#[test]
fn a_machine_that_was_shut_out_is_still_known_as_its_units() {
    on_both(|server, _| {
        let machine = server.machine("澄溪县财政局");
        let store = &server.office().store;
        device::revoke(store, "测试", &machine.device.id).unwrap();
        let owner = store.read(|sql| device::owner(sql, &machine.device.id));
        let owner = owner.unwrap().unwrap();
        assert_eq!(
            (owner.caller.unit, owner.revoked),
            (machine.unit.code, true)
        );
    });
}

#[test]
fn a_calendar_changes_nothing_before_the_clerk_has_taken_it_and_can_be_put_back() {
    let (dir, server, clerk) = finance();
    let years = || {
        let list = clerk.call("calendar.list", json!({}));
        let years = list["years"].as_array().unwrap().iter();
        years.filter(|year| year["year"] == 2027).count()
    };
    give(&server, Kind::Calendar, Some(&spring(dir.path()))).unwrap();
    clerk.sync();
    let line = clerk.received("calendar").remove(0);
    assert_eq!(line["name"], "2027年澄溪县工作日历");
    assert_eq!(line["outcome"]["proposal"], "open");
    assert_eq!((years(), &clerk.status()["proposals"]), (0, &json!(1)));
    clerk.decide(&line, true);
    assert_eq!((years(), &clerk.status()["proposals"]), (1, &json!(0)));
    clerk.decide(&line, false);
    assert_eq!(years(), 0);
    let again = clerk.refused("batch.decide", json!({ "id": line["id"], "take": false }));
    assert_eq!(again.code, "conflict");
}

#[test]
fn a_newer_calendar_takes_the_place_of_a_proposal_that_nobody_has_decided() {
    let (dir, server, clerk) = finance();
    give(&server, Kind::Calendar, Some(&spring(dir.path()))).unwrap();
    clerk.sync();
    let longer = calendar(dir.path(), "丰收节", "2027-02-05", "2027-02-12");
    give(&server, Kind::Calendar, Some(&longer)).unwrap();
    clerk.sync();
    let lines = clerk.received("calendar");
    let stands: Vec<&Value> = lines.iter().map(|l| &l["outcome"]["proposal"]).collect();
    assert_eq!(stands, ["open", "superseded"]);
    let late = clerk.refused(
        "batch.decide",
        json!({ "id": lines[1]["id"], "take": true }),
    );
    assert_eq!(late.code, "conflict");
}

#[test]
fn a_template_becomes_a_version_when_the_clerk_takes_it() {
    if !can_read() {
        return;
    }
    let (dir, server, clerk) = finance();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/letters/extension.docx");
    let file = dir.path().join("extension.docx");
    std::fs::copy(own, &file).unwrap();
    let broken = dir.path().join("grant.docx");
    std::fs::write(&broken, b"no Word file").unwrap();
    let refused = give(&server, Kind::LetterTemplate, Some(&broken)).unwrap_err();
    assert_eq!(refused.code, "unreadable");
    give(&server, Kind::LetterTemplate, Some(&file)).unwrap();
    clerk.sync();
    let template = || {
        let all = clerk.call("template.list", json!({}));
        let mut all = all.as_array().unwrap().clone().into_iter();
        all.find(|one| one["kind"] == "extension").unwrap()
    };
    assert_eq!(template()["own"], false);
    let line = clerk.received("letter_template").remove(0);
    clerk.decide(&line, true);
    assert_eq!(
        (&template()["own"], &template()["versions"]),
        (&json!(true), &json!(1))
    );
    clerk.decide(&line, false);
    assert_eq!(template()["own"], false);
    clerk.decide(&line, true);
    assert_eq!(template()["version"], "第2版");
}

#[test]
fn a_directory_never_writes_over_what_the_unit_wrote_since() {
    let (_dir, server, clerk) = finance();
    give(&server, Kind::UnitDirectory, None).unwrap();
    clerk.sync();
    let unit = |name: &str| {
        let all = clerk.records("unit").into_iter();
        all.into_iter()
            .find(|one| one["fields"]["name"] == name)
            .unwrap()
    };
    let education = unit("澄溪县教育局");
    clerk.set("unit", &education["id"], json!({ "aliases": ["县教体局"] }));
    // The office says nothing new of it: the unit's word stays, and nobody is asked.
    county(&server, &["澄溪县民政局"]);
    give(&server, Kind::UnitDirectory, None).unwrap();
    clerk.sync();
    assert_eq!(
        unit("澄溪县教育局")["fields"]["aliases"],
        json!(["县教体局"])
    );
    let outcome = &clerk.received("unit_directory")[0]["outcome"];
    assert_eq!(
        (&outcome["added"], &outcome["conflicts"]),
        (&json!(1), &json!(0))
    );
    // Both say something new: a person chooses, and until then ours stands.
    said_anew(
        &server,
        json!({ "name": "澄溪县教育局", "aliases": ["教育和体育局"] }),
    );
    clerk.sync();
    assert_eq!(
        unit("澄溪县教育局")["fields"]["aliases"],
        json!(["县教体局"])
    );
    let line = clerk.received("unit_directory").remove(0);
    let conflict = &line["conflicts"][0];
    assert_eq!(conflict["name"], "澄溪县教育局");
    clerk.call(
        "batch.settle",
        json!({ "n": conflict["n"], "choose": "theirs" }),
    );
    assert_eq!(
        unit("澄溪县教育局")["fields"]["aliases"],
        json!(["教育和体育局"])
    );
    assert_eq!(clerk.status()["conflicts"], 0);
}

/// A directory of one unit, as a table of the office would bring it.
fn said_anew(server: &Server, record: Value) {
    let body = IssuedRecords {
        ledger: "unit".to_owned(),
        records: vec![record.as_object().unwrap().clone()],
    };
    let draft = issue::Draft::new(IssuedKind::UnitDirectory, "later", &body).unwrap();
    let store = &server.office().store;
    for unit in unit::list(store).unwrap() {
        store
            .write(|sql| issue::issue(sql, &unit.code, &draft))
            .unwrap();
    }
}

#[test]
fn what_the_program_does_not_know_yet_is_kept_and_stops_nothing_behind_it() {
    let (dir, server, clerk) = finance();
    let store = &server.office().store;
    let code = unit::find(store, "澄溪县财政局").unwrap().code;
    let mut newer = issue::Draft::new(IssuedKind::Other, "later", &json!({ "title": "值班表" }));
    let newer = newer.as_mut().unwrap();
    store.write(|sql| issue::issue(sql, &code, newer)).unwrap();
    store
        .write(|sql| {
            sql.run(
                "UPDATE issued SET kind = 'duty_roster' WHERE subject = 'later'",
                &[],
            )
        })
        .unwrap();
    give(&server, Kind::Calendar, Some(&spring(dir.path()))).unwrap();
    clerk.sync();
    assert_eq!(clerk.received("calendar").len(), 1);
    let kept = clerk.received("duty_roster").remove(0);
    assert!(kept["failure"].as_str().unwrap().contains("升级"));
    assert_eq!(
        (&kept["name"], &clerk.status()["stuck"]),
        (&json!("值班表"), &json!(1))
    );
    clerk.sync();
    assert_eq!(clerk.received("duty_roster").len(), 1);
}

#[test]
fn who_issued_what_stands_in_the_log() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    county(&server, &["澄溪县财政局"]);
    let issued = give(&server, Kind::UnitDirectory, None).unwrap();
    let last = audit::list(&server.office().store, None, 1)
        .unwrap()
        .remove(0);
    assert_eq!(
        (last.deed.as_str(), last.subject),
        ("material.issue", issued.id)
    );
    assert_eq!(
        (last.who.as_str(), &last.details["units"]),
        ("测试", &json!(1))
    );
}
