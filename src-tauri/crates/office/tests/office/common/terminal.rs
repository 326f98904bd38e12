use super::{Machine, Office, command, table};
use minglu_sync::batch::{Batch, BatchRecord, Draft, Kind, freeze};
use minglu_sync::protocol::{Issued, IssuedKind};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const UNITS: [[&str; 3]; 3] = [
    ["澄溪县财政局", "县财政局", "县直各有关单位"],
    ["澄溪县教育局", "县教育局", "县直各有关单位"],
    ["白石镇人民政府", "白石镇", "各乡镇"],
];

/// An office that is used from the terminal: three units, and papers beside its folder.
pub struct Terminal {
    folder: TempDir,
    codes: [String; 3],
}

/// The program that reads foreign files lies beside the office's, and has to lie beside the tests;
/// without it nothing is read, which is said.
pub fn can_read() -> bool {
    let beside = Path::new(env!("CARGO_BIN_EXE_minglu-office")).with_file_name("minglu");
    if !beside.exists() {
        eprintln!("skipped: minglu is not built (cargo build --bin minglu)");
        return false;
    }
    let own = std::env::current_exe().unwrap().with_file_name("minglu");
    // By name, so that it is never an older one; another test may have put it there.
    let _ = std::os::unix::fs::symlink(&beside, &own);
    own.exists()
}

impl Terminal {
    /// One with units; none where no foreign file can be read.
    pub fn open() -> Option<Terminal> {
        if !can_read() {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let codes = UNITS.map(|[name, alias, group]| {
            let arguments = ["unit", "add", name, "--alias", alias, "--group", group];
            let added = command(&folder.path().join("office"), &arguments).unwrap();
            added["unit"]["code"].as_str().unwrap().to_owned()
        });
        Some(Terminal { folder, codes })
    }

    pub fn try_run(&self, arguments: &[&str]) -> Result<Value, Value> {
        command(&self.data(), arguments)
    }

    pub fn run(&self, arguments: &[&str]) -> Value {
        self.try_run(arguments).unwrap()
    }

    /// The same with a paper as the last argument.
    pub fn write(&self, arguments: &[&str], name: &str) -> (Value, PathBuf) {
        let path = self.paper(name);
        let out = ["-o", path.to_str().unwrap()];
        (self.run(&[arguments, &out].concat()), path)
    }

    /// Draws a table into a paper, for its path.
    pub fn draw(&self, name: &str, rows: &[&[&str]]) -> String {
        let path = self.paper(name);
        table::draw(&path, rows).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub fn office(&self) -> Office {
        Office::in_file(&self.data())
    }

    /// A machine for each unit.
    pub fn machines(&self, office: &Office) -> [Machine; 3] {
        self.codes.each_ref().map(|code| office.machine(code))
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("office")
    }

    fn paper(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Office {
    /// What a machine would fetch of a kind, the first of it.
    pub fn issued<T: DeserializeOwned>(&self, machine: &Machine, kind: IssuedKind) -> T {
        let page = minglu_office::issue::page(&self.store, &machine.caller(), 0).unwrap();
        let of_kind = |item: &Issued| item.kind == kind;
        page.items
            .into_iter()
            .find(of_kind)
            .unwrap()
            .body_as()
            .unwrap()
    }

    pub fn commit(&self, machine: &Machine, batch: &Batch) {
        let bytes = batch.bytes().to_vec();
        minglu_office::batch::commit(&self.store, &self.keys, &machine.caller(), bytes).unwrap();
    }
}

impl Machine {
    /// Records of one ledger as a batch; none is a zero report.
    pub fn report(&self, kind: Kind, form: Option<&str>, records: Vec<BatchRecord>) -> Batch {
        let mut manifest = self.manifest(1);
        manifest.kind = kind;
        manifest.form = form.map(str::to_owned);
        manifest.zero = records.is_empty();
        let ledger = records.first().map_or("none", |record| &record.ledger);
        let ledgers = vec![(ledger.to_owned(), "v1".to_owned(), records)];
        freeze(Draft { manifest, ledgers }, &self.secret).unwrap()
    }
}

/// A record with these fields, that answers nothing.
pub fn record(ledger: &str, id: &str, fields: &Value) -> BatchRecord {
    BatchRecord::new(ledger, id, fields.as_object().unwrap().clone())
}
