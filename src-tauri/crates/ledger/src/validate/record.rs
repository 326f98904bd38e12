use super::{Refusal, Rules};
use crate::error::Problem;
use crate::record::Fields;
use crate::schema::{Field, Schema};
use serde_json::Value as Json;

impl Rules {
    /// All values of a new record in the schema's order, defaults filled in.
    pub(crate) fn new_record(
        &self,
        schema: &Schema,
        mut fields: Fields,
    ) -> Result<Vec<Json>, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut taken = 0;
        let mut values = Vec::with_capacity(schema.fields.len());
        for (at, field) in schema.fields.iter().enumerate() {
            let given = fields.get_mut(&field.name).map(Json::take);
            taken += usize::from(given.is_some());
            match self.first_value(at, field, given.unwrap_or(Json::Null)) {
                Ok(value) => values.push(value),
                Err(refusal) => problems.push(refusal.of(field)),
            }
        }
        if taken != fields.len() {
            problems.extend(unknown(schema, &fields));
        }
        if problems.is_empty() {
            Ok(values)
        } else {
            Err(problems)
        }
    }

    /// The named values only, each with its place in the schema.
    pub(crate) fn some_fields(
        &self,
        schema: &Schema,
        fields: &Fields,
    ) -> Result<Vec<(usize, Json)>, Vec<Problem>> {
        let mut problems: Vec<Problem> = unknown(schema, fields).collect();
        let mut values = Vec::with_capacity(fields.len());
        for (at, field) in schema.fields.iter().enumerate() {
            let Some(given) = fields.get(&field.name) else {
                continue;
            };
            match self.required(at, field, given.clone()) {
                Ok(value) => values.push((at, value)),
                Err(refusal) => problems.push(refusal.of(field)),
            }
        }
        if problems.is_empty() {
            Ok(values)
        } else {
            Err(problems)
        }
    }

    fn first_value(&self, at: usize, field: &Field, given: Json) -> Result<Json, Refusal> {
        let value = self.value(at, field, given)?;
        match (&field.default, value) {
            (Some(default), Json::Null) => self.value(at, field, default.clone()),
            (None, Json::Null) if field.required => Err(missing()),
            (_, value) => Ok(value),
        }
    }

    fn required(&self, at: usize, field: &Field, given: Json) -> Result<Json, Refusal> {
        let value = self.value(at, field, given)?;
        if field.required && value.is_null() {
            return Err(missing());
        }
        Ok(value)
    }
}

fn missing() -> Refusal {
    Refusal::new("required", "必须填写")
}

fn unknown<'a>(schema: &'a Schema, fields: &'a Fields) -> impl Iterator<Item = Problem> + 'a {
    let strangers = fields.keys().filter(|name| schema.field(name).is_none());
    strangers.map(move |name| {
        let known: Vec<String> = schema
            .fields
            .iter()
            .map(|f| format!("{}（{}）", f.name, f.title))
            .collect();
        Problem {
            field: name.clone(),
            code: "unknown_field".into(),
            message: format!(
                "“{}”中没有“{name}”这一栏，可用的有：{}",
                schema.title,
                known.join("、")
            ),
        }
    })
}
