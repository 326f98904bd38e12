//! `batch.new`: checks the records, freezes them as a batch and signs it. Nothing is sent.

use super::TOUCHED;
use super::gather::gather;
use super::inspect::Finding;
use super::kind::What;
use super::records::Records;
use super::state::{BatchLine, Known};
use super::take::form::Collected;
use crate::command::Done;
use crate::office::Enrolment;
use crate::record::list::Filter;
use crate::{Desk, Error, Result};
use chrono::Datelike;
use minglu_ledger::exchange::Frozen;
use minglu_ledger::{Deed, Event};
use minglu_sync::batch::{Batch, BlobRef, Draft, Kind, Manifest, freeze};
use minglu_sync::crypto::Suite;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;
use uuid::Uuid;

/// Of which kind, with which records.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(rename = "BatchScope", optional_fields)]
#[serde(default)]
pub struct Scope {
    /// What is reported: `task_progress`, `attribute_ledger`, `contact_filing`, `catalogue_check`,
    /// `statistics`, `annual_report`, `form`; or its title.
    #[ts(optional = false)]
    pub kind: String,
    /// Name of the form, where one is answered.
    pub form: Option<String>,
    /// Only records of this year.
    pub year: Option<i32>,
    /// The period in words; entries of tasks are those of this period.
    pub period: Option<String>,
    /// Only tasks of this notice, by its id or title.
    pub notice: Option<String>,
    /// Further conditions on the records.
    pub filters: Option<Vec<Filter>>,
    /// What the clerk says to the office.
    pub note: Option<String>,
    /// There is nothing to report.
    pub zero: Option<bool>,
    /// The batch that this one corrects, by id or number: its kind and records are taken where
    /// nothing else is said.
    pub follows: Option<String>,
}

/// Of which kind, with which records.
pub type Request = Scope;
/// The batch as it is listed.
pub type Response = BatchLine;

/// What the manifest remembers of how the records were chosen, so that a correction chooses alike.
const SCOPE: &str = "scope";

/// Runs the command.
///
/// # Errors
/// `not_enrolled`; `invalid` with a list where records must be mended first; `usage` where there is
/// nothing to report and no zero report was asked for.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let enrolment = Enrolment::of(desk)?;
    let before = request.follows.as_deref();
    let before = before.map(|name| Known::named(desk, name)).transpose()?;
    let scope = scope(request, before.as_ref());
    let what = What::named(&scope.kind)?;
    let zero = scope.zero == Some(true);
    let records = match zero {
        true => Records::default(),
        false => gather(desk, what, &scope)?,
    };
    refuse(&records, zero)?;
    let follows = before.map(|known| known.manifest.id);
    let draft = draft(desk, &enrolment, what, &scope, records, follows)?;
    let batch = freeze(draft, &enrolment.secret()?)?;
    note(desk, &batch)?;
    keep(desk, &batch)?;
    let known = Known::named(desk, &batch.manifest().id.to_string())?;
    Ok(Done {
        value: known.line(None),
        touched: vec![TOUCHED.to_owned()],
    })
}

/// A correction is of the same kind as what it corrects, and of the same records.
fn scope(request: Scope, before: Option<&Known>) -> Scope {
    let kept = before.and_then(|known| known.manifest.unknown.get(SCOPE));
    let kept = kept.and_then(|kept| serde_json::from_value::<Scope>(kept.clone()).ok());
    let Some(mut kept) = kept.filter(|_| request.kind.is_empty()) else {
        return request;
    };
    kept.note = request.note;
    kept.zero = request.zero;
    kept
}

fn refuse(records: &Records, zero: bool) -> Result<()> {
    let blocking: Vec<&Finding> = records.findings.iter().filter(|f| f.blocking).collect();
    if !blocking.is_empty() {
        let message = format!("有 {} 处要先改好才能报送", blocking.len());
        let detail = json!(
            blocking
                .iter()
                .map(|f| json!({
                    "ledger": f.ledger, "id": f.record, "field": f.field, "code": "invalid",
                    "message": format!("{}：{}", f.label, f.text),
                }))
                .collect::<Vec<_>>()
        );
        return Err(Error {
            code: "invalid",
            message,
            detail,
        });
    }
    match records.count() == 0 && !zero {
        true => Err(Error::usage(
            "没有可报送的记录。请核对条件；确实没有内容的，请生成零报告",
        )),
        false => Ok(()),
    }
}

fn draft(
    desk: &Desk,
    enrolment: &Enrolment,
    what: &What,
    scope: &Scope,
    records: Records,
    follows: Option<Uuid>,
) -> Result<Draft> {
    let suite = enrolment.device.suite;
    let mut unknown = minglu_sync::Unknown::new();
    unknown.insert(SCOPE.to_owned(), json!(scope));
    let device = &enrolment.device.id;
    let unit = enrolment.unit.clone();
    let manifest = Manifest {
        form: form(desk, what, scope)?,
        period: scope.period.clone(),
        note: scope.note.clone(),
        attachments: files(desk, suite, records.files.into_values())?,
        zero: scope.zero == Some(true),
        warnings: records.findings.iter().map(Finding::warning).collect(),
        private: records.private,
        follows,
        unknown,
        ..Manifest::new(unit, device, suite, number(desk)?, what.kind)
    };
    Ok(Draft {
        manifest,
        ledgers: records.ledgers,
    })
}

/// The form by its name at the office, whatever the clerk called it.
fn form(desk: &Desk, what: &What, scope: &Scope) -> Result<Option<String>> {
    match what.kind {
        Kind::Form => {
            let named = scope.form.as_deref().unwrap_or_default();
            Ok(Some(Collected::named(desk, named)?.form))
        }
        _ => Ok(None),
    }
}

/// The next number of this year's series.
fn number(desk: &Desk) -> Result<String> {
    let year = crate::task::today().year();
    let all = desk.ledger.frozen()?;
    let prefix = format!("{year}-");
    let used = all
        .iter()
        .filter_map(|line| line.number.strip_prefix(&prefix)?.parse().ok());
    let next = used.max().unwrap_or(0_u32) + 1;
    Ok(format!("{prefix}{next:03}"))
}

/// With another suite than SHA-256's, the files are held to its digest too.
fn files(desk: &Desk, suite: Suite, files: impl Iterator<Item = BlobRef>) -> Result<Vec<BlobRef>> {
    let checked = |mut file: BlobRef| {
        if suite == Suite::Sm2 {
            let mut hasher = suite.hasher();
            let mut content = desk.ledger.open_attachment(file.digest.as_str())?;
            let into = &mut Digesting(&mut hasher);
            std::io::copy(&mut content, into).map_err(|e| Error::io("附件读不出来", &e))?;
            file.check = Some(hasher.finish());
        }
        Ok(file)
    };
    files.map(checked).collect()
}

struct Digesting<'a>(&'a mut minglu_sync::crypto::Hasher);

impl std::io::Write for Digesting<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Personal data that goes along is noted before the batch is there.
fn note(desk: &Desk, batch: &Batch) -> Result<()> {
    let manifest = batch.manifest();
    for part in &manifest.ledgers {
        let told = manifest.private.iter().filter(|f| f.ledger == part.ledger);
        let columns: Vec<&str> = told.map(|f| f.field.as_str()).collect();
        if !columns.is_empty() {
            desk.note(Event {
                ledger: Some(part.ledger.clone()),
                target: Some(manifest.number.clone()),
                detail: Some(columns.join(",")),
                count: part.count,
                ..Event::of(Deed::Export)
            })?;
        }
    }
    Ok(())
}

fn keep(desk: &Desk, batch: &Batch) -> Result<()> {
    let manifest = batch.manifest();
    let text = serde_json::to_string(manifest);
    let text = text.map_err(|e| Error::new("internal", e.to_string()))?;
    Ok(desk.ledger.freeze(&Frozen {
        id: manifest.id.to_string(),
        number: manifest.number.clone(),
        who: desk.who(),
        digest: batch.digest().to_string(),
        manifest: text,
        bytes: batch.bytes().to_vec(),
    })?)
}
