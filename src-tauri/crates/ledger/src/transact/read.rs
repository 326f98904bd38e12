use super::Tx;
use super::tx::read_kept;
use crate::error::Result;
use crate::query::{Page, Query, View, each_in, page_in};
use crate::record::Record;
use crate::schema::Schema;

impl Tx<'_> {
    /// One record as this transaction has left it.
    ///
    /// # Errors
    /// Fails where there is no such record.
    pub fn get(&self, ledger: &str, id: &str) -> Result<Record> {
        Ok(self.present(self.table(ledger)?, id)?.record)
    }

    /// One page of a list, this transaction's own writes included.
    ///
    /// # Errors
    /// As [`crate::Ledger::list`].
    pub fn list(&self, query: &Query) -> Result<Page> {
        page_in(self.view(query)?, query)
    }

    /// Every row of a query in its order, this transaction's own writes included.
    ///
    /// # Errors
    /// As [`crate::Ledger::each`].
    pub fn each(&self, query: &Query, f: impl FnMut(Record) -> Result<()>) -> Result<()> {
        each_in(self.view(query)?, query, f)
    }

    /// The schema of a ledger.
    ///
    /// # Errors
    /// Fails where there is no such ledger.
    pub fn schema(&self, ledger: &str) -> Result<&Schema> {
        Ok(&self.table(ledger)?.schema)
    }

    /// The schemas that came with the program.
    pub(crate) fn built_in(&self) -> &[Schema] {
        &self.ledger.schemas[..self.ledger.built_in]
    }

    fn view(&self, query: &Query) -> Result<View<'_>> {
        let table = self.table(&query.ledger)?;
        let kept = match self.kept.get(table.at).copied().flatten() {
            Some(kept) => kept,
            None => read_kept(self.conn, table)?,
        };
        Ok(View {
            ledger: self.ledger,
            conn: self.conn,
            indexed: false,
            kept: (kept.live, kept.trashed),
        })
    }
}
