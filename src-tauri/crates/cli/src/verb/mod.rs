//! The verbs: each turns its arguments into a command, and prints what comes back.

mod assessment;
mod attach;
mod attribute;
mod backup;
mod batch;
mod calendar;
mod catalogue;
mod export;
mod import;
mod ledger;
mod letter;
mod look_back;
mod notice;
mod password;
mod people;
mod publish_check;
mod question;
mod read_foreign;
mod record;
mod report;
mod request;
mod reveal;
mod review;
mod search;
mod statistics;
mod today;
mod typeset;

use crate::arguments::{Arguments, Interpretation, Verb};
use crate::ask::Asking;
use crate::press::InProcess;
use crate::{say, serve};
use minglu_app::{Desk, Error, Place, Result, dispatch, journal};
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;

/// Does what the command line asks for.
///
/// # Errors
/// The command's.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments {
        data,
        json,
        password_stdin,
        who,
        verb,
    } = arguments;
    let dir = data.unwrap_or_else(Desk::default_dir);
    keep_journal(&dir, &verb, json);
    if !json && !matches!(verb, Verb::Typeset(_)) {
        say::warning(minglu_app::place::warning(&dir));
    }
    let has_ledger = Desk::must_exist(&dir).is_ok();
    let mut asking = Asking::new(password_stdin, who.clone());
    let place = |kind| Place::new(dir, kind, || Box::new(InProcess)).acting(who);
    match verb {
        Verb::Typeset(typeset) => typeset::run(typeset),
        Verb::ReadForeign(read) => read_foreign::run(&read),
        Verb::Notice(asked) if asked.unit.is_some() || !has_ledger => {
            let read = notice::alone(&asked)?;
            say::result(&if json { read } else { notice::lines(&read) }, json);
            Ok(ExitCode::SUCCESS)
        }
        Verb::Serve(serve) => {
            let place = place("浏览器版");
            // Without a password at hand the page asks for it.
            if password_stdin {
                asking.open(&place)?;
            }
            serve::run(place, serve.port)
        }
        verb => {
            let told = !json && matches!(verb, Verb::Notice(_));
            let value = answer(&place("命令"), &mut asking, verb)?;
            let value = if told { notice::lines(&value) } else { value };
            say::result(&value, json);
            Ok(if value["ok"] == json!(false) {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            })
        }
    }
}

/// A folder that is not there yet holds no log either; nor do our own children keep one.
fn keep_journal(dir: &Path, verb: &Verb, json: bool) {
    let name = match verb {
        Verb::Typeset(_) | Verb::ReadForeign(_) => return,
        Verb::Serve(_) => "serve",
        _ => "minglu",
    };
    let opened = dir.is_dir().then(|| journal::open(dir, name));
    // Standard error holds one JSON document and nothing beside it.
    if let (Some(Err(error)), false) = (opened, json) {
        say::warning(Some(format!("无法写日志：{error}")));
    }
}

fn answer(place: &Place, asking: &mut Asking, verb: Verb) -> Result<Value> {
    if let Verb::Password(what) = verb {
        Desk::must_exist(place.dir())?;
        return password::run(place, asking, what);
    }
    // A ledger that is locked or cannot be opened is diagnosed as that.
    if let Verb::Diagnose(d) = verb {
        let made = place.dispatch("diagnosis.make", json!({ "path": d.output }))?;
        return Ok(made.value);
    }
    if let Verb::People(what) = verb {
        Desk::must_exist(place.dir())?;
        return people::run(place, asking, what);
    }
    asking.open(place)?;
    if let Some(answer) = backup::of_place(place, asking, &verb) {
        return answer;
    }
    if !matches!(verb, Verb::Init(_) | Verb::Sample) {
        Desk::must_exist(place.dir())?;
    }
    if matches!(verb, Verb::Sync) {
        return Ok(place.dispatch("batch.sync", json!({}))?.value);
    }
    let desk = place.visit()?;
    let mut verb = verb;
    if let Some(named) = verb.ledger() {
        *named = called(&desk, named);
    }
    match verb {
        Verb::Ledger(what) => ledger::run(&desk, what),
        verb => at_desk(&desk, verb),
    }
}

/// The name in code of a ledger that is called by its title; what is no title stays as it is.
fn called(desk: &Desk, named: &str) -> String {
    let mut schemas = desk.ledger.schemas().iter();
    let titled = schemas.find(|schema| schema.title == named);
    titled.map_or_else(|| named.to_owned(), |schema| schema.ledger.clone())
}

/// The answer of a verb that needs the ledger.
fn at_desk(desk: &Desk, verb: Verb) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match verb {
        Verb::Init(i) => call(
            "desk.start",
            json!({ "unit": i.unit, "county": i.county, "aliases": i.aliases, "groups": i.groups }),
        ),
        Verb::Sample => call("desk.sample", json!({})),
        Verb::Import(i) => import::run(desk, &i),
        Verb::Notice(n) => notice::run(desk, &n),
        Verb::List(l) => reveal::list(desk, l),
        Verb::Search(s) => search::run(desk, &s),
        Verb::Show(s) => reveal::show(desk, &s),
        Verb::Events(e) => call(
            "event.list",
            json!({ "limit": e.limit, "before": e.before }),
        ),
        Verb::Set(s) => record::set(desk, s),
        Verb::Add(a) => record::add(desk, a),
        Verb::Delete(o) => record::delete(desk, &o),
        Verb::Restore(r) => record::restore(desk, r),
        Verb::Backup(b) if b.renew => call("backup.renew", json!({})),
        Verb::Backup(b) => call("backup.make", json!({ "path": b.output })),
        Verb::Backups => call("backup.list", json!({})),
        Verb::Attach(a) => attach::run(desk, a),
        Verb::Export(e) => export::export(desk, e),
        Verb::Fill(f) => export::fill(desk, f),
        Verb::History(o) => call("record.history", record::one(&o)),
        Verb::Undo => call("step.undo", json!({})),
        Verb::Redo => call("step.redo", json!({})),
        Verb::Check(c) if c.mend => call("check.mend", json!({})),
        Verb::Check(c) if c.output.is_some() => call("check.print", json!({ "path": c.output })),
        Verb::Check(_) => call("check.run", json!({})),
        Verb::Archive(a) => call(
            "archive.make",
            json!({ "year": a.year, "folder": a.output }),
        ),
        Verb::Handover(h) => call(
            "handover.make",
            json!({ "to": h.to, "witness": h.witness, "path": h.output }),
        ),
        verb => of_duty(desk, verb),
    }
}

/// The answer of a verb for one of the duties: what the notices and the law ask for.
fn of_duty(desk: &Desk, verb: Verb) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match verb {
        Verb::PublishCheck(p) => publish_check::run(desk, &p),
        Verb::Calendar(c) => calendar::run(desk, c),
        Verb::Request(r) => request::run(desk, r),
        Verb::Clock(c) => request::clock(desk, &c),
        Verb::Fee(f) => request::fee(desk, &f),
        Verb::Attribute(a) => attribute::run(desk, a),
        Verb::Review(r) => review::run(desk, r),
        Verb::Interpretation(Interpretation::Survey { year }) => {
            call("interpretation.survey", json!({ "year": year }))
        }
        Verb::Question(q) => question::run(desk, q),
        Verb::Assessment(a) => assessment::run(desk, a),
        Verb::LookBack(l) => look_back::run(desk, l),
        Verb::Procedures => call("procedure.required", json!({})),
        Verb::YearlyFigures { year } => call("yearly_figure.show", json!({ "year": year })),
        Verb::Report(r) => report::run(desk, r),
        Verb::Catalogue(c) => catalogue::run(desk, c),
        Verb::Letter(l) => letter::run(desk, l),
        Verb::Today(t) => today::today(desk, &t),
        Verb::Month(m) => today::month(desk, &m),
        Verb::Statistics(s) => statistics::show(desk, &s),
        Verb::Limit(l) => statistics::limit(desk, l),
        Verb::Enrol(e) => batch::enrol(desk, &e),
        Verb::Batch(b) => batch::run(desk, b),
        _ => Err(Error::usage("这个命令不在这里执行")),
    }
}
