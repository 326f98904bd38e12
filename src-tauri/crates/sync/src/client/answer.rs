use super::round::{marked, other_content, settle, take_page};
use super::{Desk, OfficeKeys, Round};
use crate::package::Answer;
use crate::plan::Mark;
use crate::protocol::{BatchState, Issued, IssuedPage};
use crate::refusal::{Code, Refusal, Result};

/// Takes in an answer that was carried by hand, after its signature has been seen and its files
/// are kept: with the same meaning as a round.
///
/// # Errors
/// Where it is another unit's, or the desk cannot be written.
pub fn take_answer(answer: &Answer, desk: &dyn Desk, keys: &OfficeKeys) -> Result<Round> {
    let mut done = Round::default();
    let ours = desk.batches()?;
    for theirs in &answer.batches {
        let Some(batch) = ours.iter().find(|ours| ours.id == theirs.id) else {
            continue;
        };
        let outcome = match (&theirs.receipt, theirs.state) {
            (_, BatchState::OtherContent) => Err(other_content()),
            (Some(receipt), _) if !batch.receipt => keys
                .confirm(receipt, &desk.batch(batch.id)?)
                .and_then(|()| desk.keep_receipt(receipt)),
            _ => continue,
        };
        settle(desk, batch.id, outcome, &mut done)?;
    }
    let page = IssuedPage {
        items: answer.items.clone(),
        epoch: answer.epoch.clone(),
        latest: answer.latest,
    };
    let mut mark = begins(answer, &desk.mark()?);
    take_page(&page, desk, &mut mark, &mut done, &mut |item| {
        has_blobs(desk, item)
    })?;
    Ok(done)
}

/// Where the answer goes on with what is known, the mark follows it. An answer of another epoch
/// moves it only where it begins at the beginning.
fn begins(answer: &Answer, mark: &Mark) -> Mark {
    let same = mark.epoch.as_deref() == Some(answer.epoch.as_str());
    match same {
        true => mark.clone(),
        false => marked(&answer.epoch, 0),
    }
}

fn has_blobs(desk: &dyn Desk, item: &Issued) -> Result<()> {
    for blob in &item.blobs {
        if !desk.has_blob(&blob.digest)? {
            let message = format!("回执文件里缺少附件“{}”，请县办重新导出", blob.name);
            return Err(Refusal::new(Code::Missing, message));
        }
    }
    Ok(())
}
