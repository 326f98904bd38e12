use super::county::{County, call, place};
use super::settled::{self, Past};
use fastrand::Rng;
use minglu_app::Place;
use minglu_office::{batch, blob, carry, issue};
use minglu_sync::protocol::{IssuedBlob, IssuedKind, IssuedNotice, Outcome, Remark, TaskRow};
use serde_json::{Value, json};
use std::thread;

/// Larger than one chunk, so that an upload can stop in the middle.
const LARGE: usize = 4 * 1024 * 1024 + 100_000;

/// Something that somebody does, or that happens.
#[derive(Debug, Clone)]
pub enum Act {
    /// A unit does a task, with files of these sizes, and freezes what it has done.
    Report { unit: usize, files: Vec<usize> },
    /// A unit has nothing to report.
    Nothing { unit: usize },
    /// A unit corrects what was returned to it.
    Correct { unit: usize },
    /// These units talk to the office, at the same time, in this weather.
    Sync { units: Vec<usize>, seed: u64 },
    /// The office issues a notice with a file to all.
    Issue,
    /// The office looks over a batch that waits.
    Rule { accept: bool },
    /// A unit's file is carried to the office, and the answer back.
    Carry { unit: usize },
    /// The server is killed and started again.
    Restart,
}

/// What happens in one schedule.
pub fn acts(seed: u64) -> Vec<Act> {
    let mut chance = Rng::with_seed(seed);
    let count = chance.usize(4..14);
    (0..count).map(|_| act(&mut chance)).collect()
}

fn act(chance: &mut Rng) -> Act {
    let unit = chance.usize(0..2);
    match chance.u32(0..100) {
        0..22 => Act::Report {
            unit,
            files: files(chance),
        },
        22..26 => Act::Nothing { unit },
        26..32 => Act::Correct { unit },
        32..70 => Act::Sync {
            units: match chance.bool() {
                true => vec![0, 1],
                false => vec![unit],
            },
            seed: chance.u64(..),
        },
        70..80 => Act::Issue,
        80..92 => Act::Rule {
            accept: chance.bool(),
        },
        92..96 => Act::Carry { unit },
        _ => Act::Restart,
    }
}

fn files(chance: &mut Rng) -> Vec<usize> {
    let size = |chance: &mut Rng| match chance.u32(0..100) {
        0..3 => LARGE,
        3..8 => 0,
        _ => chance.usize(1..5000),
    };
    (0..chance.usize(0..3)).map(|_| size(chance)).collect()
}

/// A county in the middle of a schedule.
pub struct Play<'a> {
    county: County<'a>,
    places: Vec<Place>,
    seed: u64,
    done: u32,
}

/// Plays it, ends in fair weather, and says what is not as it should be.
pub fn play(county: County<'_>, seed: u64, acts: &[Act]) -> Vec<String> {
    let mut play = Play::of(county, seed);
    for act in acts {
        play.act(act);
        play.county.proxy.weather(0, 0);
        let untrue = settled::untrue(&play.county, &play.places);
        if !untrue.is_empty() {
            return untrue;
        }
    }
    play.end()
}

impl<'a> Play<'a> {
    pub fn of(county: County<'a>, seed: u64) -> Play<'a> {
        Play {
            places: county.units.iter().map(place).collect(),
            county,
            seed,
            done: 0,
        }
    }

    /// The county as it was left, with nobody at the desks.
    pub fn left(self) -> County<'a> {
        for place in &self.places {
            place.end().unwrap();
        }
        self.county
    }

    pub fn act(&mut self, act: &Act) {
        self.done += 1;
        match act {
            Act::Report { unit, files } => self.report(*unit, files),
            Act::Nothing { unit } => {
                let zero = json!({ "kind": "attribute_ledger", "zero": true });
                call(&self.places[*unit], "batch.new", zero);
            }
            Act::Correct { unit } => self.correct(*unit),
            Act::Sync { units, seed } => self.sync(units, *seed),
            Act::Issue => self.issue(),
            Act::Rule { accept } => self.rule(*accept),
            Act::Carry { unit } => self.carry(*unit),
            Act::Restart => self.county.start(),
        }
    }

    /// In fair weather one round is enough for what was frozen, and a second for what came of it;
    /// a third does nothing, and no request that comes late changes anything.
    fn end(&mut self) -> Vec<String> {
        self.county.proxy.deliver();
        for round in 0..3 {
            for place in &self.places {
                let done = call(place, "batch.sync", json!({}));
                let idle = done["receipts"] == json!([]) && done["items"] == 0;
                assert!(done["failures"] == json!([]), "round {round}: {done}");
                assert!(round < 2 || idle, "the third round still did {done}");
            }
        }
        self.county.proxy.deliver();
        settled::unsettled(&self.county, &self.places, Past::Whole)
    }

    fn report(&mut self, unit: usize, files: &[usize]) {
        let place = &self.places[unit];
        let named = |text: String| json!({ "ledger": "task", "fields": { "requirement": text } });
        let said = format!("第{}项：公开财政预算", self.done);
        let task = call(place, "record.add", named(said))["id"].clone();
        let stored = (0..).zip(files).map(|(at, size)| {
            let bytes = bytes(self.seed + u64::from(self.done) * 10 + at, *size);
            let name = format!("截图{at}.png");
            let file = place.with(|desk| Ok(desk.ledger.store(&name, &bytes[..])?));
            json!(file.unwrap())
        });
        let fields = json!({
            "state": "done", "progress": "已公开", "evidence": stored.collect::<Vec<_>>(),
        });
        let changes = json!([{ "id": task, "fields": fields }]);
        let set = json!({ "ledger": "task", "changes": changes });
        call(place, "record.set", set);
        call(place, "batch.new", json!({ "kind": "task_progress" }));
    }

    fn correct(&self, unit: usize) {
        let place = &self.places[unit];
        let lines = call(place, "batch.list", json!({}));
        let lines = lines.as_array().unwrap();
        let returned = lines.iter().find(|line| line["state"] == "returned");
        let Some(line) = returned else { return };
        let zero = line["zero"] == true;
        let draft = json!({ "follows": line["id"], "kind": line["kind"], "zero": zero });
        call(place, "batch.new", draft);
    }

    /// A round that breaks off leaves what it did.
    fn sync(&self, units: &[usize], seed: u64) {
        let faults = [10, 30, 60, 90][(seed % 4) as usize];
        self.county.proxy.weather(seed, faults);
        thread::scope(|scope| {
            for unit in units {
                let place = &self.places[*unit];
                scope.spawn(move || drop(place.dispatch("batch.sync", json!({}))));
            }
        });
    }

    fn issue(&self) {
        let office = &self.county.office;
        let file = self.county.dir.join("附件1.xlsx");
        let content = bytes(self.seed + u64::from(self.done), 3000);
        std::fs::write(&file, &content).unwrap();
        let (digest, size) = blob::put_file(&office.store, &office.blobs, &file, None).unwrap();
        let tasks = (0..3).map(|at| TaskRow {
            id: format!("row-{}-{at}", self.done),
            fields: row(at),
        });
        let notice = IssuedNotice {
            title: format!("第{}号通知", self.done),
            year: 2026,
            doc_no: None,
            issuer: None,
            dated: None,
            table_title: None,
            tasks: tasks.collect(),
            unknown: minglu_sync::Unknown::new(),
        };
        let blob = IssuedBlob {
            digest,
            size,
            name: "附件1.xlsx".to_owned(),
        };
        let subject = format!("notice-{}", self.done);
        let draft = issue::Draft::new(IssuedKind::Notice, &subject, &notice).unwrap();
        let draft = draft.with(blob);
        let units = minglu_office::unit::list(&office.store).unwrap();
        let given = office.store.write(|sql| {
            let mut units = units.iter();
            units.try_for_each(|unit| issue::issue(sql, &unit.code, &draft))
        });
        given.unwrap();
    }

    fn rule(&self, accept: bool) {
        let office = &self.county.office;
        let filter = batch::Filter {
            state: Some("stored".to_owned()),
            ..batch::Filter::default()
        };
        let waiting = batch::list(&office.store, &filter).unwrap();
        let Some(waiting) = waiting.first() else {
            return;
        };
        let remark = Remark {
            ledger: None,
            record: None,
            field: None,
            text: "请写明公开日期".to_owned(),
        };
        let (outcome, remarks) = match accept {
            true => (Outcome::Accepted, Vec::new()),
            false => (Outcome::Returned, vec![remark]),
        };
        let ruling = batch::Ruling {
            outcome,
            remarks,
            changes: Vec::new(),
        };
        batch::settle(&office.store, "测试", &waiting.id, &ruling).unwrap();
    }

    fn carry(&self, unit: usize) {
        let (office, place) = (&self.county.office, &self.places[unit]);
        let folder = self.county.units[unit].folder.path();
        let (there, back) = (folder.join("报送.mlbatch"), folder.join("回执.mlreceipt"));
        call(place, "batch.export", json!({ "path": there }));
        carry::receive(office, "测试", &there, &back).unwrap();
        call(place, "batch.receipt", json!({ "file": back }));
    }
}

fn row(at: u32) -> minglu_sync::Unknown {
    let fields = json!({
        "position": at, "seq": (at + 1).to_string(), "topic": "财政信息",
        "requirement": format!("公开第{at}项内容"), "responsible": "县直各有关单位",
    });
    match fields {
        Value::Object(fields) => fields,
        _ => minglu_sync::Unknown::new(),
    }
}

/// Bytes that no other file has.
fn bytes(seed: u64, size: usize) -> Vec<u8> {
    let mut chance = Rng::with_seed(seed);
    let mut bytes = vec![0; size];
    chance.fill(&mut bytes);
    bytes
}
