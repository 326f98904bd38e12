use crate::device::Caller;
use crate::{Error, Office, Result, batch, issue, values, word};
use chrono::{SubsecRound, Utc};
use minglu_sync::batch::UnitRef;
use minglu_sync::crypto::{BlobDigest, PublicKey};
use minglu_sync::package::{Answer, Carried, Packer, Recipient, Sender};
use minglu_sync::protocol::{Issued, StatusRequest};
use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Batches of one question to our own status.
const PAGE: usize = 1000;

/// Writes the office's answer to a package: how the unit's batches stand, and what was issued since.
///
/// # Errors
/// `io` where the file cannot be written.
pub(super) fn answer(office: &Office, caller: &Caller, letter: &Carried, out: &Path) -> Result<()> {
    let answer = said(office, caller, letter)?;
    let signer = office.keys.signer(letter.suite)?;
    let (key, public) = sealing_key(office, caller)?;
    let failed = |e: std::io::Error| Error::io("写不了回执文件", &e);
    let folder = out.parent().filter(|dir| !dir.as_os_str().is_empty());
    let mut file =
        tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    let to = Recipient {
        key: &key,
        public: &public,
    };
    let sender = Sender {
        suite: signer.suite,
        secret: &signer.secret,
    };
    let mut packer = Packer::begin(BufWriter::new(file.as_file_mut()), &to, sender, &answer)?;
    for (digest, size) in files(&answer.items) {
        let bytes = office.blobs.bytes(&digest)?;
        packer.blob(digest, size, &bytes[..])?;
    }
    packer.finish()?.flush().map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(out).map_err(|e| failed(e.error))?;
    Ok(())
}

fn said(office: &Office, caller: &Caller, letter: &Carried) -> Result<Answer> {
    let ours = office.store.read(crate::identity::epoch)?;
    // Sequences of another epoch say nothing here.
    let after = if letter.epoch.as_deref() == Some(ours.as_str()) {
        letter.after
    } else {
        0
    };
    let mut batches = Vec::new();
    for page in letter.batches.chunks(PAGE) {
        let request = StatusRequest {
            batches: page.to_vec(),
            after,
        };
        batches.extend(batch::status(&office.store, caller, &request)?.batches);
    }
    let (items, latest) = items(office, caller, after)?;
    let signer = office.keys.signer(letter.suite)?;
    Ok(Answer {
        office: office.store.read(crate::identity::name)?,
        key: signer.id.clone(),
        suite: signer.suite,
        unit: UnitRef {
            code: caller.unit.clone(),
            name: caller.unit_name.clone(),
        },
        keys: office.keys.public.clone(),
        batches,
        epoch: ours,
        latest,
        items,
        made_at: Utc::now().trunc_subsecs(0),
        unknown: minglu_sync::Unknown::new(),
    })
}

/// All that was issued after a place.
fn items(office: &Office, caller: &Caller, after: u64) -> Result<(Vec<Issued>, u64)> {
    let (mut items, mut last) = (Vec::new(), after);
    loop {
        let page = issue::page(&office.store, caller, last)?;
        let Some(end) = page.items.last().map(|item| item.sequence) else {
            return Ok((items, page.latest));
        };
        last = end;
        items.extend(page.items);
    }
}

/// The files of the items, each once.
fn files(items: &[Issued]) -> HashMap<BlobDigest, u64> {
    let blobs = items.iter().flat_map(|item| &item.blobs);
    blobs.map(|blob| (blob.digest.clone(), blob.size)).collect()
}

/// The key to which answers for this machine are sealed: it is called as the machine is.
fn sealing_key(office: &Office, caller: &Caller) -> Result<(String, PublicKey)> {
    let row = office.store.read(|sql| {
        sql.row(
            "SELECT sealing_key FROM device WHERE id = ?1",
            values![&caller.device],
        )
    })?;
    let key = row
        .ok_or_else(|| Error::internal("device", "gone"))?
        .text(0)?;
    Ok((caller.device.clone(), word::read(&key)?))
}
