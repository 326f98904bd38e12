use crate::{Desk, Result};
use minglu_forms::form::Form;
use minglu_ledger::{Deed, Event, Query};

/// The columns of personal data that a paper shows in clear: those that the form prescribes, or
/// all where somebody asks for them.
pub(super) fn clear(desk: &Desk, form: &Form, all: bool) -> Result<Vec<String>> {
    let schema = desk.ledger.schema(&form.ledger)?;
    let prescribed = form.clear();
    let private = schema.private().map(|field| field.name.clone());
    Ok(private
        .filter(|name| all || prescribed.contains(name))
        .collect())
}

/// Notes who puts personal data on a paper in clear, before it is done.
pub(super) fn note(
    desk: &Desk,
    deed: Deed,
    query: &Query,
    target: Option<&str>,
    clear: &[String],
) -> Result<()> {
    if clear.is_empty() {
        return Ok(());
    }
    desk.note(Event {
        ledger: Some(query.ledger.clone()),
        target: target.map(str::to_owned),
        detail: Some(clear.join(",")),
        count: total(desk, query)?,
        ..Event::of(deed)
    })
}

/// How many records a query finds.
pub(super) fn total(desk: &Desk, query: &Query) -> Result<u64> {
    let one = Query {
        limit: 1,
        ..query.clone()
    };
    Ok(desk.ledger.list(&one)?.total)
}
