//! `record.reveal`: personal data in clear, for somebody who asks. It is noted who asked for what,
//! before anything is shown.

use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Deed, Event, Fields};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Records that one request may ask for: a page of a list.
const MOST: usize = 1000;

/// Of which records, and what.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The ledger.
    #[ts(optional = false)]
    pub ledger: String,
    /// The records.
    #[ts(optional = false)]
    pub ids: Vec<String>,
    /// The columns; all columns of personal data where not given.
    pub fields: Option<Vec<String>>,
}

/// The records, in the order of the request.
pub type Response = Vec<Revealed>;

/// What was asked for of one record.
#[derive(Debug, Serialize, TS)]
pub struct Revealed {
    /// The record.
    pub id: String,
    /// The values, in clear.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Fields,
}

/// Runs the command.
///
/// # Errors
/// `usage` where a column holds no personal data; `not_found` where a record is not there.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let Request {
        ledger,
        ids,
        fields,
    } = request;
    if ids.len() > MOST {
        return Err(Error::usage(format!("一次最多显示 {MOST} 条")));
    }
    let columns = columns(desk.ledger.schema(&ledger)?, fields)?;
    let reveal = |id: &String| {
        let mut record = desk.ledger.get(&ledger, id)?;
        record.fields.retain(|name, _| columns.contains(name));
        Ok(Revealed {
            id: id.clone(),
            fields: record.fields,
        })
    };
    let revealed = ids.iter().map(reveal).collect::<Result<Response>>()?;
    let count = ids.len() as u64;
    let one = ids.into_iter().next().filter(|_| count == 1);
    desk.note(Event {
        ledger: Some(ledger),
        target: one,
        detail: Some(columns.join(",")),
        count,
        ..Event::of(Deed::Reveal)
    })?;
    Ok(revealed.into())
}

fn columns(schema: &Schema, asked: Option<Vec<String>>) -> Result<Vec<String>> {
    let private: Vec<String> = schema.private().map(|f| f.name.clone()).collect();
    let Some(asked) = asked else {
        return Ok(private);
    };
    match asked.iter().find(|name| !private.contains(name)) {
        Some(name) => Err(Error::usage(format!(
            "{}的“{name}”没有遮住，不用显示",
            schema.title
        ))),
        None => Ok(asked),
    }
}
