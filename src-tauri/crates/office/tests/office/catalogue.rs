//! The standard catalogue, given out on the console: seen before it goes, kept by its field and year,
//! and laid under what a unit has filled in itself.

use crate::clerk::Clerk;
use crate::common::Server;
use crate::common::terminal::can_read;
use crate::console::Browser;
use minglu_office::person::Role;
use serde_json::{Value, json};
use tempfile::TempDir;

const HEAD: &str = "序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体";
const SUBSIDY: &str = "1,补贴政策,耕地地力保护补贴,对象和标准,《条例》第二十条,按季度更新,县财政局";
const TOOLS: &str = "2,补贴政策,农机购置补贴,办理流程,《条例》第二十条,按季度更新,县财政局";
const ADDRESS: &str = "https://czj.example.gov.cn/2";

struct Case {
    _dir: TempDir,
    _server: Server,
    reviewer: Browser,
    leader: Browser,
    clerk: Clerk,
}

impl Case {
    /// Nothing where no table can be read.
    fn begin() -> Option<Case> {
        if !can_read() {
            return None;
        }
        let dir = tempfile::tempdir().unwrap();
        let server = Server::of(dir.path(), None, false);
        server.unit("澄溪县财政局", &[]);
        Some(Case {
            reviewer: Browser::logged_in(&server, Role::Reviewer),
            leader: Browser::logged_in(&server, Role::Leader),
            clerk: Clerk::of(&server, "澄溪县财政局"),
            _dir: dir,
            _server: server,
        })
    }

    /// Hands a table of one field over, as the page of materials does.
    fn hand(&self, who: &Browser, door: &str, rows: &[&str]) -> Value {
        let title = "澄溪县2026年涉农补贴领域基层政务公开标准目录";
        let table = format!("{title}\n{HEAD}\n{}\n", rows.join("\n"));
        let path = format!("/{door}?kind=catalogue&name=标准目录.csv");
        who.json(who.hand_over(&path, table.into_bytes()))
    }

    fn issue(&self, rows: &[&str]) -> Value {
        self.hand(&self.reviewer, "materials", rows)
    }
}

#[test]
fn a_catalogue_is_seen_before_it_goes_out_and_is_replaced_by_its_next_version() {
    let Some(case) = Case::begin() else {
        return;
    };
    let seen = case.hand(&case.reviewer, "materials/preview", &[SUBSIDY, TOOLS]);
    assert_eq!(seen["title"], "2026年标准目录（涉农补贴）");
    assert_eq!((&seen["units"], &seen["before"]), (&json!(1), &Value::Null));
    assert_eq!(case.reviewer.get("/materials"), json!([]));
    let refused = case.hand(&case.leader, "materials", &[SUBSIDY]);
    assert_eq!(refused["code"], "not_allowed");
    let first = case.issue(&[SUBSIDY, TOOLS]);
    assert_eq!(
        (&first["units"], &first["replaces"]),
        (&json!(1), &Value::Null)
    );
    assert_eq!(case.issue(&[SUBSIDY, TOOLS])["code"], "conflict");
    let seen = case.hand(&case.reviewer, "materials/preview", &[SUBSIDY]);
    assert!(seen["before"].is_string(), "{seen}");
    let second = case.issue(&[SUBSIDY]);
    assert_eq!(second["replaces"], first["id"]);
    let listed = case.reviewer.get("/materials");
    let stands = |at: usize| listed[at]["in_force"].clone();
    assert_eq!([stands(0), stands(1)], [true, false]);
}

#[test]
fn what_a_unit_has_filled_in_stays_under_the_next_version_of_the_catalogue() {
    let Some(case) = Case::begin() else {
        return;
    };
    case.issue(&[SUBSIDY, TOOLS]);
    case.clerk.sync();
    let item = |level2: &str| {
        let mut all = case.clerk.records("catalogue_item").into_iter();
        all.find(|one| one["fields"]["level2"] == level2).unwrap()
    };
    let tools = item("农机购置补贴");
    assert_eq!(tools["fields"]["time_limit"], "按季度更新");
    let own = json!({ "url": ADDRESS });
    case.clerk.set("catalogue_item", &tools["id"], own);
    case.issue(&[SUBSIDY, &TOOLS.replace("按季度更新", "按月更新")]);
    case.clerk.sync();
    let came = &case.clerk.received("catalogue")[0]["outcome"];
    let counts = ["added", "changed", "unchanged"].map(|count| came[count].clone());
    assert_eq!(counts, [0, 1, 1], "{came}");
    let tools = item("农机购置补贴");
    assert_eq!(tools["fields"]["time_limit"], "按月更新");
    assert_eq!(tools["fields"]["url"], ADDRESS);
    assert_eq!(case.clerk.records("catalogue_item").len(), 2);
}
