//! The one list of commands, the door through which every host runs them, and the TypeScript that
//! describes them to the UI.

mod typescript;

use crate::{Desk, Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};

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

macro_rules! commands {
    ($($name:literal => $($part:ident)::+;)+) => {
        /// Names of all commands, in the order of the list.
        pub const NAMES: &[&str] = &[$($name),+];

        fn run(desk: &Desk, name: &str, payload: Value) -> Result<Envelope> {
            match name {
                $($name => enclose(desk, payload, crate::$($part)::+::run),)+
                _ => Err(Error::usage(format!("没有“{name}”这个命令"))),
            }
        }

        fn describe(book: &mut typescript::Book) {
            $(book.command::<crate::$($part)::+::Request, crate::$($part)::+::Response>($name);)+
        }
    };
}

commands! {
    "desk.status" => desk::status;
    "desk.start" => desk::start;
    "desk.sample" => desk::sample;
    "desk.schemas" => desk::schemas;
    "desk.today" => desk::today;
    "record.list" => record::list;
    "record.show" => record::show;
    "record.add" => record::add;
    "record.set" => record::set;
    "record.delete" => record::delete;
    "record.restore" => record::restore;
    "record.history" => record::history;
    "step.undo" => step::undo;
    "step.redo" => step::redo;
    "step.list" => step::list;
    "attachment.add" => attachment::add;
    "attachment.open" => attachment::open;
    "import.preview" => import::preview;
    "import.commit" => import::commit;
    "form.export" => form::export;
    "form.preview" => form::preview;
    "form.fill" => form::fill;
    "file.open" => file::open;
    "file.reveal" => file::reveal;
    "task.sheet" => task::sheet;
    "task.entries" => task::entries;
    "task.set_entry" => task::set_entry;
    "unit.set_own" => unit::set_own;
    "progress.show" => progress::show;
    "progress.cancel" => progress::cancel;
    "check.run" => check::run;
}

/// Runs one command. A panic inside it becomes an error that names its place.
///
/// # Errors
/// The command's own, or `usage` where its name or request is not understood.
pub fn dispatch(desk: &Desk, name: &str, payload: Value) -> Result<Envelope> {
    let outcome = catch_unwind(AssertUnwindSafe(|| run(desk, name, payload)));
    outcome.unwrap_or_else(|panic| {
        let place = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("unknown");
        tracing::error!(command = name, place, "a command panicked");
        Err(Error::new("internal", "程序内部出错，刚才的操作没有生效，已保存的内容不受影响。请重试；如仍不行，请把日志交给维护人员"))
    })
}

fn enclose<Q: DeserializeOwned, S: Serialize>(
    desk: &Desk,
    payload: Value,
    run: fn(&Desk, Q) -> Result<Done<S>>,
) -> Result<Envelope> {
    let request = serde_json::from_value(payload)
        .map_err(|e| Error::usage(format!("命令的参数有误：{e}")))?;
    let done = run(desk, request)?;
    let value = serde_json::to_value(done.value)
        .map_err(|e| Error::new("internal", format!("结果无法写成 JSON：{e}")))?;
    Ok(Done {
        value,
        touched: done.touched,
    })
}
