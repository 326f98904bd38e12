use crate::arguments::{Clock, Event, Fee, Note, Request, Step};
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Map, Value, json};

/// Does what is asked about a request on application.
pub fn run(desk: &Desk, request: Request) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match request {
        Request::Register { fields } => call(
            "record.add",
            json!({ "ledger": "request", "fields": object(fields) }),
        ),
        Request::Show { id } => call("request.show", json!({ "id": find(desk, &id)? })),
        Request::Step(step) => take(desk, step),
        Request::Note(note) => write(desk, &note),
        Request::Charge { id } => call("request.charge", json!({ "id": find(desk, &id)? })),
        Request::Workflow { state: None, .. } => call("request.workflow", json!({})),
        Request::Workflow { state, by, days } => call(
            "request.set_step",
            json!({ "state": state, "by": by, "days": days }),
        ),
        Request::Anonymise { agree } => call("request.anonymise", json!({ "agree": agree })),
    }
}

fn take(desk: &Desk, step: Step) -> Result<Value> {
    let payload = json!({
        "id": find(desk, &step.id)?, "event": step.event, "day": step.day, "clock": step.clock,
        "days": step.days, "reached": step.reached, "other": step.other,
        "approver": step.approver, "note": step.note, "letter": step.letter, "fields": object(step.fields),
    });
    Ok(dispatch(desk, "request.step", payload)?.value)
}

fn write(desk: &Desk, note: &Note) -> Result<Value> {
    let payload = json!({
        "id": find(desk, &note.id)?, "entry": note.entry, "reached": note.reached,
        "until": note.until, "day": note.day, "note": note.note,
    });
    Ok(dispatch(desk, "request.note", payload)?.value)
}

fn object(fields: Vec<(String, String)>) -> Map<String, Value> {
    let fields = fields.into_iter();
    fields.map(|(name, value)| (name, json!(value))).collect()
}

/// The id of a case that is named by its id or by its number in the register.
fn find(desk: &Desk, name: &str) -> Result<String> {
    let number = json!([{ "field": "number", "op": "eq", "value": name }]);
    let asked = json!({ "ledger": "request", "filters": number, "limit": 2 });
    let page = dispatch(desk, "record.list", asked)?.value;
    match page["rows"].as_array().map(Vec::as_slice) {
        Some([one]) => Ok(one["id"].as_str().unwrap_or_default().to_owned()),
        Some([_, _, ..]) => {
            let words = format!("登记编号“{name}”有几件，请改用记录编号");
            Err(Error::usage(words))
        }
        _ => Ok(name.to_owned()),
    }
}

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
