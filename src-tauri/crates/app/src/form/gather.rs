use crate::{Desk, Result};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Fields, Query};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Hands over a query's rows as paper shows them: references by name instead of id, personal data
/// masked.
pub(super) struct Gather<'a> {
    desk: &'a Desk,
    schema: Schema,
    /// Columns of personal data that stay in clear.
    clear: &'a [String],
    names: HashMap<String, Value>,
}

impl<'a> Gather<'a> {
    pub fn new(desk: &'a Desk, ledger: &str, clear: &'a [String]) -> Result<Gather<'a>> {
        let schema = desk.ledger.schema(ledger)?.clone();
        Ok(Gather {
            desk,
            schema,
            clear,
            names: HashMap::new(),
        })
    }

    /// Every row of the query, in its order.
    pub fn each(
        &mut self,
        query: &Query,
        mut take: impl FnMut(Fields) -> Result<()>,
    ) -> Result<()> {
        let desk = self.desk;
        desk.ledger.each(query, |record| {
            let mut fields = record.fields;
            self.schema.mask(&mut fields, self.clear);
            self.name_references(&mut fields)?;
            Ok(take(fields)?)
        })?;
        Ok(())
    }

    fn name_references(&mut self, fields: &mut Fields) -> Result<()> {
        for field in &self.schema.fields {
            let Kind::Reference { ledger } = &field.kind else {
                continue;
            };
            let Some(id) = fields
                .get(&field.name)
                .and_then(Value::as_str)
                .map(str::to_owned)
            else {
                continue;
            };
            let name = match self.names.get(&id) {
                Some(name) => name.clone(),
                None => {
                    let name = label(self.desk, ledger, &id)?;
                    self.names.insert(id, name.clone());
                    name
                }
            };
            fields.insert(field.name.clone(), name);
        }
        Ok(())
    }
}

fn label(desk: &Desk, ledger: &str, id: &str) -> Result<Value> {
    let schema = desk.ledger.schema(ledger)?;
    match desk.ledger.get(ledger, id) {
        Ok(mut record) => {
            schema.mask(&mut record.fields, &[]);
            Ok(record.get(&schema.label).clone())
        }
        Err(e) if e.code() == minglu_ledger::Code::NotFound => Ok(json!("（已删除）")),
        Err(e) => Err(e.into()),
    }
}
