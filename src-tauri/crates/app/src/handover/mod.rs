//! Handing the work over to another clerk: what is open, which files there are, what the ledgers
//! hold, on a sheet that both sign.

mod gather;
pub mod make;
mod paper;
pub mod show;

use crate::backup::BackupState;
use serde::Serialize;
use ts_rs::TS;

/// What is handed over.
#[derive(Debug, Serialize, TS)]
pub struct Handover {
    /// The unit.
    pub unit: String,
    /// Who hands over.
    pub giver: String,
    /// Today, `2026-11-21`.
    pub date: String,
    /// What is not finished, the most urgent first.
    pub open: Vec<OpenItem>,
    /// The files that belong to the records, and where the data lies.
    pub files: Files,
    /// How many records each ledger has, by year where it has years.
    pub counts: Vec<Count>,
    /// When the last change was made, RFC 3339.
    pub last_change: Option<String>,
    /// Number of the last change.
    pub changes: i64,
    /// Its digest: nothing before it can be altered unseen.
    pub digest: String,
}

/// One thing that the next clerk has to finish.
#[derive(Debug, Serialize, TS)]
pub struct OpenItem {
    /// What kind of thing: the ledger on screen.
    pub kind: String,
    /// Its words.
    pub title: String,
    /// Until when, and how it stands.
    pub detail: String,
}

/// The files of a desk.
#[derive(Debug, Serialize, TS)]
pub struct Files {
    /// The data folder.
    pub folder: String,
    /// Files that belong to records, each counted once.
    pub attachments: u64,
    /// Of these, those that cannot be read, by name.
    pub missing: Vec<String>,
    /// Backups in the data folder.
    pub backups: u64,
    /// How the ledger is kept.
    pub state: BackupState,
}

/// How many records a ledger has.
#[derive(Debug, Serialize, TS)]
pub struct Count {
    /// The ledger on screen.
    pub title: String,
    /// The year; none where the ledger has no years.
    pub year: Option<i32>,
    /// How many.
    pub count: u64,
}
