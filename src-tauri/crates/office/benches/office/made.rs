//! Offices, machines and batches, made up.

use crate::common::{Machine, Office, Postgres};
use minglu_office::store::Address;
use minglu_office::{unit, values};
use minglu_sync::Unknown;
use minglu_sync::batch::{Batch, BatchRecord, Draft, Kind, UnitRef, freeze};
use minglu_sync::crypto::Suite;
use serde_json::json;

/// A database of its own on the server.
pub fn database(server: &Postgres, name: &str) -> String {
    let mut client = postgres::Client::connect(&server.url(), postgres::NoTls).unwrap();
    client
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .unwrap();
    server.url().replace("/postgres", &format!("/{name}"))
}

pub fn on_server(url: &str) -> Office {
    Office::open(&Address::of(Some(url), ".".as_ref()).unwrap())
}

/// So many units, each with an enrolled machine. The machines are written as they would stand
/// after their enrolment: what is measured comes later.
pub fn machines(office: &Office, count: usize) -> Vec<Machine> {
    let drafts: Vec<unit::Draft> = (0..count).map(draft).collect();
    let added = unit::import(&office.store, "bench", &drafts).unwrap().added;
    let machines: Vec<Machine> = added.iter().map(machine).collect();
    let rows: Vec<Vec<_>> = machines.iter().map(row).collect();
    let columns = [
        "id",
        "unit",
        "name",
        "suite",
        "public_key",
        "sealing_key",
        "enrolled_at",
        "seen_to",
    ];
    office
        .store
        .write(|sql| sql.fill("device", &columns, &rows))
        .unwrap();
    machines
}

fn draft(at: usize) -> unit::Draft {
    unit::Draft {
        name: format!("澄溪县第{at}局"),
        groups: vec!["县直各有关单位".to_owned()],
        ..unit::Draft::default()
    }
}

fn machine(unit: &unit::Unit) -> Machine {
    let mut machine = Machine::stranger(Suite::Ed25519);
    machine.unit = UnitRef {
        code: unit.code.clone(),
        name: unit.name.clone(),
    };
    machine
}

fn row(machine: &Machine) -> Vec<minglu_office::store::Value> {
    let device = &machine.device;
    values![
        &device.id,
        &machine.unit.code,
        &device.name,
        "ed25519-sha256",
        device.public_key.to_string(),
        device.sealing_key.to_string(),
        "2026-01-01T00:00:00Z",
        0_i64,
    ]
    .to_vec()
}

/// A batch of records of progress, some of which answer tasks of the office.
pub fn progress(machine: &Machine, number: usize, records: usize, tasks: &[String]) -> Batch {
    let record = |at: usize| BatchRecord {
        ledger: "progress".to_owned(),
        id: format!("r{at}"),
        origin: tasks.get(at).cloned(),
        fields: fields(number, at),
        unknown: Unknown::new(),
    };
    let records = (0..records).map(record).collect();
    sealed(
        machine,
        number,
        Kind::TaskProgress,
        None,
        ("progress", records),
    )
}

/// A batch that answers a form.
pub fn answer(machine: &Machine, form: &str, columns: &[String]) -> Batch {
    let fields = columns.iter().map(|name| (name.clone(), json!("一")));
    let record = BatchRecord {
        ledger: "own_1".to_owned(),
        id: "r0".to_owned(),
        origin: None,
        fields: fields.collect(),
        unknown: Unknown::new(),
    };
    sealed(
        machine,
        900,
        Kind::Form,
        Some(form),
        ("own_1", vec![record]),
    )
}

fn sealed(
    machine: &Machine,
    number: usize,
    kind: Kind,
    form: Option<&str>,
    (ledger, records): (&str, Vec<BatchRecord>),
) -> Batch {
    let mut manifest = machine.manifest(u32::try_from(number).unwrap());
    manifest.kind = kind;
    manifest.form = form.map(str::to_owned);
    let ledgers = vec![(ledger.to_owned(), "v1".to_owned(), records)];
    freeze(Draft { manifest, ledgers }, &machine.secret).unwrap()
}

/// What a clerk writes about a task: some two hundred characters.
fn fields(number: usize, at: usize) -> Unknown {
    let value = json!({
        "task": format!("推进第{at}项财政预决算信息公开"),
        "requirement": "围绕全县重点工作，对照标准目录逐项梳理，在县政府网站集中公开，公开率不得低于90%，每季度通报1次进展",
        "progress": format!("截至目前，已在县政府网站财政预决算专栏公开第{number}批{at}条，解读材料{}份，群众来信{}件均已答复，下一步将继续完善", at % 7, at % 11),
        "evidence": format!("https://www.example.gov.cn/zwgk/{number}/{at}.html"),
        "status": "done",
        "date": "2026-09-30",
    });
    value.as_object().unwrap().clone()
}

/// The bytes of batches, made before the clock runs.
pub fn bytes(batches: &[Batch]) -> Vec<Vec<u8>> {
    batches.iter().map(|batch| batch.bytes().to_vec()).collect()
}

/// The lines of a batch's records.
pub fn lines(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.trim_end().split('\n').collect();
    lines[2..lines.len() - 1]
        .iter()
        .map(|line| (*line).to_owned())
        .collect()
}
