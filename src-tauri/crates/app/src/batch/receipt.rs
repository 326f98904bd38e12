//! `batch.receipt`: takes in the file that the office gave back for one that was carried there.

use super::TOUCHED;
use super::desk::Exchanging;
use super::sync::response;
use crate::command::Done;
use crate::office::{Enrolment, Last};
use crate::{Desk, Error, Result, file};
use minglu_ledger::safe_name;
use minglu_sync::client::{Desk as _, take_answer};
use minglu_sync::package::{Answer, Opened, Part, PartKind, open};
use minglu_sync::protocol::IssuedBlob;
use minglu_sync::{Code, Refusal};
use serde::Deserialize;
use std::fs::File;
use std::path::Path;
use ts_rs::TS;

/// Which file.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// A staged file's token, or a path.
    pub file: String,
}

/// What was taken in: as after a round online.
pub type Response = super::sync::Response;

/// Runs the command.
///
/// # Errors
/// `not_enrolled`; `unreadable` where the file is damaged, for another machine, or no such file;
/// `refused` where the enrolled office has not signed it.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let mut enrolment = Enrolment::of(desk)?;
    let source = file::incoming(desk, &request.file)?;
    let answer = verified(&source.path, &mut enrolment)?;
    keep_files(desk, &enrolment, &source.path, &answer)?;
    if enrolment.pending.take().is_some() {
        enrolment.unit = answer.unit.clone();
    }
    enrolment.keep(desk)?;
    let here = Exchanging::new(desk, &enrolment);
    here.retry()?;
    let round = take_answer(&answer, &here, &enrolment.office_keys())?;
    let mut touched = here.touched();
    touched.push(TOUCHED.to_owned());
    Last::note(desk, None, &touched)?;
    let value = response(desk, &round)?;
    source.discard();
    Ok(Done { value, touched })
}

fn opened(path: &Path, enrolment: &Enrolment) -> Result<Opened<File>> {
    let input = File::open(path).map_err(|e| Error::io("无法打开回执文件", &e))?;
    let key = enrolment.opens()?;
    Ok(open(input, |id| {
        (id == enrolment.device.id).then_some(key)
    })?)
}

/// Reads all of it first: nothing is taken in before the office's signature has been seen. A key
/// that is new is said in the letter itself, and taken where a known one stands for it.
fn verified(path: &Path, enrolment: &mut Enrolment) -> Result<Answer> {
    let opened = opened(path, enrolment)?;
    let answer: Answer = opened.letter()?;
    if let Some(renewed) = enrolment.with_keys(&answer.keys) {
        *enrolment = renewed;
    }
    let keys = enrolment.office_keys();
    let public = keys.to_verify(&answer.key, answer.suite)?;
    opened
        .finish(public)
        .map_err(|refusal| match refusal.code {
            Code::Unauthenticated => {
                Refusal::new(Code::NotTheOffice, "这个文件不是注册的县办签发的，未予采用")
            }
            _ => refusal,
        })?;
    match answer.unit.code == enrolment.unit.code {
        true => Ok(answer),
        false => Err(Error::new(
            "refused",
            "这是给另一个单位的回执文件，请核对是否拿错了",
        )),
    }
}

fn keep_files(desk: &Desk, enrolment: &Enrolment, path: &Path, answer: &Answer) -> Result<()> {
    let here = Exchanging::new(desk, enrolment);
    let mut opened = opened(path, enrolment)?;
    while let Some(part) = opened.next_part()? {
        let known = |blob: &&IssuedBlob| blob.digest == part.digest;
        let blob = answer.items.iter().flat_map(|item| &item.blobs).find(known);
        let Some(blob) = blob.filter(|_| part.kind == PartKind::Blob) else {
            continue;
        };
        if !here.has_blob(&blob.digest)? {
            keep_one(&here, &mut opened, &part, blob)?;
        }
    }
    Ok(())
}

fn keep_one(
    here: &Exchanging<'_>,
    opened: &mut Opened<File>,
    part: &Part,
    blob: &IssuedBlob,
) -> Result<()> {
    let blob = IssuedBlob {
        name: safe_name(&blob.name),
        ..blob.clone()
    };
    Ok(here.keep_blob(&blob, &mut |into| opened.read_part(part, into))?)
}
