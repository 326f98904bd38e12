use crate::{Desk, Result};
use chrono::Datelike;
use minglu_ledger::Fields;
use minglu_notice::{Own, Owner, Phrases, Unit, due};
use serde_json::{Value, json};

/// Reads what follows from a task's own words, for one unit: who leads and assists, whether it is
/// ours, when it is due.
pub struct Reader {
    phrases: Phrases,
    own: Own,
}

impl Reader {
    /// A reader for this unit; kept for a whole file it reads each distinct phrase once.
    pub fn new(me: &Unit) -> Reader {
        Reader {
            phrases: Phrases::new(me),
            own: Own::new(me),
        }
    }

    /// Fills what follows from those words that the fields name.
    pub fn derive(&mut self, fields: &mut Fields, year: i32) {
        self.derive_owner(fields);
        derive_due(fields, year);
    }

    fn derive_owner(&mut self, fields: &mut Fields) {
        if let Some(text) = fields
            .get("responsible")
            .map(|v| v.as_str().unwrap_or_default())
        {
            let read = &self.phrases.read(text).owner;
            let lists = [("lead", &read.lead), ("assist", &read.assist)];
            let lists = lists.map(|(name, units)| (name, list(units)));
            let responsible = list(&read.responsible);
            for (name, units) in lists {
                // A column of its own says more than the phrase.
                let said = fields.entry(name).or_insert(Value::Null);
                if said.is_null() {
                    *said = units;
                }
            }
            fields.insert("responsible_units".into(), responsible);
        }
        if ["lead", "responsible_units", "assist"]
            .iter()
            .any(|f| fields.contains_key(*f))
        {
            let ours = self.ours(fields);
            fields.insert("ours".into(), ours);
        }
    }

    /// How a task concerns the unit, by the lists that were read from its owner cell.
    pub(crate) fn ours(&self, fields: &Fields) -> Value {
        let owner = Owner {
            lead: units(fields, "lead"),
            responsible: units(fields, "responsible_units"),
            assist: units(fields, "assist"),
            ..Owner::default()
        };
        json!(self.own.ours(&owner).name())
    }
}

/// Completes one task that is added or changed. `before` is the record as it stands.
pub(crate) fn complete(desk: &Desk, fields: &mut Fields, before: Option<&Fields>) -> Result<()> {
    let of = |name: &str| fields.get(name).or_else(|| before?.get(name));
    let year = notice_year(desk, of("notice").and_then(Value::as_str));
    let mut reader = Reader::new(&crate::unit::me(desk)?);
    if let Some(before) = before {
        keep_lists(&mut reader, fields, before);
    }
    reader.derive(fields, year);
    Ok(())
}

/// A list that stood in a column of its own outlives a change of the owner phrase; and a change of
/// one list is judged beside the others as they stand.
fn keep_lists(reader: &mut Reader, fields: &mut Fields, before: &Fields) {
    let stored = |name: &str| before.get(name).cloned().unwrap_or_default();
    let phrase = before
        .get("responsible")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let read = reader.phrases.read(phrase).owner.clone();
    let follows = fields.contains_key("responsible");
    let named = ["lead", "assist"].iter().any(|f| fields.contains_key(*f));
    for (name, derived) in [("lead", list(&read.lead)), ("assist", list(&read.assist))] {
        let own_column = stored(name) != derived;
        if !fields.contains_key(name) && ((follows && own_column) || (named && !follows)) {
            fields.insert(name.into(), stored(name));
        }
    }
    if named && !follows {
        fields.insert("responsible_units".into(), stored("responsible_units"));
    }
}

/// Which of a task's fields another one follows from; none for those that people write.
pub(crate) fn follows_from(field: &str) -> &'static [&'static str] {
    match field {
        "due" | "recurs" => &["due_text"],
        "lead" | "assist" | "responsible_units" => &["responsible"],
        "ours" => &["responsible", "lead", "assist"],
        _ => &[],
    }
}

/// A date that the change itself names is kept; else the wording decides.
fn derive_due(fields: &mut Fields, year: i32) {
    let Some(text) = fields
        .get("due_text")
        .map(|v| v.as_str().unwrap_or_default().to_owned())
    else {
        return;
    };
    let due = due(&text, year);
    if !fields.contains_key("due") {
        fields.insert("due".into(), json!(due.date.map(|d| d.to_string())));
    }
    if !fields.contains_key("recurs") {
        fields.insert("recurs".into(), json!(due.recurs.map(|r| r.name())));
    }
}

fn units(fields: &Fields, name: &str) -> Vec<String> {
    let items = fields.get(name).and_then(Value::as_array);
    let texts = items.into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

fn list(units: &[String]) -> Value {
    if units.is_empty() {
        Value::Null
    } else {
        json!(units)
    }
}

/// The year of a notice, else this one.
pub(crate) fn notice_year(desk: &Desk, notice: Option<&str>) -> i32 {
    let stored = notice.and_then(|id| desk.ledger.get("notice", id).ok());
    let year = stored.and_then(|n| n.fields.get("year").and_then(Value::as_i64));
    year.and_then(|y| i32::try_from(y).ok())
        .unwrap_or_else(|| super::today().year())
}
