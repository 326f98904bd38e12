//! A unit's sealed file on the console: the receipt goes back with it, what is wrong is said in clear
//! words, and nothing comes in twice.

use crate::clerk::Clerk;
use crate::common::Server;
use crate::console::Browser;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minglu_office::device;
use minglu_office::person::Role;
use serde_json::{Value, json};
use tempfile::TempDir;

/// An office, its reviewer, and a unit that has frozen a batch.
struct Case {
    _dir: TempDir,
    server: Server,
    reviewer: Browser,
    clerk: Clerk,
}

impl Case {
    fn begin() -> Case {
        let dir = tempfile::tempdir().unwrap();
        let server = Server::of(dir.path(), None, false);
        server.unit("澄溪县财政局", &[]);
        let clerk = Clerk::of(&server, "澄溪县财政局");
        let zero = json!({ "kind": "attribute_ledger", "zero": true });
        clerk.call("batch.new", zero);
        Case {
            reviewer: Browser::logged_in(&server, Role::Reviewer),
            clerk,
            server,
            _dir: dir,
        }
    }

    /// The file that the unit brings.
    fn sealed(&self) -> Vec<u8> {
        let path = self.clerk.path("报送.mlsend");
        if !path.exists() {
            self.clerk.call("batch.export", json!({ "path": path }));
        }
        std::fs::read(path).unwrap()
    }

    fn bring(&self, bytes: Vec<u8>) -> Value {
        let path = "/packages?name=报送.mlsend";
        self.reviewer.json(self.reviewer.hand_over(path, bytes))
    }

    /// It is refused with these words, and nothing of it stays.
    fn refuses(&self, bytes: Vec<u8>, code: &str, words: &str) {
        let said = self.bring(bytes);
        assert_eq!(said["code"], code, "{said}");
        assert!(said["message"].as_str().unwrap().contains(words), "{said}");
        assert_eq!(self.reviewer.get("/batches"), json!([]));
        let work = self.server.office().dir.join("work");
        assert_eq!(std::fs::read_dir(work).unwrap().count(), 0);
    }
}

#[test]
fn a_sealed_file_is_answered_with_a_receipt_that_the_unit_reads() {
    let case = Case::begin();
    let answered = case.bring(case.sealed());
    assert_eq!(answered["name"], "澄溪县财政局回执.mlreceipt");
    assert_eq!(answered["receipts"].as_array().unwrap().len(), 1);
    let receipt = STANDARD.decode(answered["file"].as_str().unwrap()).unwrap();
    let back = case.clerk.path("回执.mlreceipt");
    std::fs::write(&back, receipt).unwrap();
    let done = case.clerk.call("batch.receipt", json!({ "file": back }));
    assert_eq!(done["receipts"].as_array().unwrap().len(), 1);
    assert_eq!(
        case.clerk.call("batch.list", json!({}))[0]["state"],
        "stored"
    );
}

#[test]
fn the_same_file_twice_is_answered_alike_and_comes_in_once() {
    let case = Case::begin();
    let [one, two] = [0, 1].map(|_| case.bring(case.sealed())["receipts"].clone());
    assert_eq!((&one, one.as_array().unwrap().len()), (&two, 1));
    assert_eq!(case.reviewer.get("/batches").as_array().unwrap().len(), 1);
}

#[test]
fn what_is_no_sealed_file_is_refused_in_words_and_leaves_nothing() {
    let case = Case::begin();
    let sealed = case.sealed();
    case.refuses(b"no package at all".to_vec(), "damaged", "选错了文件");
    let half = sealed[..sealed.len() / 2].to_vec();
    case.refuses(half, "damaged", "重新");
    let mut later = sealed.clone();
    later[15] = b'9';
    case.refuses(later, "newer", "升级");
    // Sealed to another office's key.
    let other = Case::begin();
    case.refuses(other.sealed(), "damaged", "不是发给这里的");
    let store = &case.server.office().store;
    let machine = device::list(store).unwrap().remove(0);
    device::revoke(store, "测试", &machine.id).unwrap();
    case.refuses(sealed, "revoked", "重新注册");
}

#[test]
fn a_leader_takes_nothing_in() {
    let case = Case::begin();
    let leader = Browser::logged_in(&case.server, Role::Leader);
    let answer = leader.hand_over("/packages?name=报送.mlsend", case.sealed());
    assert_eq!(leader.json(answer)["code"], "not_allowed");
    assert_eq!(leader.get("/batches"), json!([]));
}
