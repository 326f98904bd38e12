//! `batch.check`: what a batch would hold, and what there is to mend first.

use super::gather::gather;
use super::inspect::Finding;
use super::kind::What;
use super::new::Scope;
use super::records::Records;
use crate::command::Done;
use crate::{Desk, Result};
use serde::Serialize;
use ts_rs::TS;

/// Of which kind, with which records.
pub type Request = Scope;

/// What would go out.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "BatchPreview")]
pub struct Response {
    /// What is reported.
    pub title: String,
    /// Records by ledger.
    pub counts: Vec<BatchCount>,
    /// Files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// What blocks the batch.
    pub errors: Vec<Finding>,
    /// What is told and does not block.
    pub warnings: Vec<Finding>,
    /// Columns of personal data that the form asks for: only these go out.
    pub private: Vec<String>,
}

/// Records of one ledger.
#[derive(Debug, Serialize, TS)]
pub struct BatchCount {
    /// The ledger, as the batch calls it.
    pub ledger: String,
    /// On screen.
    pub title: String,
    /// How many.
    pub count: u64,
}

/// Runs the command.
///
/// # Errors
/// `usage` where the kind or a condition is unknown.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let what = What::named(&request.kind)?;
    let records = gather(desk, what, &request)?;
    Ok(preview(desk, what, records).into())
}

pub(super) fn preview(desk: &Desk, what: &What, records: Records) -> Response {
    let title = |name: &str| match desk.ledger.schema(name) {
        Ok(schema) => schema.title.clone(),
        Err(_) => what.title.to_owned(),
    };
    let counts = records.ledgers.iter().map(|(name, _, records)| BatchCount {
        ledger: name.clone(),
        title: title(name),
        count: records.len() as u64,
    });
    let counts = counts.collect();
    let (errors, warnings) = records.findings.into_iter().partition(|f| f.blocking);
    Response {
        title: what.title.to_owned(),
        counts,
        files: records.files.len() as u64,
        bytes: records.files.values().map(|file| file.size).sum(),
        errors,
        warnings,
        private: records
            .private
            .into_iter()
            .map(|field| field.title)
            .collect(),
    }
}
