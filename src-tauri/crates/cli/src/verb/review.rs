use super::export::format_of;
use crate::arguments::Review;
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Value, json};

/// Does what is asked about the yearly review.
pub fn run(desk: &Desk, review: Review) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match review {
        Review::Open { due, year } => call("review.open", json!({ "due": due, "year": year })),
        Review::List {
            year,
            done,
            limit,
            after,
        } => list(desk, year, done, limit, after),
        Review::Set(v) => call(
            "review.set",
            json!({ "documents": v.documents, "outcome": v.outcome, "reason": v.reason,
                "approver": v.approver, "reviewer": v.reviewer }),
        ),
        Review::Close { approver, summary } => call(
            "review.close",
            json!({ "approver": approver, "summary": summary }),
        ),
        Review::Due { due, reason } => {
            call("review.set_due", json!({ "due": due, "reason": reason }))
        }
        Review::Cancel { reason } => call("review.cancel", json!({ "reason": reason })),
        Review::Export {
            year,
            blank,
            output,
        } => {
            let campaign = campaign(desk, year)?;
            let (form, filters) = match blank {
                true => ("review-sheet", &campaign["left_filters"]),
                false => ("review-summary", &campaign["done_filters"]),
            };
            let format = format_of(&output)?;
            call(
                "form.export",
                json!({ "form": form, "filters": filters, "format": format, "path": output }),
            )
        }
    }
}

/// How far it is, and a page of what is left or done.
fn list(
    desk: &Desk,
    year: Option<i32>,
    done: bool,
    limit: usize,
    after: Option<String>,
) -> Result<Value> {
    let mut campaign = campaign(desk, year)?;
    let (ledger, filters) = match done {
        true => ("review_item", &campaign["done_filters"]),
        false => ("document", &campaign["left_filters"]),
    };
    let sort = match done {
        true => json!([]),
        false => campaign["left_sort"].clone(),
    };
    let request = json!({ "ledger": ledger, "filters": filters, "sort": sort,
        "limit": limit, "after": after });
    let page = dispatch(desk, "record.list", request)?.value;
    // How the rows are found is nothing to read in a terminal.
    if let Some(fields) = campaign.as_object_mut() {
        fields.retain(|name, _| !name.ends_with("_filters") && !name.ends_with("_sort"));
    }
    campaign["rows"] = page["rows"].clone();
    campaign["next"] = page["next"].clone();
    Ok(campaign)
}

fn campaign(desk: &Desk, year: Option<i32>) -> Result<Value> {
    let mut state = dispatch(desk, "review.show", json!({ "year": year }))?.value;
    match state["campaign"].take() {
        Value::Null => Err(Error::not_found(
            "还没有这个年度的评估。请先运行 minglu review open --due 完成期限",
        )),
        campaign => Ok(campaign),
    }
}
