use crate::Result;
use crate::issue::{Draft, Kept};
use crate::store::{Row, Sql};

/// The materials in force, in the order in which they went out.
///
/// # Errors
/// The database's.
pub fn in_force(sql: &mut dyn Sql) -> Result<Vec<Draft>> {
    let rows = sql.rows(
        "SELECT m.kind, m.id, m.content, c.body, m.blobs \
         FROM material m JOIN content c ON c.digest = m.content \
         WHERE m.replaced_by IS NULL ORDER BY m.issued_at, m.id",
        &[],
    )?;
    rows.iter().map(item).collect()
}

fn item(row: &Row) -> Result<Draft> {
    Draft::again(Kept {
        kind: row.text(0)?,
        subject: row.text(1)?,
        digest: row.text(2)?,
        body: row.text(3)?,
        blobs: row.text(4)?,
    })
}
