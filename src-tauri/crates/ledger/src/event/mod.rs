//! What happened at the desk that changed no record: who looked at personal data, printed or
//! exported it, made or restored a backup. No value of a record stands here.
//!
//! A table of its own, and not the change log: nothing of it can be undone, and a thousand looks
//! must not lengthen what every change is checked against. Its rows are chained all the same.

mod list;
mod note;

pub(crate) use list::follow;

use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Personal data was shown in clear.
    Reveal,
    /// Pages with personal data in clear were shown before they are printed.
    Preview,
    /// A file with personal data in clear was written.
    Export,
    /// An office's own file was filled with personal data in clear.
    Fill,
    /// A backup was made.
    Backup,
    /// A backup took the ledger's place.
    Restore,
    /// A year was archived.
    Archive,
    /// A diagnostic bundle was made.
    Diagnose,
    /// The ledger was given a password.
    Protect,
    /// The password was changed, or set anew by the recovery code.
    ChangePassword,
    /// The recovery code was made anew.
    NewCode,
    /// The password was taken away.
    Unprotect,
    /// Personal data was taken out of records whose time is over.
    Forget,
}

impl Deed {
    /// The word in which it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Deed::Reveal => "reveal",
            Deed::Preview => "preview",
            Deed::Export => "export",
            Deed::Fill => "fill",
            Deed::Backup => "backup",
            Deed::Restore => "restore",
            Deed::Archive => "archive",
            Deed::Diagnose => "diagnose",
            Deed::Protect => "protect",
            Deed::ChangePassword => "change_password",
            Deed::NewCode => "new_code",
            Deed::Unprotect => "unprotect",
            Deed::Forget => "forget",
        }
    }
}

/// Something that was done, told without a value of any record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What was done.
    pub deed: Deed,
    /// In which ledger.
    pub ledger: Option<String>,
    /// To what: a record's id, a form's name, a year. Never a name that a person gave.
    pub target: Option<String>,
    /// Which columns, or which format.
    pub detail: Option<String>,
    /// Records that it was about.
    pub count: u64,
}

impl Event {
    /// Something that was done to nothing in particular.
    pub fn of(deed: Deed) -> Event {
        Event {
            deed,
            ledger: None,
            target: None,
            detail: None,
            count: 0,
        }
    }
}

/// An event as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Its number.
    pub n: i64,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub who: String,
    /// The word of its [`Deed`]; one that this program does not know was written by a newer one.
    pub deed: String,
    /// In which ledger.
    pub ledger: Option<String>,
    /// To what.
    pub target: Option<String>,
    /// Which columns, or which format.
    pub detail: Option<String>,
    /// Records that it was about.
    pub count: u64,
}
