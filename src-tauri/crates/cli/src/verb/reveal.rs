use super::record::{one, request};
use crate::arguments::{List, Show};
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// A page of a ledger, with its personal data in clear where that is asked for.
pub fn list(desk: &Desk, list: List) -> Result<Value> {
    let (ledger, reveal) = (list.ledger.clone(), list.reveal);
    let mut page = dispatch(desk, "record.list", request(list))?.value;
    if let (true, Some(rows)) = (reveal, page["rows"].as_array_mut()) {
        uncover(desk, &ledger, rows)?;
    }
    Ok(page)
}

/// One record, likewise.
pub fn show(desk: &Desk, show: &Show) -> Result<Value> {
    let mut row = dispatch(desk, "record.show", one(&show.one))?.value;
    if show.reveal {
        uncover(desk, &show.one.ledger, std::slice::from_mut(&mut row))?;
    }
    Ok(row)
}

/// Asks for the personal data of these rows and puts it in place of its mask.
fn uncover(desk: &Desk, ledger: &str, rows: &mut [Value]) -> Result<()> {
    let ids: Vec<&Value> = rows.iter().map(|row| &row["id"]).collect();
    let asked = json!({ "ledger": ledger, "ids": ids });
    let revealed = dispatch(desk, "record.reveal", asked)?.value;
    let answers = revealed.as_array().into_iter().flatten();
    for (row, answer) in rows.iter_mut().zip(answers) {
        for (name, value) in answer["fields"].as_object().into_iter().flatten() {
            row[name] = value.clone();
        }
    }
    Ok(())
}
