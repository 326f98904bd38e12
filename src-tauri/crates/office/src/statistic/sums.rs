use crate::Result;
use crate::batch::{Kept, records_where};
use crate::store::Store;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashSet;

/// A ledger, as all units together count it.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerSum {
    /// The ledger in code.
    pub ledger: String,
    /// Its title.
    pub title: String,
    /// Records of the year.
    pub count: u64,
    /// Records of the year before.
    pub last: u64,
    /// The units that have any.
    pub units: Vec<UnitSum>,
}

/// What a unit counts in one ledger.
#[derive(Debug, Clone, Serialize)]
pub struct UnitSum {
    /// Name of the unit.
    pub name: String,
    /// Records of the year.
    pub count: u64,
    /// Records of the year before.
    pub last: u64,
}

/// The units' own sums of a year, and the codes of the units that sent any. Of which year a batch
/// speaks stands in its period; one without a year there speaks of the year in which it came.
pub(super) fn sums(store: &Store, year: i32) -> Result<(Vec<LedgerSum>, HashSet<String>)> {
    let of_year = |kept: &Kept| year_of(kept) == Some(year);
    let kept = records_where(store, "statistics", None, of_year)?;
    let mut ledgers: Vec<LedgerSum> = Vec::new();
    let mut units = HashSet::new();
    for kept in &kept {
        units.insert(kept.unit.clone());
        let text = |field: &str| kept.record.fields.get(field).and_then(Value::as_str);
        let (Some(code), Some(title)) = (text("ledger"), text("title")) else {
            continue;
        };
        let own = UnitSum {
            name: kept.unit_name.clone(),
            count: number(kept, "count"),
            last: number(kept, "last"),
        };
        let at = ledgers.iter().position(|sum| sum.ledger == code);
        let at = at.unwrap_or_else(|| {
            ledgers.push(LedgerSum::new(code, title));
            ledgers.len() - 1
        });
        ledgers[at].add(own);
    }
    ledgers.retain(|sum| !sum.units.is_empty());
    Ok((ledgers, units))
}

impl LedgerSum {
    fn new(ledger: &str, title: &str) -> LedgerSum {
        LedgerSum {
            ledger: ledger.to_owned(),
            title: title.to_owned(),
            count: 0,
            last: 0,
            units: Vec::new(),
        }
    }

    fn add(&mut self, own: UnitSum) {
        self.count = self.count.saturating_add(own.count);
        self.last = self.last.saturating_add(own.last);
        if own.count > 0 || own.last > 0 {
            self.units.push(own);
        }
    }
}

/// What a unit counted; a number that is none counts as nought.
fn number(kept: &Kept, field: &str) -> u64 {
    let number = kept.record.fields.get(field);
    let counted = number.and_then(|number| number["records"].as_u64());
    counted.unwrap_or_default()
}

fn year_of(kept: &Kept) -> Option<i32> {
    let said = kept.period.as_deref().unwrap_or_default();
    let figures = |text: &str| -> Option<i32> { text.get(..4)?.parse().ok() };
    let said = said
        .char_indices()
        .find_map(|(at, _)| figures(&said[at..]).filter(|year| (2000..2100).contains(year)));
    said.or_else(|| figures(&crate::when::day(&kept.stored_at)))
}
