use crate::{Desk, Result};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Fields, Query};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Hands over a query's rows as paper shows them: references by name instead of id.
pub(super) struct Gather<'a> {
    desk: &'a Desk,
    schema: Schema,
    names: HashMap<String, Value>,
}

impl<'a> Gather<'a> {
    pub fn new(desk: &'a Desk, ledger: &str) -> Result<Gather<'a>> {
        let schema = desk.ledger.schema(ledger)?.clone();
        Ok(Gather {
            desk,
            schema,
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
    let label = &desk.ledger.schema(ledger)?.label;
    match desk.ledger.get(ledger, id) {
        Ok(record) => Ok(record.fields.get(label).cloned().unwrap_or_default()),
        Err(e) if e.code() == minglu_ledger::Code::NotFound => Ok(json!("（已删除）")),
        Err(e) => Err(e.into()),
    }
}
