use super::{FormInfo, Standing, find, list, standing};
use crate::store::Store;
use crate::{Error, Result};
use minglu_ledger::own::Definition;
use serde::Serialize;

/// A form, and how far its collection is.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    /// The form.
    #[serde(flatten)]
    pub form: FormInfo,
    /// Units that got it.
    pub units: u64,
    /// Units from which nothing has come that stands.
    pub missing: u64,
}

/// A form with its columns and how each unit stands with it.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// The form.
    #[serde(flatten)]
    pub form: FormInfo,
    /// Its columns, in order.
    pub columns: Vec<ColumnInfo>,
    /// How each unit stands.
    pub standing: Vec<Standing>,
}

/// A column of a form.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnInfo {
    /// Name in code.
    pub name: String,
    /// As it is printed.
    pub title: String,
    /// It holds personal data.
    pub private: bool,
}

/// All forms with the count of who is missing, the latest first.
///
/// # Errors
/// The database's.
pub fn overview(store: &Store) -> Result<Vec<Overview>> {
    let counted = |form: FormInfo| {
        let units = standing(store, &form.id)?;
        let missing = units.iter().filter(|unit| unit.is_missing()).count();
        Ok(Overview {
            form,
            units: units.len() as u64,
            missing: missing as u64,
        })
    };
    list(store)?.into_iter().map(counted).collect()
}

/// Shows a form.
///
/// # Errors
/// `not_found` where there is no such form.
pub fn show(store: &Store, form: &str) -> Result<Shown> {
    let form = find(store, form)?;
    let definition = serde_json::from_str(&form.definition)
        .map_err(|_| Error::internal("form", "definition"))?;
    Ok(Shown {
        standing: standing(store, &form.id)?,
        columns: columns(&definition),
        form,
    })
}

/// What a page needs to know of a form's columns.
pub(super) fn columns(definition: &Definition) -> Vec<ColumnInfo> {
    let columns = definition.columns.iter();
    columns
        .map(|column| ColumnInfo {
            name: column.name.clone(),
            title: column.title.clone(),
            private: column.private.is_some(),
        })
        .collect()
}
