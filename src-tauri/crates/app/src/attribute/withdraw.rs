use crate::desk::today::TodayLine;
use crate::task::LampInfo;
use crate::{Desk, Result};
use minglu_ledger::{Code, Op, Query, Record};
use serde_json::{Value, json};

/// Documents that are public no more and have not been taken down, or whose proof is missing.
pub(crate) fn lines(desk: &Desk) -> Result<Vec<TodayLine>> {
    let query = Query::of("attribute_change")
        .with("from", Op::Eq, json!("proactive"))
        .with("proof", Op::Empty, Value::Null);
    let mut changes = Vec::new();
    desk.ledger.each(&query, |change| {
        changes.push(change);
        Ok(())
    })?;
    let mut lines = Vec::new();
    for change in &changes {
        lines.extend(line(desk, change)?);
    }
    Ok(lines)
}

/// What was never published needs no taking down.
fn line(desk: &Desk, change: &Record) -> Result<Option<TodayLine>> {
    let id = change.text("document").unwrap_or_default();
    let document = match desk.ledger.get("document", id) {
        Ok(document) => document,
        Err(e) if e.code() == Code::NotFound => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    if document.get("published").is_null() || document.deleted.is_some() {
        return Ok(None);
    }
    let detail = match change.get("withdrawn_on").is_null() {
        true => "已调整为非主动公开，请从网上撤下，填撤下日期并附证明",
        false => "已撤下，请附撤下证明（网页截图等）",
    };
    Ok(Some(TodayLine {
        ledger: "attribute_change".into(),
        id: change.id.clone(),
        title: document.text("title").unwrap_or_default().to_owned(),
        lamp: LampInfo {
            code: "due_soon".to_owned(),
            text: "待撤下".to_owned(),
            days: Some(0),
        },
        detail: detail.to_owned(),
    }))
}
