//! The number of a record in the index: it tells the batch and the place in it, and grows with what
//! comes later, so that the latest are found first.

/// More than a batch may have records.
const SPAN: u64 = 1 << 17;

const _: () = assert!(SPAN > minglu_sync::batch::RECORDS_MAX);

/// The number of a record: within a batch the first has the highest.
pub(super) fn number(batch: u64, position: u64) -> u64 {
    batch * SPAN + (SPAN - 1 - position)
}

/// Number of the batch, in SQL.
pub(super) const BATCH: &str = "(g.rowid / 131072)";

/// Place in the batch, in SQL.
pub(super) const POSITION: &str = "(131071 - g.rowid % 131072)";

/// Above all numbers.
pub(super) const END: u64 = i64::MAX as u64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_batches_and_earlier_records_stand_higher() {
        assert!(number(2, 99_999) > number(1, 0));
        assert!(number(2, 0) > number(2, 1));
        let (batch, position) = (number(7, 42) / SPAN, SPAN - 1 - number(7, 42) % SPAN);
        assert_eq!((batch, position), (7, 42));
        assert!(BATCH.contains(&SPAN.to_string()) && POSITION.contains(&(SPAN - 1).to_string()));
    }
}
