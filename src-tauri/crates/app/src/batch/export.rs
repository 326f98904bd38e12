//! `batch.export`: writes what the office has no receipt for into one file, sealed to the office.

use super::desk::Exchanging;
use super::state::Known;
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::office::Enrolment;
use crate::{Desk, Error, Result};
use chrono::Utc;
use minglu_sync::client::Desk as _;
use minglu_sync::package::{Carried, Packer, Recipient, Sender};
use minglu_sync::plan::Ours;
use serde::Deserialize;
use std::fs::File;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;
use ts_rs::TS;

/// Which batches, and where to.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Request {
    /// One batch, by id or number; all without a receipt where not given.
    pub batch: Option<String>,
    /// Where to write, for the command line; into the export folder where not given.
    pub path: Option<String>,
}

/// The file to carry.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `not_enrolled`; `io` where the file cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let enrolment = Enrolment::of(desk)?;
    let batches = match &request.batch {
        Some(name) => vec![Known::named(desk, name)?],
        None => {
            let all = Known::all(desk)?.into_iter();
            all.filter(|known| known.receipt.is_none()).collect()
        }
    };
    let out = match &request.path {
        Some(path) => PathBuf::from(path),
        None => place(&desk.exports(), &name(&enrolment, &batches))?,
    };
    write(desk, &enrolment, &batches, &out)?;
    Ok(written(&out)?.into())
}

fn name(enrolment: &Enrolment, batches: &[Known]) -> String {
    let unit = &enrolment.unit.name;
    match batches {
        [] => format!("{unit}领取下发材料.mlbatch"),
        [one] => format!("{unit}报送{}.mlbatch", one.line.number),
        more => format!("{unit}报送{}批.mlbatch", more.len()),
    }
}

/// The file is complete under its name, or not there.
fn write(desk: &Desk, enrolment: &Enrolment, batches: &[Known], out: &Path) -> Result<()> {
    let keys = enrolment.office_keys();
    let key = keys.to_seal().ok_or_else(|| {
        Error::new(
            "refused",
            "县办没有提供加密公钥，不能用U盘报送，请与县办联系",
        )
    })?;
    let to = Recipient {
        key: &key.id,
        public: &key.public_key,
    };
    let secret = enrolment.secret()?;
    let sender = Sender {
        suite: enrolment.device.suite,
        secret: &secret,
    };
    let here = Exchanging::new(desk, enrolment);
    let failed = |e: std::io::Error| Error::io("报送文件写不出来", &e);
    let folder = out.parent().filter(|p| !p.as_os_str().is_empty());
    let part = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    let letter = letter(enrolment, &here)?;
    let mut packer = Packer::begin(part.as_file(), &to, sender, &letter)?;
    for known in batches {
        let batch = here.batch(known.manifest.id)?;
        packer.batch(&batch)?;
        for file in &known.manifest.attachments {
            packer.blob(
                file.digest.clone(),
                file.size,
                here.open_blob(&file.digest)?,
            )?;
        }
    }
    packer.finish()?;
    part.as_file().sync_all().map_err(failed)?;
    let kept: File = part.persist(out).map_err(|e| failed(e.error))?;
    drop(kept);
    Ok(())
}

fn letter(enrolment: &Enrolment, here: &Exchanging<'_>) -> Result<Carried> {
    let mark = here.mark()?;
    Ok(Carried {
        device: enrolment.device.id.clone(),
        suite: enrolment.device.suite,
        unit: Some(enrolment.unit.clone()),
        enrol: enrolment.pending.clone(),
        batches: here.batches()?.iter().map(Ours::known).collect(),
        epoch: mark.epoch,
        after: mark.after,
        made_at: Utc::now(),
        unknown: Default::default(),
    })
}
