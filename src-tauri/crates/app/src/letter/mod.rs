//! Letters of requests on application (依申请公开的文书): which of them a case can have, what each
//! would say, and the numbered Word file that is kept with the case.
//!
//! What there is of letters is data: `assets/letters.json` names the kinds and every name that a
//! template may use, `assets/letters` holds the templates. An office may replace the first by a file
//! of its name in the data folder, and each template by one of its own ([`crate::template`]). A
//! letter that is written keeps its own file and the version of its template.

pub mod all;
mod book;
mod case;
pub mod course;
pub mod draft;
mod facts;
pub mod issue;
mod kept;
pub mod kinds;
mod may;
mod number;
mod prepare;
pub mod set_settings;
pub mod settings;
pub mod void;
pub mod write;

pub(crate) use book::{Book, Column, Kind, Name};

use crate::{Desk, Error, Result};
use minglu_ledger::Record;

/// The ledger of letters.
pub(crate) const LEDGER: &str = "letter";

/// A letter that has not been made void.
fn standing(desk: &Desk, id: &str) -> Result<Record> {
    let record = desk.ledger.get(LEDGER, id)?;
    match record.text("state") {
        Some("void") => Err(Error::new("conflict", "这份文书已作废，不能再改动")),
        _ => Ok(record),
    }
}
