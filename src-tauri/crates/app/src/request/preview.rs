//! `request.preview`: what would follow if a request were registered like this. Nothing is written.

use super::complete::number;
use super::derive::arrival;
use super::similar::{Earlier, earlier};
use super::{LEDGER, follow};
use crate::command::Done;
use crate::duty::{Change, Law};
use crate::record::typed;
use crate::{Desk, Result};
use chrono::NaiveDate;
use minglu_ledger::Fields;
use minglu_rules::duty::Facts;
use minglu_rules::request::receipt::{Channel, settle};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// What is known so far.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The fields of the ledger `request`.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Fields,
}

/// What would follow.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "RequestPreview")]
pub struct Response {
    /// The day of receipt, and why it is that.
    pub received: Option<String>,
    /// Why, or which day is still missing.
    pub why: String,
    /// The field of the day that is missing or wrong.
    pub field: Option<String>,
    /// What somebody has to look at.
    pub remark: Option<String>,
    /// Until when it has to be answered.
    pub due: Option<String>,
    /// How that was counted.
    pub due_note: String,
    /// The number that it would get.
    pub number: Option<String>,
    /// Earlier requests of the same applicant.
    pub earlier: Vec<Earlier>,
}

/// Runs the command.
///
/// # Errors
/// `invalid` where a value cannot be read.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let schema = desk.ledger.schema(LEDGER)?;
    let mut fields = typed(desk, schema, request.fields, None)?;
    let mut answer = receipt(&fields);
    answer.earlier = earlier(desk, &Change::standing(&fields), None)?;
    if let Some(received) = &answer.received {
        fields.insert("received".to_owned(), json!(received));
        let followed = follow(&Law::of(desk)?, Change::standing(&fields))?;
        let followed = Change::standing(&followed);
        answer.due = Some(followed.text("due").to_owned());
        answer.due_note = followed.text("due_note").to_owned();
        let day: Option<NaiveDate> = received.parse().ok();
        answer.number = day.map(|day| number(desk, day)).transpose()?;
    }
    Ok(answer.into())
}

fn receipt(fields: &Fields) -> Response {
    let facts = Change::standing(fields);
    let Some(channel) = Channel::from_name(facts.text("channel")) else {
        let why = "请选收到渠道：渠道决定从哪一天起算（《政府信息公开条例》第三十一条）";
        return Response {
            why: why.to_owned(),
            field: Some("channel".to_owned()),
            ..Response::default()
        };
    };
    match settle(channel, &arrival(&facts)) {
        Ok(receipt) => Response {
            received: Some(receipt.date.to_string()),
            why: receipt.why,
            remark: receipt.remark,
            ..Response::default()
        },
        Err(unsettled) => Response {
            why: unsettled.words,
            field: Some(unsettled.field.to_owned()),
            ..Response::default()
        },
    }
}
