use super::{Standing, find, standing};
use crate::batch::{Kept, records};
use crate::form::FormInfo;
use crate::scratch::Scratch;
use crate::{Error, Office, Result, audit};
use minglu_app::custom::{LedgerDefinition, create};
use minglu_app::form::{export, fill};
use minglu_ledger::own::{Column, ColumnKind, Definition};
use minglu_ledger::{Fields, Operation, Source};
use minglu_sync::crypto::BlobDigest;
use serde::Serialize;
use serde_json::json;
use std::io::Write;
use std::path::Path;

/// The merged workbook.
#[derive(Debug, Clone, Serialize)]
pub struct Merged {
    /// Rows in it.
    pub rows: u64,
    /// True where the sheet itself was filled, and nothing in it is otherwise than it came.
    pub in_place: bool,
    /// Rows that could not be taken, with unit and reason.
    pub refused: Vec<String>,
    /// How each unit stands.
    pub units: Vec<Standing>,
    /// What was left alone in the sheet, and why.
    pub messages: Vec<String>,
}

/// Merges what the units submitted for a form into one workbook: in the sheet's own layout where a
/// column of it says the unit, else with such a column in front. What has been returned is left out.
///
/// # Errors
/// `not_found` where there is no such form; `io` where the file cannot be written.
pub fn merge(office: &Office, who: &str, form: &str, out: &Path) -> Result<Merged> {
    let info = find(&office.store, form)?;
    let mut definition: Definition = serde_json::from_str(&info.definition)?;
    let of_unit = unit_column(&definition);
    let in_place = of_unit.is_some() && info.template.is_some();
    let column = of_unit.unwrap_or_else(|| add_unit_column(&mut definition));
    let desk = desk(office, &info, &definition, in_place)?;
    let kept = records(&office.store, "form", Some(&info.id))?;
    let refused = write(&desk, &kept, &column)?;
    let filled = match in_place && kept.len() > refused.len() {
        true => Some(filled(&desk, &info, out)?),
        false => None,
    };
    let rows = (kept.len() - refused.len()) as u64;
    // A sheet into which nothing could be written is written anew, and it is said why.
    let in_place = filled.as_ref().is_some_and(|filled| filled.filled > 0);
    if !in_place {
        exported(&desk, &info, out)?;
    }
    let messages = filled.map_or_else(Vec::new, |filled| filled.messages);
    let personal = definition.columns.iter().filter(|c| c.private.is_some());
    let details = json!({ "rows": rows, "private": personal.count() });
    office
        .store
        .write(|sql| audit::note(sql, who, "form.merge", &info.id, &details))?;
    Ok(Merged {
        rows,
        in_place,
        refused,
        units: standing(&office.store, &info.id)?,
        messages,
    })
}

/// A desk that has the form as a ledger, empty.
fn desk(office: &Office, info: &FormInfo, definition: &Definition, keep: bool) -> Result<Scratch> {
    let scratch = Scratch::new(&office.dir)?;
    let sheet = match (&info.template, keep) {
        (Some(digest), true) => Some(sheet(office, digest)?),
        _ => None,
    };
    let file = sheet
        .as_ref()
        .map(|sheet| sheet.path().display().to_string());
    let request = create::Request {
        definition: LedgerDefinition::from(definition.clone()),
        places: None,
        keep: Some(file.is_some()),
        file,
        name: Some(info.name.clone()),
        pasted: None,
        sheet: None,
        rows: None,
    };
    create::run(&scratch.desk, request)?;
    scratch.again()
}

fn sheet(office: &Office, digest: &str) -> Result<tempfile::NamedTempFile> {
    let digest = BlobDigest::try_from(digest.to_owned())?;
    let failed = |e: std::io::Error| Error::io("无法写临时文件", &e);
    let mut file = tempfile::NamedTempFile::new_in(office.dir.join("work")).map_err(failed)?;
    file.write_all(&office.blobs.bytes(&digest)?)
        .map_err(failed)?;
    Ok(file)
}

/// The column in which the sheet itself asks for the unit.
fn unit_column(definition: &Definition) -> Option<String> {
    let texts = definition
        .columns
        .iter()
        .filter(|c| c.kind == ColumnKind::Text);
    let mut texts = texts.filter(|column| column.title.contains("单位"));
    texts.next().map(|column| column.name.clone())
}

/// Puts a column for the unit in front, under a name that no other has.
fn add_unit_column(definition: &mut Definition) -> String {
    let numbers = definition
        .columns
        .iter()
        .filter_map(|c| c.name.strip_prefix('c')?.parse().ok());
    let name = format!("c{}", numbers.max().unwrap_or(0u32) + 1);
    let column = Column {
        name: name.clone(),
        title: "报送单位".to_owned(),
        width_mm: 32.0,
        ..Column::default()
    };
    definition.columns.insert(0, column);
    name
}

/// Writes the rows into the ledger; tells which could not be taken, and why. One bad row does not
/// stop the others.
fn write(scratch: &Scratch, kept: &[Kept], unit: &str) -> Result<Vec<String>> {
    let ledger = ledger(scratch)?;
    let operation = Operation {
        label: "汇总".to_owned(),
        who: "minglu-office".to_owned(),
        source: Source::Import,
    };
    let mut refused = Vec::new();
    let written = scratch.desk.ledger.transact(operation, |tx| {
        for kept in kept {
            if let Err(error) = tx.add(&ledger, fields(kept, unit)) {
                if error.code() != minglu_ledger::Code::Invalid {
                    return Err(error);
                }
                refused.push(format!("{}：{}", kept.unit_name, error.message()));
            }
        }
        Ok(())
    });
    written.map_err(minglu_app::Error::from)?;
    Ok(refused)
}

/// What the unit wrote, with its name where it left that out.
fn fields(kept: &Kept, unit: &str) -> Fields {
    let known = kept.record.fields.iter();
    let mut fields: Fields = known
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let said = fields
        .get(unit)
        .and_then(|value| value.as_str())
        .unwrap_or_default();
    if said.trim().is_empty() {
        fields.insert(unit.to_owned(), json!(kept.unit_name));
    }
    fields
}

fn ledger(scratch: &Scratch) -> Result<String> {
    let own = scratch
        .desk
        .ledger
        .own_ledgers(false)
        .map_err(minglu_app::Error::from)?;
    let own = own.into_iter().next().map(|own| own.ledger);
    own.ok_or_else(|| Error::internal("form", "not defined"))
}

fn filled(scratch: &Scratch, info: &FormInfo, out: &Path) -> Result<fill::Response> {
    let ledger = ledger(scratch)?;
    let request = fill::Request {
        template: format!("kept:{ledger}"),
        name: info.name.clone(),
        ledger,
        filters: None,
        values: None,
        path: Some(out.display().to_string()),
    };
    Ok(fill::run(&scratch.desk, request)?.value)
}

fn exported(scratch: &Scratch, info: &FormInfo, out: &Path) -> Result<()> {
    let request = export::Request {
        form: info.title.clone(),
        filters: None,
        search: None,
        format: "xlsx".to_owned(),
        values: None,
        reveal: Some(true),
        path: Some(out.display().to_string()),
    };
    export::run(&scratch.desk, request)?;
    Ok(())
}
