use super::{ACT_LABELS, Acts, COLUMNS, Column, REMEDY_LABELS, ROWS, Remedies, Report};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A number's place in the three tables; written `3.1.7`: table, row and column from one. Table four
/// has one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place {
    /// Two, three or four.
    pub table: u8,
    /// From one.
    pub row: u8,
    /// From one.
    pub column: u8,
}

impl Place {
    /// All places, table by table.
    pub fn all() -> Vec<Place> {
        let two = ACT_LABELS
            .iter()
            .map(|label| Place::of(2, label.row, label.column));
        let three = (1..=ROWS as u8)
            .flat_map(|row| (1..=COLUMNS.len() as u8).map(move |column| Place::of(3, row, column)));
        let four = (1..=REMEDY_LABELS.len() as u8).map(|column| Place::of(4, 1, column));
        two.chain(three).chain(four).collect()
    }

    /// A place; whether there is one shows [`Place::exists`].
    pub const fn of(table: u8, row: u8, column: u8) -> Place {
        Place { table, row, column }
    }

    /// Whether the tables have it.
    pub fn exists(self) -> bool {
        match self.table {
            2 => Acts::index(self.row, self.column).is_some(),
            3 => (1..=ROWS).contains(&usize::from(self.row)) && self.column().is_some(),
            4 => self.row == 1 && self.slot().is_some(),
            _ => false,
        }
    }

    /// Its column of table three.
    pub fn column(self) -> Option<Column> {
        Column::all().nth(usize::from(self.column.checked_sub(1)?))
    }

    /// Its number of table four, from nought.
    pub fn slot(self) -> Option<usize> {
        let slot = usize::from(self.column.checked_sub(1)?);
        (slot < REMEDY_LABELS.len()).then_some(slot)
    }

    /// Where it is, in words: `表三第2行“商业企业”`.
    pub fn words(self) -> String {
        let column = usize::from(self.column).saturating_sub(1);
        match self.table {
            2 => {
                let at = Acts::index(self.row, self.column);
                let label = at.and_then(|at| ACT_LABELS.get(at));
                label.map_or_else(String::new, |label| {
                    format!("表二“{}”{}", label.item, label.head)
                })
            }
            3 => {
                let head = COLUMNS.get(column).copied().unwrap_or_default();
                format!("表三{}“{head}”", super::labels::short(self.row))
            }
            _ => {
                let (group, head) = REMEDY_LABELS.get(column).copied().unwrap_or_default();
                format!("表四“{group}”{head}")
            }
        }
    }
}

impl Report {
    /// The number in a place; nothing where table two has none yet.
    pub fn at(&self, place: Place) -> Option<u64> {
        match place.table {
            2 => self.acts.0[Acts::index(place.row, place.column)?],
            3 => Some(u64::from(self.requests.at(place.row, place.column()?))),
            _ => {
                let Remedies(numbers) = &self.remedies;
                numbers.get(place.slot()?).copied().map(u64::from)
            }
        }
    }

    /// Puts a number into its place; false where there is no such place, or the number is too large.
    pub fn put(&mut self, place: Place, number: u64) -> bool {
        if !place.exists() {
            return false;
        }
        if place.table == 2 {
            let at = Acts::index(place.row, place.column);
            return at.map(|at| self.acts.0[at] = Some(number)).is_some();
        }
        let Ok(number) = u32::try_from(number) else {
            return false;
        };
        match (place.table, place.column(), place.slot()) {
            (3, Some(column), _) => self.requests.put(place.row, column, number),
            (_, _, Some(slot)) => self.remedies.0[slot] = number,
            _ => return false,
        }
        true
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.table, self.row, self.column)
    }
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Place, String> {
        let unknown = || format!("年报里没有“{text}”这一格");
        let parts: Option<Vec<u8>> = text.split('.').map(|part| part.parse().ok()).collect();
        let place = match parts.as_deref() {
            Some([table, row, column]) => Place::of(*table, *row, *column),
            _ => return Err(unknown()),
        };
        place.exists().then_some(place).ok_or_else(unknown)
    }
}

impl TryFrom<String> for Place {
    type Error = String;

    fn try_from(text: String) -> Result<Place, String> {
        text.parse()
    }
}

impl From<Place> for String {
    fn from(place: Place) -> String {
        place.to_string()
    }
}
