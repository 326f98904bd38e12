use super::send::send;
use super::{Desk, Failure, Office, OfficeKeys};
use crate::plan::{Mark, Step, plan};
use crate::protocol::{Issued, IssuedPage, StatusRequest, StatusResponse, TheirBatch};
use crate::refusal::{Code, Refusal, Result};
use uuid::Uuid;

/// Batches of which the status is asked at once.
const STATUS_MAX: usize = 1000;

/// What one round has done.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Round {
    /// Batches of which a receipt was kept.
    pub receipts: Vec<Uuid>,
    /// Things that came down, known ones too.
    pub items: usize,
    /// The kinds of those that were not known, one for each.
    pub came: Vec<String>,
    /// What did not work.
    pub failures: Vec<Failure>,
}

/// One round with the office: compare, plan, do. What does not work is noted at the desk, and the
/// rest goes on, as long as the office answers.
///
/// # Errors
/// Where the office does not answer, refuses the device, or the desk cannot be written. Whatever
/// was done before stands.
pub fn round(office: &dyn Office, desk: &dyn Desk, keys: &OfficeKeys) -> Result<Round> {
    let mut done = Round::default();
    let (ours, mark) = (desk.batches()?, desk.mark()?);
    let mut theirs = status(office, &[], &mark)?;
    for batches in ours.chunks(STATUS_MAX) {
        let known: Vec<_> = batches.iter().map(crate::plan::Ours::known).collect();
        theirs
            .batches
            .extend(status(office, &known, &mark)?.batches);
    }
    for step in plan(&ours, &mark, &theirs) {
        match step {
            Step::Fetch(after) => fetch(office, desk, after, &theirs.epoch, &mut done)?,
            Step::KeepReceipt(id) | Step::Send(id) | Step::Tell(id) => {
                let outcome = one(office, desk, keys, &step, &theirs.batches);
                settle(desk, id, outcome, &mut done)?;
            }
        }
    }
    Ok(done)
}

fn status(
    office: &dyn Office,
    known: &[crate::protocol::KnownBatch],
    mark: &Mark,
) -> Result<StatusResponse> {
    office.status(&StatusRequest {
        batches: known.to_vec(),
        after: mark.after,
    })
}

fn one(
    office: &dyn Office,
    desk: &dyn Desk,
    keys: &OfficeKeys,
    step: &Step,
    theirs: &[TheirBatch],
) -> Result<()> {
    let receipt = match step {
        Step::Send(id) => send(office, desk, keys, &desk.batch(*id)?)?,
        Step::KeepReceipt(id) => {
            let theirs = theirs.iter().find(|batch| batch.id == *id);
            let receipt = theirs.and_then(|batch| batch.receipt.clone());
            let receipt = receipt.ok_or_else(|| Refusal::internal("no receipt"))?;
            keys.confirm(&receipt, &desk.batch(*id)?)?;
            receipt
        }
        Step::Tell(_) | Step::Fetch(_) => return Err(other_content()),
    };
    desk.keep_receipt(&receipt)
}

pub(super) fn other_content() -> Refusal {
    Refusal::new(
        Code::OtherContent,
        "县办已有一批编号相同而内容不同，没有覆盖。请联系县办核对后重新生成一批",
    )
}

pub(super) fn settle(
    desk: &dyn Desk,
    batch: Uuid,
    outcome: Result<()>,
    done: &mut Round,
) -> Result<()> {
    match outcome {
        Ok(()) => done.receipts.push(batch),
        Err(refusal) => {
            let stop = stops(refusal.code);
            let failure = Failure {
                batch: Some(batch),
                item: None,
                refusal: refusal.clone(),
            };
            desk.note_failure(&failure)?;
            done.failures.push(failure);
            if stop {
                return Err(refusal);
            }
        }
    }
    Ok(())
}

/// True where nothing further can work.
fn stops(code: Code) -> bool {
    use Code::{Busy, ClockSkewed, NotTheOffice, Revoked, TooOld, Unauthenticated, Unreachable};
    let ends = [
        Busy,
        ClockSkewed,
        NotTheOffice,
        Revoked,
        TooOld,
        Unauthenticated,
        Unreachable,
    ];
    ends.contains(&code)
}

fn fetch(
    office: &dyn Office,
    desk: &dyn Desk,
    from: u64,
    epoch: &str,
    done: &mut Round,
) -> Result<()> {
    let (mut asked, mut mark) = (from, marked(epoch, from));
    loop {
        let page = office.issued(asked)?;
        if page.epoch != epoch {
            // The office was restored in the middle: the next round compares anew.
            return Ok(());
        }
        let last = take_page(&page, desk, &mut mark, done, &mut |item| {
            fetch_blobs(office, desk, item)
        })?;
        match last.filter(|last| *last > asked) {
            Some(last) if last < page.latest => asked = last,
            _ => return Ok(()),
        }
    }
}

pub(super) fn marked(epoch: &str, after: u64) -> Mark {
    Mark {
        epoch: Some(epoch.to_owned()),
        after,
    }
}

/// Takes in a page; says its last sequence. The mark goes on only as far as nothing is missing.
pub(super) fn take_page(
    page: &IssuedPage,
    desk: &dyn Desk,
    mark: &mut Mark,
    done: &mut Round,
    blobs: &mut dyn FnMut(&Issued) -> Result<()>,
) -> Result<Option<u64>> {
    for item in &page.items {
        match blobs(item).and_then(|()| desk.take(item)) {
            Ok(new) => {
                done.items += 1;
                done.came.extend(new.then(|| item.kind_word()));
                if item.sequence == mark.after + 1 {
                    mark.after = item.sequence;
                    desk.set_mark(mark)?;
                }
            }
            Err(refusal) if stops(refusal.code) => return Err(refusal),
            Err(refusal) => {
                let failure = Failure {
                    batch: None,
                    item: Some(item.id),
                    refusal,
                };
                desk.note_failure(&failure)?;
                done.failures.push(failure);
            }
        }
    }
    Ok(page.items.last().map(|item| item.sequence))
}

fn fetch_blobs(office: &dyn Office, desk: &dyn Desk, item: &Issued) -> Result<()> {
    for blob in &item.blobs {
        if !desk.has_blob(&blob.digest)? {
            desk.keep_blob(blob, &mut |into| office.blob(&blob.digest, blob.size, into))?;
        }
    }
    Ok(())
}
