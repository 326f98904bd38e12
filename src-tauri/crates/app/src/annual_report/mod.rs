//! The annual report on disclosure: tables two, three and four counted from the ledgers, corrections
//! by hand that stay marked, six texts with bound numbers, what the format demands, and the reading
//! of reports that others wrote.
//!
//! Once a report is submitted its numbers are kept with it. Where the ledgers change afterwards the
//! report says so; its numbers follow only with a reason, which is printed.

mod behind;
mod book;
pub mod check_file;
mod checks;
mod compare;
pub mod correct;
mod correction;
mod count;
pub mod date;
pub mod export;
mod facts;
mod figures;
mod findings;
mod hold;
mod kept;
mod lines;
mod names;
pub mod pages;
mod paper;
pub mod preview;
pub mod print;
mod prose;
pub mod restate;
pub mod show;
pub mod take;
mod tasks;
pub mod write;

pub(crate) use lines::items;

pub use correction::shown;
pub use findings::{ReportFinding, identities};
pub use hold::hold;
pub use kept::read;

/// Where reports are kept, one a year.
pub(crate) const LEDGER: &str = "annual_report";

/// Of which year, where nobody says: the last one that has ended, for its report is the one to be
/// written, but from December on the present one.
pub(crate) fn usual_year() -> i32 {
    use chrono::Datelike;
    let today = crate::task::today();
    match today.month() {
        12 => today.year(),
        _ => today.year() - 1,
    }
}
