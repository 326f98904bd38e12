use super::Telling;
use crate::letter::REQUESTS;
use crate::letter::case::{Case, day};
use crate::{Error, Result};
use chrono::{Datelike, NaiveDate};
use minglu_forms::letter::Facts;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::request::fee::{Asked, Charge, Tariffs, Way, in_month};
use serde_json::Value;

/// The fee, how it came about, and by what.
pub(super) fn tell(telling: &Telling<'_>, facts: &mut Facts) -> Result<()> {
    let request = &telling.case.request;
    let tariffs = Tariffs::builtin().map_err(|e| Error::new("damaged", e.to_string()))?;
    let charge = match request.text("fee_way") {
        Some("pages") => number(request, "pages").map(|n| tariffs.charge(Way::Pages, 0, n)),
        Some("items") => by_item(telling, &tariffs)?,
        _ => None,
    };
    if let Some(charge) = &charge {
        facts.text("收费方式", charge.way.text());
        facts.text("收费计算", &charge.words);
    }
    facts.text("收费金额", amount(request, charge.as_ref()));
    Ok(())
}

/// What stands in the case, else what was computed; without needless places.
fn amount(request: &Record, charge: Option<&Charge>) -> String {
    match (request.get("fee"), charge) {
        (Value::Number(fee), _) => fee.to_string().trim_end_matches(".0").to_owned(),
        (_, Some(charge)) => charge.amount.to_string(),
        _ => String::new(),
    }
}

fn number(request: &Record, field: &str) -> Option<u32> {
    let number = request.get(field).as_u64()?;
    u32::try_from(number).ok()
}

/// By the requests of the same applicant in the same month.
fn by_item(telling: &Telling<'_>, tariffs: &Tariffs) -> Result<Option<Charge>> {
    let Case { request, .. } = telling.case;
    let (Some(received), Some((field, who))) = (day(request, "received"), applicant(request))
    else {
        return Ok(None);
    };
    let Some((first, last)) = month(received) else {
        return Ok(None);
    };
    let query = Query::of(REQUESTS)
        .with(field, Op::Eq, who)
        .with("received", Op::Ge, first.to_string())
        .with("received", Op::Le, last.to_string());
    let mut all = Vec::new();
    telling.desk.ledger.each(&query, |record| {
        all.push(record);
        Ok(())
    })?;
    all.sort_by_key(|one| (day(one, "received"), one.id.clone()));
    let asked: Vec<Asked<'_>> = all
        .iter()
        .map(|one| Asked {
            applicant: who,
            received: day(one, "received").unwrap_or(received),
            items: number(one, "items").unwrap_or(1),
        })
        .collect();
    let at = all.iter().position(|one| one.id == request.id);
    Ok(at.and_then(|at| in_month(tariffs, &asked, at)))
}

/// By what an applicant is known again.
fn applicant(request: &Record) -> Option<(&'static str, &str)> {
    let known = |field: &'static str| {
        let text = request.text(field).filter(|text| !text.is_empty());
        text.map(|text| (field, text))
    };
    known("identity").or_else(|| known("applicant"))
}

fn month(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let first = day.with_day(1)?;
    let next = first.checked_add_months(chrono::Months::new(1))?;
    Some((first, next.pred_opt()?))
}
