//! To which year and quarter a record belongs in the statistics.

use super::{Field, Kind, Schema};

/// What says to which year and quarter a record belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Period<'a> {
    /// A day, or a point in time.
    Day(&'a Field),
    /// A year of its own; the quarter by a day, where there is one.
    Year(&'a Field, Option<&'a Field>),
    /// The year of the record that it belongs to; the quarter by a day, where there is one.
    Parent(&'a Field, Option<&'a Field>),
    /// No field does: the day on which it was added.
    Added,
}

impl Schema {
    /// What says to which year and quarter its records belong.
    pub fn period(&self) -> Period<'_> {
        let year = self.year.as_deref().and_then(|name| self.field(name));
        match (year, self.day()) {
            (Some(field), _) if is_day(field) => Period::Day(field),
            (Some(field), day) if matches!(field.kind, Kind::Reference { .. }) => {
                Period::Parent(field, day)
            }
            (Some(field), day) => Period::Year(field, day),
            (None, Some(day)) => Period::Day(day),
            (None, None) => Period::Added,
        }
    }

    /// The day by which it is ordered, or else the first that somebody writes.
    fn day(&self) -> Option<&Field> {
        let ordered = self.sort.iter().filter_map(|by| self.field(&by.field));
        let written = self.fields.iter().filter(|field| !field.derived);
        ordered.chain(written).find(|field| is_day(field))
    }
}

impl Period<'_> {
    /// The fields that it looks at.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let (one, other) = match self {
            Period::Day(field) => (Some(*field), None),
            Period::Year(field, day) | Period::Parent(field, day) => (Some(*field), *day),
            Period::Added => (None, None),
        };
        one.into_iter()
            .chain(other)
            .map(|field| field.name.as_str())
    }
}

fn is_day(field: &Field) -> bool {
    matches!(field.kind, Kind::Date | Kind::DateTime)
}
