use super::chain::Head;
use super::{Committed, Operation, Tx};
use crate::error::Result;
use crate::store::{Ledger, head as newest};
use crate::value::now;
use rusqlite::{Connection, TransactionBehavior};

impl Ledger {
    /// Runs a closure that writes. All of it is kept as one step, or none of it.
    ///
    /// The closure must not write through the ledger itself (`transact`, `undo`, `remember`): it
    /// would wait for its own end.
    ///
    /// # Errors
    /// Fails with what the closure fails with, or where the disk refuses; then nothing is changed.
    pub fn transact<T>(
        &self,
        operation: Operation,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Committed<T>> {
        let f = |tx: &mut Tx<'_>| {
            let value = f(tx)?;
            tx.forget_undone()?;
            Ok(value)
        };
        self.run(operation.head(), f)
    }

    /// Runs one step of any kind.
    pub(crate) fn run<T>(
        &self,
        head: Head,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Committed<T>> {
        self.run_and(head, f, |_| Ok(()))
    }

    /// The same, with what belongs to the step once it is logged.
    pub(crate) fn run_and<T>(
        &self,
        head: Head,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T>,
        logged: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<Committed<T>> {
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut tx = Tx::begin(self, &sql, head)?;
        let value = f(&mut tx)?;
        let done = tx.finish()?;
        let Some(written) = done.written else {
            // Row numbers may have been given out; the step that used them never was.
            return Ok(Committed {
                value,
                step: None,
                touched: Vec::new(),
            });
        };
        logged(&sql)?;
        let (_, digest) = newest(&sql)?;
        sql.commit()?;
        if !done.feed.commit(written.last, digest) {
            self.catch_up_quietly();
        }
        Ok(Committed {
            value,
            step: Some(done.step),
            touched: done.touched,
        })
    }
}

impl Operation {
    /// The header of the step that it becomes.
    pub(crate) fn head(self) -> Head {
        Head {
            step: 0,
            at: now(),
            who: self.who,
            source: self.source.as_str().into(),
            label: self.label,
            kind: "do".into(),
            target: None,
        }
    }
}
