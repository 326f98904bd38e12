use super::Tx;
use crate::error::{Error, Problem, Result};
use crate::schema::Field;
use crate::store::Table;
use rusqlite::OptionalExtension;
use serde_json::Value as Json;

impl Tx<'_> {
    /// Checks what no schema can: a referred record must be there. A reference may be given by its
    /// record's label, where only one live record bears it.
    pub(super) fn resolve<'v>(
        &mut self,
        table: &Table,
        values: impl Iterator<Item = (usize, &'v mut Json)>,
    ) -> Result<()> {
        let mut problems = Vec::new();
        for (at, value) in values {
            let field = table.field(at)?;
            if let (Some(target), Json::String(text)) = (Table::target(field), &*value) {
                match self.referred(target, text)? {
                    Some(id) => *value = Json::String(id),
                    None => problems.push(dangling(field, text)),
                }
            }
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Error::invalid(problems))
        }
    }

    fn referred(&mut self, target: &str, text: &str) -> Result<Option<String>> {
        if let Some((asked, id)) = self.known.get(target)
            && asked == text
        {
            return Ok(Some(id.clone()));
        }
        let held = self.held(target)?;
        let table = &*held;
        let mut found = self.by_id(table, text)?;
        if found.is_none() {
            found = self.by_label(table, text)?;
        }
        if let Some(id) = &found {
            self.known
                .insert(target.to_owned(), (text.to_owned(), id.clone()));
        }
        Ok(found)
    }

    fn by_id(&self, table: &Table, id: &str) -> Result<Option<String>> {
        let sql = format!("SELECT _id FROM \"{}\" WHERE _id = ?1", table.name);
        let mut sql = self.conn.prepare_cached(&sql)?;
        Ok(sql.query_row([id], |r| r.get(0)).optional()?)
    }

    fn by_label(&self, table: &Table, text: &str) -> Result<Option<String>> {
        let mut sql = self.conn.prepare_cached(&format!(
            "SELECT _id FROM \"{}\" WHERE \"{}\" = ?1 AND _deleted IS NULL LIMIT 2",
            table.name, table.schema.label
        ))?;
        let found = sql
            .query_map([text], |r| r.get(0))?
            .collect::<Result<Vec<String>, _>>()?;
        Ok(if found.len() == 1 {
            found.into_iter().next()
        } else {
            None
        })
    }
}

fn dangling(field: &Field, text: &str) -> Problem {
    let shown: String = text.chars().take(40).collect();
    Problem {
        field: field.name.clone(),
        code: "no_such_record".into(),
        message: format!("{}：没有找到“{shown}”这条记录，请重新选择", field.title),
    }
}
