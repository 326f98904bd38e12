use super::FORMAT;
use crate::crypto::{BlobDigest, Digest, Suite};
use crate::{Moment, Unknown};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a batch is and holds: its second line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// `minglu-batch/1`.
    pub format: String,
    /// UUIDv7, made by the unit.
    pub id: Uuid,
    /// Whose batch it is.
    pub unit: UnitRef,
    /// Id of the device that signed.
    pub device: String,
    /// With what it signed.
    pub suite: Suite,
    /// In the unit's own series, for example `2026-007`.
    pub number: String,
    /// What is reported.
    pub kind: Kind,
    /// Name of the form that is answered, where the kind is `form`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The period in the clerk's words, for example `2026年第三季度`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// What the clerk says to the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When it was frozen, by the unit's clock: told, never relied upon.
    pub made_at: Moment,
    /// The program that made it.
    pub program: Program,
    /// What it holds, in the order of the record lines.
    pub ledgers: Vec<LedgerPart>,
    /// The files that its records name.
    #[serde(default)]
    pub attachments: Vec<BlobRef>,
    /// The unit reports that there is nothing to report.
    #[serde(default)]
    pub zero: bool,
    /// What the checks warned of and the clerk let stand.
    #[serde(default)]
    pub warnings: Vec<Warning>,
    /// Personal data that the form asks for; nothing else of that kind is in the records.
    #[serde(default)]
    pub private: Vec<PrivateField>,
    /// The batch that this one corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Uuid>,
    /// What a newer program wrote.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Manifest {
    /// A manifest of now, with a new id, that holds nothing yet.
    #[must_use]
    pub fn new(unit: UnitRef, device: &str, suite: Suite, number: String, kind: Kind) -> Manifest {
        Manifest {
            format: FORMAT.to_owned(),
            id: Uuid::now_v7(),
            unit,
            device: device.to_owned(),
            suite,
            number,
            kind,
            form: None,
            period: None,
            note: None,
            made_at: chrono::Utc::now(),
            program: Program::this(),
            ledgers: Vec::new(),
            attachments: Vec::new(),
            zero: false,
            warnings: Vec::new(),
            private: Vec::new(),
            follows: None,
            unknown: Unknown::new(),
        }
    }
}

/// A unit by its code, which stays, and its name, which may change.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnitRef {
    /// Given by the office; letters, digits and hyphens.
    pub code: String,
    /// As the office writes it.
    pub name: String,
}

/// A program and its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// `minglu`.
    pub name: String,
    /// For example `0.1.0`.
    pub version: String,
}

impl Program {
    fn this() -> Program {
        Program {
            name: "minglu".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// What is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 任务落实情况: tasks and their entries by period.
    TaskProgress,
    /// 公文公开属性台账: documents and changes of their attributes.
    AttributeLedger,
    /// 联系人备案.
    ContactFiling,
    /// 标准目录自查.
    CatalogueCheck,
    /// 统计数据: one record per number.
    Statistics,
    /// 工作年度报告.
    AnnualReport,
    /// 一张表: records of one form that the office collects.
    Form,
    /// A kind of a newer program: stored, shown by its records, never refused.
    #[serde(other)]
    Other,
}

/// The records of one ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LedgerPart {
    /// Name in code, as in `schemas/ledgers`.
    pub ledger: String,
    /// Digest of the schema that the records follow, so that both sides know whether they mean the same.
    pub version: String,
    /// How many records.
    pub count: u64,
    /// Over the lines of these records, line feeds included.
    pub digest: Digest,
    /// What a newer program wrote.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A file that a record names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlobRef {
    /// Its address.
    pub digest: BlobDigest,
    /// In bytes.
    pub size: u64,
    /// For people, without a path.
    pub name: String,
    /// In the suite's own algorithm, where that is not SHA-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Digest>,
    /// What a newer program wrote.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl BlobRef {
    /// A file of the default suite.
    #[must_use]
    pub fn new(digest: BlobDigest, size: u64, name: String) -> BlobRef {
        BlobRef {
            digest,
            size,
            name,
            check: None,
            unknown: Unknown::new(),
        }
    }
}

/// A finding that does not block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// Name of the ledger in code.
    pub ledger: String,
    /// Which record, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Which field, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// In Chinese.
    pub text: String,
}

/// A column of personal data that the form lets out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateField {
    /// Name of the ledger in code.
    pub ledger: String,
    /// Name of the field in code.
    pub field: String,
    /// Its title in Chinese.
    pub title: String,
}

/// True where a name can never be taken for a path: no separators, control signs, dots at the
/// ends, and at most 255 bytes.
#[must_use]
pub fn is_plain_name(name: &str) -> bool {
    let strange = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let dotted = name.starts_with('.') || name.ends_with('.') || name.trim() != name;
    !name.is_empty() && name.len() <= 255 && !name.chars().any(strange) && !dotted
}
