use super::answer::answer;
use super::parts::Parts;
use crate::device::{self, Caller};
use crate::{Error, Office, Result, audit, batch, blob};
use minglu_sync::crypto::{PublicKey, Suite};
use minglu_sync::package::{Carried, PartKind, open};
use minglu_sync::receipt::Receipt;
use serde::Serialize;
use serde_json::json;
use std::fs::File;
use std::path::Path;

/// What became of a package.
#[derive(Debug, Clone, Serialize)]
pub struct Received {
    /// Code of the unit that sent it.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Receipts for the batches in it.
    pub receipts: Vec<Receipt>,
    /// Batches that could not be stored; the others are.
    pub refused: Vec<Refusal>,
    /// Files that came with it.
    pub files: u64,
}

/// A batch that could not be stored.
#[derive(Debug, Clone, Serialize)]
pub struct Refusal {
    /// Its place in the package, from 1.
    pub place: u64,
    /// Code of the reason.
    pub code: String,
    /// The reason.
    pub message: String,
}

/// Takes in a package and writes the answer for the unit. The same package again changes nothing
/// and is answered with the same receipts.
///
/// # Errors
/// `damaged` or `unauthenticated` where nothing in it can be relied upon: then nothing is taken in.
pub fn receive(office: &Office, who: &str, file: &Path, out: &Path) -> Result<Received> {
    let input = File::open(file).map_err(|e| Error::io("读不到文件", &e))?;
    let mut opened = open(input, |key| office.keys.opener(key))?;
    let letter: Carried = opened.letter()?;
    let (suite, key) = sender(office, &letter)?;
    if suite != letter.suite {
        return Err(unknown());
    }
    let work = office.dir.join("work");
    crate::office::folder(&work)?;
    let dir = tempfile::tempdir_in(work).map_err(|e| Error::io("无法建立临时文件夹", &e))?;
    let parts = Parts::read(&mut opened, dir)?;
    opened.finish(&key)?;
    let caller = caller(office, &letter)?;
    let received = take(office, &caller, &parts)?;
    answer(office, &caller, &letter, out)?;
    let (stored, refused) = (received.receipts.len(), received.refused.len());
    office.store.write(|sql| {
        let details = json!({ "unit": caller.unit, "stored": stored, "refused": refused });
        audit::note(sql, who, "package.receive", &caller.device, &details)
    })?;
    Ok(received)
}

/// With what the sender signs: as it was enrolled, or as it asks to be now. Nothing is written
/// before the signature has been seen.
fn sender(office: &Office, letter: &Carried) -> Result<(Suite, PublicKey)> {
    let known = office
        .store
        .read(|sql| device::signer(sql, &letter.device))?;
    match (known, &letter.enrol) {
        (Some((_, suite, key)), _) => Ok((suite, key)),
        (None, Some(request)) if request.device.id == letter.device => {
            request.verify()?;
            Ok((request.device.suite, request.device.public_key.clone()))
        }
        _ => Err(unknown()),
    }
}

/// Who sends; a machine that has never been online is enrolled by the package itself.
fn caller(office: &Office, letter: &Carried) -> Result<Caller> {
    let find = || office.store.read(|sql| device::signer(sql, &letter.device));
    if let Some((caller, ..)) = find()? {
        return Ok(caller);
    }
    let request = letter.enrol.as_ref().ok_or_else(unknown)?;
    device::enrol(&office.store, &office.keys, request)?;
    find()?.map(|(caller, ..)| caller).ok_or_else(unknown)
}

fn take(office: &Office, caller: &Caller, parts: &Parts) -> Result<Received> {
    let files = parts.of(PartKind::Blob);
    for file in &files {
        blob::put_file(&office.store, &office.blobs, file, Some(&caller.unit))?;
    }
    let mut received = Received {
        unit: caller.unit.clone(),
        unit_name: caller.unit_name.clone(),
        receipts: Vec::new(),
        refused: Vec::new(),
        files: files.len() as u64,
    };
    for (at, path) in parts.of(PartKind::Batch).iter().enumerate() {
        let bytes = std::fs::read(path).map_err(|e| Error::io("读不到临时文件", &e))?;
        match batch::commit(&office.store, &office.keys, caller, bytes) {
            Ok(receipt) => received.receipts.push(receipt),
            // What is wrong with the office itself is no verdict on the batch.
            Err(error) if ["internal", "storage", "io", "busy"].contains(&&*error.code) => {
                return Err(error);
            }
            Err(Error { code, message, .. }) => received.refused.push(Refusal {
                place: at as u64 + 1,
                code,
                message,
            }),
        }
    }
    Ok(received)
}

fn unknown() -> Error {
    Error::new(
        "unauthenticated",
        "这个文件不是由已注册的设备生成的，没有接收。请让单位用注册码重新注册后再导出",
    )
}
