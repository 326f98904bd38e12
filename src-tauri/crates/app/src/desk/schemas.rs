//! `desk.schemas`: what the ledgers hold and which forms print them.

use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_forms::form::Form;
use minglu_ledger::schema::{Field, Kind, Schema};
use minglu_rules::attribute::grounds;
use minglu_rules::procedure::needed;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// All ledgers and forms.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The ledgers.
    pub schemas: Vec<SchemaInfo>,
    /// The forms.
    pub forms: Vec<FormInfo>,
}

/// A ledger as the UI needs it.
#[derive(Debug, Serialize, TS)]
#[allow(missing_docs)] // each is described where it is declared, in `ledger::schema`
pub struct SchemaInfo {
    pub ledger: String,
    pub title: String,
    pub label: String,
    pub key: Vec<String>,
    pub sort: Vec<SortBy>,
    pub form: Option<String>,
    pub program: bool,
    /// Defined by the unit itself.
    pub own: bool,
    pub group: String,
    pub purpose: Option<String>,
    pub teaching: Option<String>,
    pub fields: Vec<FieldInfo>,
}

/// A column to sort by.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SortBy {
    /// Column name.
    pub field: String,
    /// Largest first.
    pub descending: bool,
}

/// A column as the UI needs it.
#[derive(Debug, Serialize, TS)]
#[allow(missing_docs)] // as above
pub struct FieldInfo {
    pub name: String,
    pub title: String,
    #[ts(
        type = "'text' | 'integer' | 'decimal' | 'date' | 'date_time' | 'boolean' | 'one_of' | 'list' | 'reference' | 'attachments'"
    )]
    pub kind: &'static str,
    pub required: bool,
    pub width: u32,
    pub merge: bool,
    pub private: bool,
    pub hidden: bool,
    pub detail: bool,
    pub suggestions: Vec<String>,
    pub derived: bool,
    pub own: bool,
    pub preset: Option<String>,
    pub choices: Vec<Choice>,
    pub reference: Option<String>,
    pub max: Option<usize>,
}

/// One value of a closed set.
#[derive(Debug, Serialize, TS)]
pub struct Choice {
    /// As stored.
    pub value: String,
    /// As shown.
    pub title: String,
}

/// A form that can be printed and exported.
#[derive(Debug, Serialize, TS)]
pub struct FormInfo {
    /// Name in commands.
    pub name: String,
    /// Name on screen.
    pub title: String,
    /// Which ledger it prints.
    pub ledger: String,
    /// File formats.
    pub formats: Vec<String>,
    /// True for a paper that is made of one record.
    pub slip: bool,
}

/// Runs the command.
///
/// # Errors
/// Fails where a form that was built in cannot be read.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let forms = crate::form::all(desk)?.iter().map(FormInfo::from).collect();
    let mut schemas: Vec<SchemaInfo> = desk.ledger.schemas().iter().map(SchemaInfo::from).collect();
    suggest_grounds(&mut schemas);
    suggest_matters(&mut schemas)?;
    Ok(Response { schemas, forms }.into())
}

/// The grounds that a document's 依据 is chosen from are data of their own.
fn suggest_grounds(schemas: &mut [SchemaInfo]) {
    let document = schemas.iter_mut().find(|s| s.ledger == "document");
    let fields = document.into_iter().flat_map(|s| &mut s.fields);
    let grounds = grounds();
    for basis in fields.filter(|field| field.name == "basis") {
        let words = grounds.grounds.iter().map(|ground| grounds.words(ground));
        basis.suggestions = words.collect();
    }
}

/// What a procedure may be about is data too.
fn suggest_matters(schemas: &mut [SchemaInfo]) -> Result<()> {
    let needed = needed().map_err(|e| Error::new("internal", e.to_string()))?;
    let procedure = schemas.iter_mut().find(|s| s.ledger == "procedure");
    let fields = procedure.into_iter().flat_map(|s| &mut s.fields);
    for matter in fields.filter(|field| field.name == "matter") {
        matter.suggestions = needed.iter().map(|one| one.matter.clone()).collect();
    }
    Ok(())
}

impl From<&Form> for FormInfo {
    fn from(form: &Form) -> FormInfo {
        FormInfo {
            name: form.name.clone(),
            title: form.title.clone(),
            ledger: form.ledger.clone(),
            formats: ["xlsx", "docx", "pdf", "csv"].map(str::to_owned).to_vec(),
            slip: form.is_slip(),
        }
    }
}

impl From<&Schema> for SchemaInfo {
    fn from(s: &Schema) -> SchemaInfo {
        SchemaInfo {
            ledger: s.ledger.clone(),
            title: s.title.clone(),
            label: s.label.clone(),
            key: s.key.clone(),
            sort: s.sort.iter().map(SortBy::from).collect(),
            form: s.form.clone(),
            program: s.program,
            own: minglu_ledger::own::is_own(&s.ledger),
            group: s.group.clone(),
            purpose: s.purpose.clone(),
            teaching: s.teaching.clone(),
            fields: s.fields.iter().map(FieldInfo::from).collect(),
        }
    }
}

impl From<&minglu_ledger::schema::SortBy> for SortBy {
    fn from(s: &minglu_ledger::schema::SortBy) -> SortBy {
        SortBy {
            field: s.field.clone(),
            descending: s.descending,
        }
    }
}

impl From<SortBy> for minglu_ledger::schema::SortBy {
    fn from(s: SortBy) -> minglu_ledger::schema::SortBy {
        minglu_ledger::schema::SortBy {
            field: s.field,
            descending: s.descending,
        }
    }
}

impl From<&Field> for FieldInfo {
    fn from(f: &Field) -> FieldInfo {
        let (kind, max, reference) = kind(&f.kind);
        FieldInfo {
            name: f.name.clone(),
            title: f.title.clone(),
            kind,
            required: f.required,
            width: f.width,
            merge: f.merge,
            private: f.private.is_some(),
            hidden: f.hidden,
            detail: f.detail,
            suggestions: f.suggestions.clone(),
            derived: f.derived,
            own: f.own,
            preset: f.preset.clone(),
            choices: choices(&f.kind),
            reference,
            max,
        }
    }
}

fn kind(kind: &Kind) -> (&'static str, Option<usize>, Option<String>) {
    match kind {
        Kind::Text { max, .. } => ("text", Some(*max), None),
        Kind::Integer { .. } => ("integer", None, None),
        Kind::Decimal { .. } => ("decimal", None, None),
        Kind::Date => ("date", None, None),
        Kind::DateTime => ("date_time", None, None),
        Kind::Boolean => ("boolean", None, None),
        Kind::OneOf(_) => ("one_of", None, None),
        Kind::List { max } => ("list", Some(*max), None),
        Kind::Reference { ledger } => ("reference", None, Some(ledger.clone())),
        Kind::Attachments => ("attachments", None, None),
    }
}

fn choices(kind: &Kind) -> Vec<Choice> {
    let Kind::OneOf(choices) = kind else {
        return Vec::new();
    };
    choices
        .iter()
        .map(|c| Choice {
            value: c.value.clone(),
            title: c.title.clone(),
        })
        .collect()
}
