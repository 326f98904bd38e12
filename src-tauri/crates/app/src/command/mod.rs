//! The one list of commands, the door through which every host runs them, and the TypeScript that
//! describes them to the UI.

mod typescript;

use crate::journal::caught;
use crate::{Desk, Error, Place, Result};
use minglu_ledger::people::{Person, Role};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use typescript::typescript;

/// What a command hands back: its value, and the ledgers that it changed.
#[derive(Debug, Serialize)]
pub struct Done<T> {
    /// The command's response.
    pub value: T,
    /// Ledgers to show anew.
    pub touched: Vec<String>,
}

/// The answer that crosses to a host.
pub type Envelope = Done<Value>;

impl<T> From<T> for Done<T> {
    fn from(value: T) -> Done<T> {
        Done {
            value,
            touched: Vec::new(),
        }
    }
}

impl<T> Done<T> {
    /// The result of a write, with another value in its place.
    pub fn wrote<U>(committed: minglu_ledger::Committed<U>, value: T) -> Done<T> {
        Done {
            value,
            touched: committed.touched,
        }
    }
}

/// What a command may do to the records. That it is noted who looked at them changes none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Leaves it as it is.
    Reads,
    /// Changes it: a page sends such commands one after another, in the order of the clerk's acts.
    Writes,
}

impl Access {
    /// Who may run such a command, where the list says nothing else.
    fn usual(self) -> Who {
        match self {
            Access::Reads => Who::Everybody,
            Access::Writes => Who::Clerk,
        }
    }
}

/// Who may run a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody at the desk: reading, printing, exporting, one's own password.
    Everybody,
    /// Who keeps the ledgers.
    Clerk,
    /// Who looks over and signs what the clerk wrote: another pair of eyes, so not the clerk.
    Signers,
}

impl Who {
    /// The roles that it stands for.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Who::Everybody => &Role::ALL,
            Who::Clerk => &[Role::Clerk],
            Who::Signers => &[Role::Reviewer, Role::Leader],
        }
    }
}

macro_rules! commands {
    ($($access:ident $name:literal => $($part:ident)::+ $(, by $who:ident)?;)+
     @place $($of:ident $called:literal => $($at:ident)::+ $(, by $whose:ident)?;)+) => {
        /// Names of all commands, in the order of the list.
        pub const NAMES: &[&str] = &[$($name,)+ $($called),+];

        /// True for a command that needs the folder only, not an opened ledger.
        pub(crate) fn is_of_place(name: &str) -> bool {
            [$($called),+].contains(&name)
        }

        /// What a command may do to the ledger; `None` where there is no such command.
        pub fn access(name: &str) -> Option<Access> {
            match name {
                $($name => Some(Access::$access),)+
                $($called => Some(Access::$of),)+
                _ => None,
            }
        }

        /// Who may run a command; `None` where there is no such command.
        pub fn who(name: &str) -> Option<Who> {
            match name {
                $($name => [$(Some(Who::$who),)? Some(Access::$access.usual())][0],)+
                $($called => [$(Some(Who::$whose),)? Some(Access::$of.usual())][0],)+
                _ => None,
            }
        }

        fn run(desk: &Desk, name: &str, payload: Value) -> Result<Envelope> {
            match name {
                $($name => enclose(desk, payload, crate::$($part)::+::run),)+
                _ => Err(Error::usage(format!("没有“{name}”这个命令"))),
            }
        }

        fn run_in(place: &Place, name: &str, payload: Value) -> Result<Envelope> {
            match name {
                $($called => enclose(place, payload, crate::$($at)::+::run),)+
                _ => Err(Error::usage(format!("没有“{name}”这个命令"))),
            }
        }

        fn describe(book: &mut typescript::Book) {
            $(book.command::<crate::$($part)::+::Request, crate::$($part)::+::Response>($name);)+
            $(book.command::<crate::$($at)::+::Request, crate::$($at)::+::Response>($called);)+
        }
    };
}

// What only reads is everybody's, what writes is the clerk's; `by` says where it is otherwise.
commands! {
    Reads "desk.status" => desk::status;
    Writes "desk.start" => desk::start;
    Writes "desk.sample" => desk::sample;
    Writes "desk.end_sample" => desk::end_sample;
    Reads "desk.schemas" => desk::schemas;
    Reads "desk.today" => desk::today;
    Reads "desk.month" => desk::month;
    Reads "desk.ics" => desk::ics;
    Reads "desk.print_today" => desk::print_today;
    Reads "record.list" => record::list;
    Reads "record.show" => record::show;
    Reads "record.reveal" => record::reveal;
    Writes "record.add" => record::add;
    Writes "record.set" => record::set;
    Writes "record.delete" => record::delete;
    Writes "record.restore" => record::restore;
    Reads "record.check" => record::check;
    Reads "record.history" => record::history;
    Reads "search.everywhere" => search::everywhere;
    Writes "step.undo" => step::undo;
    Writes "step.redo" => step::redo;
    Reads "step.list" => step::list;
    Writes "attachment.add" => attachment::add;
    Reads "attachment.open" => attachment::open;
    Reads "attachment.preview" => attachment::preview;
    Reads "attachment.print" => attachment::print;
    Reads "custom.preview" => custom::preview;
    Reads "custom.list" => custom::list;
    Writes "custom.create" => custom::create;
    Writes "custom.change" => custom::change;
    Writes "custom.remove" => custom::remove;
    Writes "custom.restore" => custom::restore;
    Reads "import.preview" => import::preview;
    Writes "import.commit" => import::commit;
    Reads "notice.read" => notice::read;
    Reads "notice.plan" => notice::plan;
    Writes "notice.take" => notice::take;
    Reads "notice.compare" => notice::compare;
    Reads "notice.keep" => notice::keep;
    Reads "notice.kept" => notice::kept;
    Reads "form.export" => form::export;
    Reads "form.preview" => form::preview;
    Reads "form.fill" => form::fill;
    Reads "file.discard" => file::discard;
    Reads "file.open" => file::open;
    Reads "file.reveal" => file::reveal;
    Reads "task.sheet" => task::sheet;
    Reads "task.entries" => task::entries;
    Writes "task.set_entry" => task::set_entry;
    Writes "unit.set_own" => unit::set_own;
    Reads "publication.check" => publication::check;
    Reads "publication.redact" => publication::redact;
    Writes "publication.save" => publication::save;
    Reads "attribute.ask" => attribute::ask;
    Writes "attribute.determine" => attribute::determine;
    Writes "attribute.by_letter" => attribute::by_letter;
    Writes "attribute.change" => attribute::change;
    Reads "document.register" => document::register;
    Reads "document.suggested" => document::suggested;
    Writes "document.note_asked" => document::note_asked;
    Reads "review.show" => review::show;
    Writes "review.open" => review::open;
    Writes "review.set" => review::set;
    Writes "review.set_due" => review::set_due;
    Writes "review.cancel" => review::cancel;
    Writes "review.close" => review::close;
    Reads "request.list" => request::list;
    Reads "request.preview" => request::preview;
    Reads "request.show" => request::show;
    Writes "request.step" => request::step, by Everybody;
    Writes "request.note" => request::note;
    Reads "request.charge" => request::charge;
    Reads "request.workflow" => request::workflow;
    Writes "request.set_step" => request::set_step;
    Writes "request.anonymise" => request::anonymise;
    Reads "interpretation.survey" => interpretation::survey;
    Writes "question.promote" => question::promote;
    Reads "catalogue.check" => catalogue::check;
    Writes "catalogue.carry" => catalogue::carry;
    Reads "catalogue.compare" => catalogue::compare;
    Reads "catalogue.print" => catalogue::print;
    Reads "calendar.list" => calendar::list;
    Reads "calendar.days" => calendar::days;
    Writes "calendar.import" => calendar::import;
    Reads "request.reckon" => request::reckon;
    Reads "request.fee_of" => request::fee_of;
    Reads "limit.list" => limit::list;
    Writes "limit.set" => limit::set;
    Reads "statistic.all" => statistic::all;
    Reads "statistic.show" => statistic::show;
    Reads "statistic.export" => statistic::export;
    Reads "statistic.picture" => statistic::picture;
    Reads "progress.show" => progress::show;
    Reads "progress.cancel" => progress::cancel;
    Reads "draft.keep" => draft::keep;
    Reads "draft.list" => draft::list;
    Reads "check.run" => check::run;
    Reads "archive.make" => archive::make;
    Writes "check.mend" => check::mend;
    Reads "check.print" => check::print;
    Reads "event.list" => event::list;
    Reads "backup.list" => backup::list;
    Writes "backup.make" => backup::make;
    Writes "backup.renew" => backup::renew;
    Writes "backup.set_second" => backup::set_second;
    Reads "sign.list" => sign::list;
    Writes "sign.add" => sign::add, by Signers;
    Reads "office.status" => office::status;
    Writes "office.enrol" => office::enrol;
    Reads "batch.check" => batch::check;
    Writes "batch.new" => batch::new;
    Reads "batch.list" => batch::list;
    Reads "batch.show" => batch::show;
    Reads "batch.export" => batch::export;
    Writes "batch.receipt" => batch::receipt;
    Reads "batch.received" => batch::received;
    Writes "batch.settle" => batch::settle;
    Writes "batch.decide" => batch::decide;
    Reads "procedure.required" => procedure::required;
    Reads "assessment.show" => assessment::show;
    Writes "assessment.to_task" => assessment::to_task;
    Reads "yearly_figure.show" => yearly_figure::show;
    Reads "annual_report.show" => annual_report::show;
    Reads "annual_report.preview" => annual_report::preview;
    Reads "annual_report.pages" => annual_report::pages;
    Reads "annual_report.export" => annual_report::export;
    Reads "annual_report.print" => annual_report::print;
    Reads "annual_report.check_file" => annual_report::check_file;
    Writes "annual_report.write" => annual_report::write;
    Writes "annual_report.correct" => annual_report::correct;
    Writes "annual_report.date" => annual_report::date;
    Writes "annual_report.restate" => annual_report::restate;
    Writes "annual_report.take" => annual_report::take;
    Reads "look_back.left" => look_back::left;
    Writes "look_back.carry" => look_back::carry;
    Reads "handover.show" => handover::show;
    Writes "handover.make" => handover::make;
    Reads "letter.kinds" => letter::kinds;
    Reads "letter.course" => letter::course;
    Reads "letter.draft" => letter::draft;
    Writes "letter.write" => letter::write;
    Writes "letter.issue" => letter::issue;
    Writes "letter.void" => letter::void;
    Reads "letter.all" => letter::all;
    Reads "letter.settings" => letter::settings;
    Writes "letter.set_settings" => letter::set_settings;
    Reads "template.list" => template::list;
    Reads "template.names" => template::names;
    Reads "template.export" => template::export;
    Writes "template.import" => template::import;
    Writes "template.reset" => template::reset;

    @place
    Reads "backup.rehearse" => backup::rehearse;
    Writes "backup.restore" => backup::restore;
    Reads "lock.show" => lock::show;
    Reads "lock.open" => lock::open;
    Reads "lock.close" => lock::close;
    Reads "lock.stay" => lock::stay;
    Reads "lock.recover" => lock::recover;
    Writes "password.set" => password::set;
    Writes "password.change" => password::change, by Everybody;
    Writes "password.remove" => password::remove;
    Writes "password.code" => password::code;
    Writes "password.minutes" => password::minutes;
    Reads "password.sheet" => password::sheet;
    Writes "people.add" => people::add;
    Writes "people.remove" => people::remove;
    Writes "people.rename" => people::rename, by Everybody;
    Writes "people.switch" => people::switch, by Everybody;
    Reads "rescue.show" => rescue::show;
    Reads "rescue.export" => rescue::export;
    Writes "rescue.accept" => rescue::accept;
    Reads "diagnosis.make" => diagnosis::make;
    // It writes step by step, what comes from the office: no act of the clerk waits for it.
    Reads "batch.sync" => batch::sync;
}

/// Runs one command at the desk. A panic inside it becomes an error that names its place.
///
/// # Errors
/// The command's own, or `usage` where its name or request is not understood; `not_allowed` where
/// the person at the desk may not run it.
pub fn dispatch(desk: &Desk, name: &str, payload: Value) -> Result<Envelope> {
    allow(name, &desk.person())?;
    guarded(name, || run(desk, name, payload))
}

/// The same for a command that needs the folder only.
pub(crate) fn dispatch_in(place: &Place, name: &str, payload: Value) -> Result<Envelope> {
    // Whoever changes something has come in, also where the ledger itself is not needed.
    if access(name) == Some(Access::Writes)
        && let Some(person) = place.person()?
    {
        allow(name, &person)?;
    }
    guarded(name, || run_in(place, name, payload))
}

/// The one place where roles bind.
fn allow(name: &str, person: &Person) -> Result<()> {
    let roles = who(name).unwrap_or(Who::Everybody).roles();
    if roles.contains(&person.role) {
        return Ok(());
    }
    let titles: Vec<&str> = roles.iter().map(|role| role.title()).collect();
    let message = format!(
        "这一步由{}来做。现在使用的是{}（{}），请换人后再做",
        titles.join("或"),
        person.name,
        person.role.title()
    );
    Err(Error::new("not_allowed", message))
}

/// What goes wrong is told to whoever asked, and noted by its command and code. Its words stay out
/// of the log: they may quote a record.
fn guarded(name: &str, work: impl FnOnce() -> Result<Envelope>) -> Result<Envelope> {
    let outcome = caught(work).unwrap_or_else(|place| Err(Error::broken(&place)));
    if let Err(error) = &outcome {
        let known = NAMES.iter().find(|known| **known == name);
        let place = error.detail["place"].as_str();
        tracing::warn!(command = known, code = error.code, place, "refused");
    }
    outcome
}

fn enclose<H, Q: DeserializeOwned, S: Serialize>(
    here: &H,
    payload: Value,
    run: fn(&H, Q) -> Result<Done<S>>,
) -> Result<Envelope> {
    let request = serde_json::from_value(payload)
        .map_err(|e| Error::usage(format!("命令的参数有误：{e}")))?;
    let done = run(here, request)?;
    let value = serde_json::to_value(done.value)
        .map_err(|e| Error::new("internal", format!("结果无法写成 JSON：{e}")))?;
    Ok(Done {
        value,
        touched: done.touched,
    })
}
