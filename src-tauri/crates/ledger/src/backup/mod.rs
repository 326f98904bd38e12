//! Backups: a verified copy of the ledger in one file, thinned by age, restored and rehearsed.
//!
//! A backup is a zip file `.mlbak`: `manifest.json`, which says what must be in it, and
//! `ledger.sqlite`. Attachments never change, so a backup names them by digest and looks for them
//! in itself, in the folder `attachments` beside it, or in the one beside its folder: a backup in
//! the data folder shares the ledger's own files, a second folder keeps each file once, and one
//! that is written to a file of its own carries them all.
//!
//! Of a protected ledger every entry is sealed as it lies in the data folder, and `vault.json` with
//! the wrapped key comes along: the backup opens with the ledger's key, or with the password of the
//! day on which it was made.

mod archive;
mod automatic;
mod copy;
mod create;
mod manifest;
mod rehearse;
mod renew;
mod restore;
mod seal;
mod second;
mod shelf;
mod thin;
mod verify;

pub use manifest::{Manifest, Reason};
pub use rehearse::{Rehearsal, rehearse};
pub use renew::Renewed;
pub use restore::{Restored, restore};
pub use shelf::{BackupInfo, backups};
pub use thin::{Slot, superfluous};

pub(crate) use create::create;
pub(crate) use seal::seal_all;

/// The folder of backups in a data folder.
pub(crate) const FOLDER: &str = "backups";
/// How the folder in which a backup is unpacked begins; it lies in the data folder.
const WORK: &str = ".restore-";
/// Name of the database in a backup.
const DATABASE: &str = "ledger.sqlite";
/// Name of the folder of attachments, in a backup and beside it.
const ATTACHMENTS: &str = "attachments";
