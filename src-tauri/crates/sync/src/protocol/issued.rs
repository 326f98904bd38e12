//! What the office gives out: `GET issued?after=N`.

use crate::Unknown;
use crate::crypto::{BlobDigest, Digest};
use crate::receipt::Receipt;
use crate::refusal::{Refusal, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// One page of what was issued to the unit, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssuedPage {
    /// At most 100.
    pub items: Vec<Issued>,
    /// See [`super::StatusResponse::epoch`].
    pub epoch: String,
    /// The last sequence that the office has issued to this unit.
    pub latest: u64,
}

/// One thing that was issued. The same id never comes with another content: a change is a new
/// item that names the old one in `replaces`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "super::wire::Wire", into = "super::wire::Wire")]
pub struct Issued {
    /// Its place in what was issued to this unit; counted by unit, without gaps.
    pub sequence: u64,
    /// UUID.
    pub id: Uuid,
    /// What it is.
    pub kind: IssuedKind,
    /// SHA-256 over the canonical JSON of `body`.
    pub digest: Digest,
    /// One of the structs below, by kind.
    pub body: Value,
    /// Files that belong to it.
    pub blobs: Vec<IssuedBlob>,
    /// The item that this one takes the place of.
    pub replaces: Option<Uuid>,
    /// What a newer office says; of a kind that this program does not know its word too, under
    /// `kind`, so that it is not lost until a later program knows it.
    pub unknown: Unknown,
}

/// What an issued thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssuedKind {
    /// A notice with its tasks: [`IssuedNotice`].
    Notice,
    /// A form to fill in: [`IssuedForm`].
    Form,
    /// A working calendar: [`IssuedCalendar`].
    Calendar,
    /// A Word template of a letter: [`IssuedLetterTemplate`].
    LetterTemplate,
    /// All units of the county: [`IssuedRecords`] of the ledger `unit`.
    UnitDirectory,
    /// Items of the standard catalogue: [`IssuedRecords`] of the ledger `catalogue_item`.
    Catalogue,
    /// A review of a batch: [`Verdict`].
    Verdict,
    /// A receipt: [`Receipt`].
    Receipt,
    /// A kind of a newer office: kept, told, left alone.
    #[serde(other)]
    Other,
}

/// A file that belongs to what was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedBlob {
    /// Its address.
    pub digest: BlobDigest,
    /// In bytes.
    pub size: u64,
    /// For people, without a path.
    pub name: String,
}

/// A notice and the tasks in it that concern the unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssuedNotice {
    /// Title.
    pub title: String,
    /// The year that it rules.
    pub year: i32,
    /// Document number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_no: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Its date, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// Title over the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table_title: Option<String>,
    /// The unit's tasks, in the order of the table.
    pub tasks: Vec<TaskRow>,
    /// What a newer office says.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// One row of a task table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskRow {
    /// Id at the office; the unit says it back as `BatchRecord::origin`.
    pub id: String,
    /// Fields of the ledger `task` as the table has them: `position`, `seq`, `topic`, `subject`,
    /// `requirement`, `responsible`, `lead`, `assist`, `due_text` … ; never what the unit writes.
    pub fields: Unknown,
}

/// A sheet that the office collects: a definition of columns, and how it is filled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssuedForm {
    /// Name in code: the `form` of the batches that answer it, and the `ledger` of their records.
    pub form: String,
    /// Title in Chinese: the unit's ledger is called so.
    pub title: String,
    /// Until when, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// What the office says about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Columns as `minglu_ledger::Definition` has them: the unit makes a ledger of its own of it.
    pub definition: Value,
    /// Columns (names in the definition) with personal data that the form asks for in clear.
    #[serde(default)]
    pub clear: Vec<String>,
    /// The office's sheet itself, filled in place on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<BlobDigest>,
    /// What a newer office says.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A working calendar, as `schemas/calendar.schema.json` has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssuedCalendar {
    /// The year.
    pub year: i32,
    /// The calendar.
    pub calendar: Value,
}

/// A Word template of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedLetterTemplate {
    /// Kind of the letter, as in `assets/letters.json`.
    pub letter: String,
    /// The .docx among the blobs.
    pub template: BlobDigest,
}

/// Records of one ledger that the office keeps for all units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssuedRecords {
    /// Name of the ledger in code.
    pub ledger: String,
    /// Fields by their names in code.
    pub records: Vec<Unknown>,
}

/// The office's review of a batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Which batch.
    pub batch: Uuid,
    /// Accepted or returned.
    pub outcome: Outcome,
    /// Who signed for it, for people; a role, or a name where the office gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// Why, by record and field.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// What the office itself changed in its copy.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// What a newer office says.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// How a review ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The batch stands.
    Accepted,
    /// It is to be corrected and sent again.
    Returned,
}

/// One remark; without record it concerns the batch, without field the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Name of the ledger in code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger: Option<String>,
    /// Id of the record in the batch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Name of the field in code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// In Chinese.
    pub text: String,
}

/// A value that the office changed in its copy of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Name of the ledger in code.
    pub ledger: String,
    /// Id of the record in the batch.
    pub record: String,
    /// Name of the field in code.
    pub field: String,
    /// As it was in the batch; null for nothing.
    pub before: Value,
    /// As the office has it now; null for nothing.
    pub after: Value,
}

impl Issued {
    /// The body as what its kind says it is.
    ///
    /// # Errors
    /// Fails where the digest does not fit the body, or the body is something else.
    pub fn body_as<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        if self.digest != digest_of(&self.body)? {
            return Err(Refusal::damaged(
                "县办下发的内容在途中损坏，下次连接时会重新取",
            ));
        }
        serde_json::from_value(self.body.clone())
            .map_err(|_| Refusal::damaged("县办下发的内容无法识别，请联系县办或升级本机程序"))
    }

    /// The word of its kind, as it came.
    #[must_use]
    pub fn kind_word(&self) -> String {
        super::wire::word(self)
    }

    /// The receipt that this item is.
    ///
    /// # Errors
    /// As [`Issued::body_as`].
    pub fn receipt(&self) -> Result<Receipt> {
        self.body_as()
    }
}

/// The digest of a body: what [`Issued::digest`] holds.
///
/// # Errors
/// Fails where the value has no JSON form.
pub fn digest_of(body: &Value) -> Result<Digest> {
    let bytes = crate::canonical::bytes(body)?;
    Ok(crate::crypto::Suite::Ed25519.digest(&bytes))
}
