use super::Number;
use super::behind::Behind;
use minglu_ledger::Tally;
use minglu_ledger::schema::{Kind, Schema};
use minglu_rules::duty::Statistic;

/// How a statistic's numbers are read from the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// So many records.
    Count,
    /// Of a hundred.
    Share,
    /// Added up; so many digits after the point.
    Sum(u32),
}

impl Measure {
    pub(super) fn of(schema: &Schema, statistic: &Statistic) -> Measure {
        let added = statistic.sum.as_ref().and_then(|name| schema.field(name));
        match added.map(|field| &field.kind) {
            Some(Kind::Decimal { scale }) => Measure::Sum(*scale),
            Some(_) => Measure::Sum(0),
            None if statistic.is_share() => Measure::Share,
            None => Measure::Count,
        }
    }

    /// The number that some counts add up to.
    pub(super) fn number<'a>(
        self,
        tallies: impl Iterator<Item = &'a Tally>,
        filters: Behind,
    ) -> Number {
        let (mut count, mut part, mut sum) = (0, 0, 0);
        for tally in tallies {
            count += tally.count;
            part += tally.part;
            sum += tally.sum;
        }
        let (value, text, of) = match self {
            Measure::Count => (Some(count as f64), count.to_string(), None),
            Measure::Sum(scale) => {
                let value = sum as f64 / 10f64.powi(scale.cast_signed());
                let digits = usize::try_from(scale).unwrap_or(0);
                (Some(value), format!("{value:.digits$}"), None)
            }
            Measure::Share if count == 0 => (None, "—".to_owned(), None),
            Measure::Share => {
                let value = part as f64 * 100.0 / count as f64;
                let of = format!("{part}/{count}");
                (Some(value), format!("{value:.1}%"), Some(of))
            }
        };
        Number {
            value,
            text,
            of,
            records: count,
            filters,
        }
    }
}
