use super::clock::{day, entries, is_stopped, reckoned};
use crate::Result;
use crate::duty::{Change, Law};
use minglu_ledger::Fields;
use minglu_rules::duty::Facts;
use minglu_rules::request::clock::{Kind, Reckoning, Side, SideClock};
use serde_json::{Value, json};

/// The dates of a case as they stand today.
///
/// # Errors
/// `invalid` where its clock cannot have gone like this.
pub(crate) fn follow(law: &Law, facts: Change<'_>) -> Result<Fields> {
    let mut fields = Fields::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    let reckoning = reckoned(law, &facts)?;
    let stopped = is_stopped(&entries(&facts)?);
    let (due, due_note) = match &reckoning {
        Some(reckoning) => due(reckoning, stopped),
        None => (Value::Null, Value::Null),
    };
    put("due", due);
    put("due_note", due_note);
    let extended = reckoning.as_ref().is_some_and(|r| r.extended);
    put("extended", json!(extended));
    let open = facts.text("closed").is_empty();
    let asks = may_correct(law, &facts);
    let first = reckoning.as_ref().filter(|_| open);
    let first = first.and_then(|reckoning| first_side(reckoning, asks));
    let (by, words) = first.unzip();
    put("side_by", json!(by));
    put("side_note", json!(words));
    let (by, words) = Some(())
        .filter(|()| open)
        .and_then(|()| step(law, &facts))
        .unzip();
    put("step_by", json!(by));
    put("step_note", json!(words));
    Ok(fields)
}

/// While others are asked without an end the date moves on with every day, so none is kept.
fn due(reckoning: &Reckoning, stopped: bool) -> (Value, Value) {
    let Some(due) = reckoning.due.filter(|_| !stopped) else {
        let left = reckoning.allowed.saturating_sub(reckoning.days_used);
        let words = format!("期限停着，还剩{left}个工作日");
        return (Value::Null, json!(words));
    };
    let mut words = format!("{}个工作日", reckoning.allowed);
    if reckoning.open {
        words += "，收到答复后重算";
    }
    if reckoning.provisional {
        words += "，涉及没有工作日历的年份，按周末暂算";
    }
    (json!(due.to_string()), json!(words))
}

/// True where the state lets a correction be asked for: else nobody need think of its last day.
fn may_correct(law: &Law, facts: &Change<'_>) -> bool {
    let allowed = law.requests.workflow.allowed(facts.text("state"));
    let mut clocks = allowed.iter().flat_map(|event| &event.clocks);
    clocks.any(|kind| *kind == Kind::Corrected)
}

/// The clock beside it that ends first.
fn first_side(reckoning: &Reckoning, asks: bool) -> Option<(String, String)> {
    let idle = |side: &Side| side.clock == SideClock::CorrectionNotice && !asks;
    let open = |side: &&Side| side.met.is_none() && side.due.is_some() && !idle(side);
    let sides = reckoning.sides.iter().filter(open);
    let side = sides.min_by_key(|side| side.due)?;
    Some((side.due?.to_string(), side.words.clone()))
}

/// Until when the step at which the case stands should be done, by the office's own rule.
fn step(law: &Law, facts: &Change<'_>) -> Option<(String, String)> {
    let state = law.requests.workflow.state(facts.text("state"))?;
    let since = day(facts, "state_since").or_else(|| day(facts, "received"))?;
    let by = law.calendar.after(since, state.days?).value;
    let who = law.requests.workflow.role(state.by.as_deref()?)?;
    let words = format!("“{}”环节的内部时限，由{}办理", state.title, who.title);
    Some((by.to_string(), words))
}
