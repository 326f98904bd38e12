use super::find::{COLUMNS, FormInfo, read};
use crate::issue::Draft;
use crate::store::Sql;
use crate::{Error, Result, blob, values, when};
use minglu_ledger::own::Definition;
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::{IssuedBlob, IssuedForm, IssuedKind};

/// The forms whose last day has not passed, and those that have none.
///
/// # Errors
/// The database's.
pub fn open(sql: &mut dyn Sql) -> Result<Vec<Draft>> {
    let query =
        format!("SELECT {COLUMNS} FROM form WHERE due IS NULL OR due >= ?1 ORDER BY issued_at, id");
    let rows = sql.rows(&query, values![when::today()])?;
    rows.iter().map(|row| item(sql, &read(row)?)).collect()
}

/// What a unit gets of a form.
pub(super) fn item(sql: &mut dyn Sql, form: &FormInfo) -> Result<Draft> {
    let definition: Definition = serde_json::from_str(&form.definition)?;
    let private = definition.columns.iter().filter(|c| c.private.is_some());
    let template = form
        .template
        .clone()
        .map(BlobDigest::try_from)
        .transpose()?;
    let body = IssuedForm {
        form: form.id.clone(),
        title: form.title.clone(),
        due: form.due.clone(),
        note: form.note.clone(),
        clear: private.map(|column| column.name.clone()).collect(),
        template: template.clone(),
        definition: serde_json::to_value(&definition)?,
        unknown: minglu_sync::Unknown::new(),
    };
    let item = Draft::new(IssuedKind::Form, &form.id, &body)?;
    Ok(match template {
        Some(digest) => item.with(IssuedBlob {
            size: blob::size_of(sql, &digest)?
                .ok_or_else(|| Error::internal("form", "template"))?,
            digest,
            name: form.name.clone(),
        }),
        None => item,
    })
}
