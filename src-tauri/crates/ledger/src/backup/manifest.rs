use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// From time to time, where something has changed.
    Automatic,
    /// A person wanted it.
    Manual,
    /// Before a newer program changes the file.
    Migration,
    /// Before many rows are read in.
    Import,
    /// Before many records are changed at once.
    Mass,
    /// Before an older state takes its place.
    Restore,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 6] = [
        Reason::Automatic,
        Reason::Manual,
        Reason::Migration,
        Reason::Import,
        Reason::Mass,
        Reason::Restore,
    ];

    /// The word in file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Automatic => "automatic",
            Reason::Manual => "manual",
            Reason::Migration => "migration",
            Reason::Import => "import",
            Reason::Mass => "mass",
            Reason::Restore => "restore",
        }
    }

    /// The word on screen.
    pub fn title(self) -> &'static str {
        match self {
            Reason::Automatic => "自动备份",
            Reason::Manual => "手工备份",
            Reason::Migration => "升级前备份",
            Reason::Import => "导入前备份",
            Reason::Mass => "批量修改前备份",
            Reason::Restore => "恢复前备份",
        }
    }
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this description.
    pub manifest: u32,
    /// The program that wrote it.
    pub program: String,
    /// Which ledger it is.
    pub ledger: String,
    /// When it was made, RFC 3339.
    pub made: String,
    /// Why.
    pub reason: Reason,
    /// Number of the newest change.
    pub head: i64,
    /// The digest of the newest change, which vouches for all changes before it.
    pub digest: String,
    /// Rows of each table.
    pub counts: BTreeMap<String, i64>,
    /// Size of the database in bytes.
    pub size: u64,
    /// SHA-256 of the database.
    pub sha256: String,
    /// Every file that belongs to it.
    pub attachments: Vec<Held>,
    /// True where those files are in the backup itself.
    pub whole: bool,
}

/// A file that belongs to a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What it is called.
    pub name: String,
    /// SHA-256 of its content.
    pub digest: String,
    /// Its size in bytes.
    pub size: u64,
}
