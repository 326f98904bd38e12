use super::ImportPlan;
use super::report::Outcome;
use super::source::{ByHand, Source};
use super::walk::Job;
use crate::{Desk, Result};
use minglu_forms::table::Workbook;
use minglu_ledger::Tx;
use minglu_ledger::schema::Schema;

/// The rows of the sheet of which a ledger is made: they come in with it, in the same step.
pub(crate) struct FirstRows {
    /// The table, read already.
    pub workbook: Workbook,
    /// Which sheet of it, from 0.
    pub sheet: Option<usize>,
    /// Column to field.
    pub mapping: ByHand,
}

impl FirstRows {
    /// Writes the rows into the ledger that this transaction has just defined.
    ///
    /// # Errors
    /// `cancelled` where the clerk stopped it; `unreadable` where the sheet is no table.
    pub fn write(self, desk: &Desk, schema: Schema, tx: &mut Tx<'_>) -> Result<ImportPlan> {
        let source = Source::given(self.workbook, self.sheet, &schema, &self.mapping)?;
        let job = Job::first(desk, schema, source)?;
        let ledger = &job.schema.ledger;
        job.walk(
            None,
            |row, outcome| {
                if let Outcome::Added = outcome {
                    tx.add_checked(ledger, row.checked)?;
                }
                Ok(())
            },
            |_| Ok(()),
        )
    }
}
