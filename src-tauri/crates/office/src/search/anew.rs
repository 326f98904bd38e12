use crate::Result;
use crate::store::Sql;

/// Begins the index anew: it takes in all batches that are there, by and by, and answers rightly
/// meanwhile.
///
/// # Errors
/// The database's.
pub(crate) fn anew(sql: &mut dyn Sql) -> Result<()> {
    sql.script(
        "DELETE FROM searched; \
         INSERT INTO searched (number, batch, rest) \
         SELECT ROW_NUMBER() OVER (ORDER BY b.stored_at, b.id), b.id, \
         (SELECT COUNT(*) FROM record r WHERE r.batch = b.id) FROM batch b; \
         DELETE FROM counter WHERE name = 'searched'; \
         INSERT INTO counter (name, value) SELECT 'searched', COUNT(*) FROM searched;",
    )
}
