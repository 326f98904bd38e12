use crate::arguments::{Clock, Event, Fee};
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// The clock of a request.
pub fn clock(desk: &Desk, clock: &Clock) -> Result<Value> {
    let events: Vec<Value> = clock.events.iter().map(entry).collect();
    let payload = json!({
        "received": clock.received,
        "channel": clock.channel,
        "events": events,
        "today": clock.today,
    });
    Ok(dispatch(desk, "request.reckon", payload)?.value)
}

/// The fee of requests or pages.
pub fn fee(desk: &Desk, fee: &Fee) -> Result<Value> {
    let payload = json!({ "items": fee.items, "pages": fee.pages, "before": fee.before });
    Ok(dispatch(desk, "request.fee_of", payload)?.value)
}

fn entry(event: &Event) -> Value {
    let Event {
        kind,
        from,
        to,
        reached,
        days,
    } = event;
    json!({ "kind": kind, "from": from, "to": to, "reached": reached, "days": days })
}
