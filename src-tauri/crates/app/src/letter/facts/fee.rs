use super::Telling;
use crate::Result;
use crate::duty::Change;
use crate::request::charge::{before, number};
use minglu_forms::letter::Facts;
use minglu_ledger::Record;
use minglu_rules::request::fee::{Charge, Way};

/// The fee, how it came about, and by what.
pub(super) fn tell(telling: &Telling<'_>, facts: &mut Facts) -> Result<()> {
    let request = &telling.case.request;
    let charge = charge(telling, request)?;
    if let Some(charge) = &charge {
        facts.text("收费方式", charge.way.text());
        facts.text("收费计算", &charge.words);
    }
    facts.text("收费金额", amount(request, charge.as_ref()));
    Ok(())
}

fn charge(telling: &Telling<'_>, request: &Record) -> Result<Option<Charge>> {
    let known = Change::standing(&request.fields);
    let tariffs = &telling.law.requests.tariffs;
    let (way, before, count) = match request.text("fee_way") {
        Some("pages") => (Way::Pages, 0, number(&known, "pages")),
        Some("items") => {
            let before = before(telling.desk, request)?;
            (Way::Items, before, number(&known, "items").max(1))
        }
        _ => return Ok(None),
    };
    Ok(Some(tariffs.charge(way, before, count)))
}

/// What stands in the case, else what was computed; without needless places.
fn amount(request: &Record, charge: Option<&Charge>) -> String {
    let computed = || charge.map(|charge| charge.amount.to_string());
    let fee = request.text("fee").map(str::to_owned).or_else(computed);
    let fee = fee.unwrap_or_default();
    fee.strip_suffix(".00").unwrap_or(&fee).to_owned()
}
