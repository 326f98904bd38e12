use super::{DraftFiling, FilingPlan, LEDGER};
use crate::record::{complete, typed};
use crate::{Desk, Result};
use minglu_ledger::{Fields, Op, Query, Record, Tx};
use minglu_notice::matched;
use serde_json::{Value, json};

/// What becomes of each filing, before anything is written.
pub(in crate::notice) struct Settled(Vec<(Option<Record>, Fields)>);

impl Settled {
    /// Holds a draft's filings against those that its notice has in the ledger already: the same
    /// words, or words as good as the same, are the same filing, and it is not written twice.
    ///
    /// # Errors
    /// `invalid` where a day is none; `classified` where a text bears a mark.
    pub fn of(
        desk: &Desk,
        notice: Option<&str>,
        year: Option<i32>,
        filings: &[DraftFiling],
    ) -> Result<Settled> {
        let stored = stored(desk, notice)?;
        let words = |record: &Record| record.text("demand").unwrap_or_default().to_owned();
        let before: Vec<String> = stored.iter().map(words).collect();
        let now: Vec<String> = filings.iter().map(|each| each.text.clone()).collect();
        let pairs = matched(&before, &now);
        let settled = filings.iter().enumerate().map(|(at, filing)| {
            let pair = pairs.iter().find(|pair| pair.other == at);
            let record = pair.map(|pair| stored[pair.one].clone());
            let fields = fields(desk, filing, year, record.as_ref())?;
            Ok((record, fields))
        });
        settled.collect::<Result<_>>().map(Settled)
    }

    /// How many are new, and how many say something else.
    pub fn plan(&self) -> FilingPlan {
        let mut plan = FilingPlan::default();
        for (record, fields) in &self.0 {
            match (record, fields.is_empty()) {
                (None, _) => plan.added += 1,
                (Some(_), false) => plan.changed += 1,
                (Some(_), true) => plan.unchanged += 1,
            }
        }
        plan
    }

    /// Writes them under their notice.
    ///
    /// # Errors
    /// The ledger's.
    pub fn write(self, tx: &mut Tx<'_>, notice: &Value) -> minglu_ledger::Result<()> {
        for (record, mut fields) in self.0 {
            match record {
                Some(record) => {
                    tx.set(LEDGER, &record.id, &fields)?;
                }
                None => {
                    fields.insert("source".to_owned(), notice.clone());
                    tx.add(LEDGER, fields)?;
                }
            }
        }
        Ok(())
    }
}

fn stored(desk: &Desk, notice: Option<&str>) -> Result<Vec<Record>> {
    let Some(notice) = notice else {
        return Ok(Vec::new());
    };
    let query = Query::of(LEDGER).with("source", Op::Eq, json!(notice));
    Ok(desk.ledger.list(&query)?.rows)
}

/// The fields to write: all that are given, or those that differ from the record. What a draft
/// leaves empty empties nothing.
fn fields(
    desk: &Desk,
    filing: &DraftFiling,
    year: Option<i32>,
    record: Option<&Record>,
) -> Result<Fields> {
    let schema = desk.ledger.schema(LEDGER)?.clone();
    let said = [
        ("name", &filing.name),
        ("recipient", &filing.to),
        ("place", &filing.place),
        ("due_text", &filing.due_text),
        ("due", &filing.due),
        ("form", &filing.form),
        ("demand", &filing.text),
    ];
    let said = said.map(|(name, words)| (name.to_owned(), json!(words)));
    let mut given = typed(desk, &schema, said.into_iter().collect(), None)?;
    given.insert("year".to_owned(), json!(year));
    given.retain(|name, value| {
        let stands = record.map_or(&Value::Null, |record| record.get(name));
        !value.is_null() && value != stands
    });
    if !given.is_empty() {
        complete(
            desk,
            &schema,
            &mut given,
            record.map(|record| &record.fields),
        )?;
    }
    Ok(given)
}
