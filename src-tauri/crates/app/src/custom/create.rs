//! `custom.create`: makes a ledger of what a sheet proposed and the clerk has looked over.

use super::LedgerDefinition;
use crate::command::Done;
use crate::file::{Incoming, incoming};
use crate::import::{FirstRows, ImportPlan, Pasted, Rejected, workbook};
use crate::{Desk, Error, Result, backup};
use minglu_ledger::own::{ColumnKind, Definition, OwnLedger};
use minglu_ledger::{Attachment, Operation, Reason, Source};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use ts_rs::TS;

/// The ledger, and the file from which it was made.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The ledger.
    #[ts(optional = false)]
    pub definition: LedgerDefinition,
    /// For each of its columns the place in the sheet, from 0, in the same order.
    pub places: Option<Vec<Option<u32>>>,
    /// The file: a staged token, or a path.
    pub file: Option<String>,
    /// Its name as the clerk knows it.
    pub name: Option<String>,
    /// The table, where it came from the clipboard.
    pub pasted: Option<Pasted>,
    /// Which sheet of it, from 0; the first with a header where not given.
    pub sheet: Option<usize>,
    /// True to keep the file, so that it can be filled in place.
    pub keep: Option<bool>,
    /// True to bring in its rows with it, in the same step.
    pub rows: Option<bool>,
}

/// The ledger that was made.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "CreatedLedger")]
pub struct Response {
    /// Name in code.
    pub ledger: String,
    /// Name on screen.
    pub title: String,
    /// Which column of the sheet is which field.
    #[ts(type = "Record<string, string | null>")]
    pub mapping: BTreeMap<String, Option<String>>,
    /// Rows that came in with it.
    pub added: u64,
    /// Rows that could not be taken, each with place and reason.
    pub rejected: Vec<Rejected>,
}

/// Runs the command.
///
/// # Errors
/// `invalid` where a title is taken or a column is none; every problem is named at once. `conflict`
/// where there are too many own ledgers; `classified` where a word or the file bears a mark;
/// `cancelled` where the clerk stopped it, and then there is no ledger either.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let definition = Definition::from(request.definition);
    let file = request.file.as_deref().map(|file| incoming(desk, file));
    let file = file.transpose()?;
    let name = request.name.unwrap_or_default();
    let kept = match (&file, request.keep) {
        (Some(file), Some(true)) => Some(keep(desk, file, &name)?),
        _ => None,
    };
    let first = match request.rows {
        Some(true) => Some(workbook(file.as_ref(), &name, request.pasted.as_ref())?),
        _ => None,
    };
    if let Some(workbook) = &first {
        let rows = workbook.sheets.iter().map(|sheet| sheet.rows()).max();
        backup::before(desk, u64::from(rows.unwrap_or(0)), Reason::Import)?;
    }
    let places = request.places.unwrap_or_default();
    let source = (!name.is_empty()).then_some(&*name);
    let operation = Operation {
        label: format!("新建台账“{}”", definition.title),
        who: desk.who(),
        source: Source::User,
    };
    let committed = desk.ledger.transact(operation, |tx| {
        let own = tx.define(definition, source, kept.as_ref())?;
        let mapping = mapping(&own.definition, &places);
        let plan = first.map(|workbook| {
            let (sheet, mapping) = (request.sheet, mapping.clone());
            let first = FirstRows {
                workbook,
                sheet,
                mapping,
            };
            first.write(desk, own.definition.schema(&own.ledger)?, tx)
        });
        Ok(made(own, mapping, plan.transpose()?))
    })?;
    if let Some(file) = file {
        file.discard();
    }
    let response = committed.value;
    Ok(Done {
        value: response,
        touched: committed.touched,
    })
}

fn made(
    own: OwnLedger,
    mapping: BTreeMap<String, Option<String>>,
    plan: Option<ImportPlan>,
) -> Response {
    let plan = plan.unwrap_or_default();
    Response {
        ledger: own.ledger,
        title: own.definition.title,
        mapping,
        added: plan.added,
        rejected: plan.rejected,
    }
}

/// Keeps the file as it came.
fn keep(desk: &Desk, file: &Incoming, name: &str) -> Result<Attachment> {
    if !name.to_lowercase().ends_with(".xlsx") {
        return Err(Error::usage(
            "只有 .xlsx 文件可以留作原表，别的文件请先另存为 .xlsx，或不留原表",
        ));
    }
    file.look(name)?;
    let reader = File::open(&file.path).map_err(|e| Error::io("无法打开刚才选的文件", &e))?;
    Ok(desk.ledger.store(name, reader)?)
}

fn mapping(definition: &Definition, places: &[Option<u32>]) -> BTreeMap<String, Option<String>> {
    let columns = definition.columns.iter().zip(places);
    let placed = columns.filter_map(|(column, place)| {
        let field = (column.kind != ColumnKind::Serial).then(|| column.name.clone());
        Some((place.as_ref()?.to_string(), field))
    });
    placed.collect()
}
