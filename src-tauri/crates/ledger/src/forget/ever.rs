use super::{Forgotten, Words};
use crate::error::Result;
use crate::record::Fields;
use crate::store::Ledger;
use crate::transact::log::fields;
use rusqlite::params;
use std::collections::BTreeSet;

impl Ledger {
    /// Every record of a ledger that ever named one of these in a field, by what the log tells:
    /// those in the trash and those whose addition was undone too.
    ///
    /// # Errors
    /// Fails where the log cannot be read.
    pub fn ever_naming(
        &self,
        ledger: &str,
        field: &str,
        ids: &BTreeSet<String>,
    ) -> Result<BTreeSet<String>> {
        self.read(|conn| {
            let mut sql =
                conn.prepare("SELECT record, before, after FROM main.change WHERE ledger = ?1")?;
            let mut rows = sql.query([ledger])?;
            let mut found = BTreeSet::new();
            while let Some(row) = rows.next()? {
                let (before, after) = (fields(row.get(1)?)?, fields(row.get(2)?)?);
                let sides = before.iter().chain(after.iter());
                let mut named = sides.filter_map(|side| side.get(field)?.as_str());
                if named.any(|id| ids.contains(id)) {
                    found.insert(row.get(0)?);
                }
            }
            Ok(found)
        })
    }

    /// Every text that fields of records ever held, by what the log tells.
    ///
    /// # Errors
    /// Fails where the log cannot be read.
    pub fn ever_held(&self, what: &[Forgotten]) -> Result<Words> {
        self.read(|conn| {
            let mut sql = conn.prepare(
                "SELECT before, after FROM main.change WHERE record = ?1 AND ledger = ?2",
            )?;
            let mut held = BTreeSet::new();
            for each in what {
                let mut rows = sql.query(params![each.id, each.ledger])?;
                while let Some(row) = rows.next()? {
                    let (before, after) = (fields(row.get(0)?)?, fields(row.get(1)?)?);
                    let sides = before.iter().chain(after.iter());
                    held.extend(sides.flat_map(|side| each.texts(side)));
                }
            }
            Ok(Words::of(held))
        })
    }
}

impl Forgotten {
    fn texts(&self, side: &Fields) -> Vec<String> {
        let texts = self
            .fields
            .iter()
            .filter_map(|name| side.get(name)?.as_str());
        texts.map(|text| text.trim().to_owned()).collect()
    }
}
