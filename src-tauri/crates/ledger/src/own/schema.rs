use super::{Column, ColumnKind, Definition};
use crate::error::{Error, Result};
use crate::schema::Schema;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// A character of a grid's column is about as wide as this on paper.
const MM_PER_CHARACTER: f64 = 3.5;
/// Characters of a grid's column, at least and at most.
const WIDTHS: (f64, f64) = (4.0, 40.0);

impl Definition {
    /// The schema of the ledger that is called `name` in code.
    ///
    /// # Errors
    /// Fails where a column has no name yet, or is none.
    pub fn schema(&self, name: &str) -> Result<Schema> {
        let properties: Map<String, Value> = self
            .fields()
            .map(|column| (column.name.clone(), column.property()))
            .collect();
        let key: Vec<&String> = self.fields().filter(|c| c.key).map(|c| &c.name).collect();
        let json = json!({
            "$id": format!("minglu:ledger/{name}"),
            "title": self.title,
            "x-label": self.label(),
            "x-key": key,
            "x-form": super::form_name(name),
            "properties": properties,
        });
        Schema::from_json(&json.to_string())
            .map_err(|cause| Error::damaged("自定义台账的栏目有误").caused_by(cause))
    }

    /// The column that names a record: the first text that is nobody's personal data.
    fn label(&self) -> &str {
        let seen = || self.fields().filter(|c| !c.hidden);
        let plain = |c: &&Column| c.kind == ColumnKind::Text && c.private.is_none();
        let found = seen().find(plain).or_else(|| seen().next());
        found.map_or("", |column| &column.name)
    }
}

impl Column {
    fn property(&self) -> Value {
        let mut json = match self.kind {
            ColumnKind::Text | ColumnKind::Serial => json!({ "type": "string" }),
            ColumnKind::Date => json!({ "type": "string", "format": "date" }),
            ColumnKind::Integer => json!({ "type": "integer" }),
            ColumnKind::Decimal => {
                json!({ "type": "number", "multipleOf": 0.1_f64.powi(self.scale as i32) })
            }
            ColumnKind::Boolean => json!({ "type": "boolean" }),
            ColumnKind::Choice => json!({ "oneOf": self.one_of() }),
        };
        json["title"] = json!(self.title);
        json["x-aliases"] = json!(self.labels());
        json["x-width"] = json!(self.characters());
        json["x-merge"] = json!(self.merge);
        json["x-hidden"] = json!(self.hidden);
        if let Some(word) = &self.private {
            json["x-private"] = json!(word);
        }
        json
    }

    /// Labels of this column in files: also group and own in one word, as other tables write them.
    fn labels(&self) -> Vec<String> {
        let mut labels = self.aliases.clone();
        let joined = [&self.title].into_iter().chain(&self.aliases);
        let joined: Vec<String> = joined.map(|label| label.replace('/', "")).collect();
        labels.extend(joined);
        let mut seen = HashSet::new();
        labels.retain(|label| *label != self.title && seen.insert(label.clone()));
        labels
    }

    fn one_of(&self) -> Vec<Value> {
        let choice = |title: &String| json!({ "const": title, "title": title });
        self.choices.iter().map(choice).collect()
    }

    fn characters(&self) -> u64 {
        let characters = (self.width_mm / MM_PER_CHARACTER).round();
        characters.clamp(WIDTHS.0, WIDTHS.1) as u64
    }
}
