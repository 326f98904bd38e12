//! `backup.make`: makes a backup now.

use super::{BackupLine, second};
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::{Desk, Error, Result};
use chrono::Local;
use minglu_ledger::{Deed, Event, Reason};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Where to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// True for a file of its own in the export folder, with every attachment in it; otherwise the
    /// backup goes to the data folder and the second folder.
    pub whole: Option<bool>,
    /// Where to write that file, for the command line.
    pub path: Option<String>,
}

/// What was made.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "BackupMade")]
pub struct Response {
    /// The file.
    pub file: FileOut,
    /// The backup in the list, where it is there.
    pub backup: Option<BackupLine>,
    /// The copy in the second folder, where it was made.
    pub second: Option<String>,
    /// Why it was not.
    pub trouble: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `damaged` where the ledger turns out to be; `io` where the disk refuses.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    if let Some(path) = apart(desk, &request)? {
        desk.ledger.back_up_to(&path)?;
        desk.note(Event::of(Deed::Backup))?;
        return Ok(made(written(&path)?, None, Ok(None)).into());
    }
    let backup = desk.ledger.back_up(Reason::Manual)?;
    desk.note(Event::of(Deed::Backup))?;
    let copied = match second(desk)? {
        Some(folder) => desk.ledger.copy_backup(&folder).map_err(Error::from),
        None => Ok(None),
    };
    let copied = copied.map(|path| path.map(|path| path.display().to_string()));
    desk.set_trouble(copied.as_ref().err().map(|error| error.message.clone()));
    let line = BackupLine::from(&backup);
    Ok(made(written(&backup.path)?, Some(line), copied).into())
}

fn apart(desk: &Desk, request: &Request) -> Result<Option<PathBuf>> {
    match (&request.path, request.whole) {
        (Some(path), _) => Ok(Some(PathBuf::from(path))),
        (None, Some(true)) => {
            let day = Local::now().format("%Y-%m-%d");
            Ok(Some(place(
                &desk.exports(),
                &format!("明录备份-{day}.mlbak"),
            )?))
        }
        _ => Ok(None),
    }
}

fn made(file: FileOut, backup: Option<BackupLine>, copied: Result<Option<String>>) -> Response {
    let (second, trouble) = match copied {
        Ok(second) => (second, None),
        Err(error) => (None, Some(error.message)),
    };
    Response {
        file,
        backup,
        second,
        trouble,
    }
}
