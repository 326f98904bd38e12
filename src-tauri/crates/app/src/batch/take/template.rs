use super::proposal::{open, supersede};
use crate::batch::desk::{Exchanging, Outcome};
use crate::file::Incoming;
use crate::template::{LEDGER, import, in_use};
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Source, Tx};
use minglu_sync::protocol::{Issued, IssuedBlob, IssuedLetterTemplate};
use serde_json::{Value, json};

/// A letter's template changes what letters say: it is proposed. One that is in use already asks for
/// nothing.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let (body, blob) = read(item)?;
    let copy = copied(here.desk, blob)?;
    copy.look(&blob.name)?;
    let (kind, lacks) = import::judged(here.desk, &body.letter, &copy.path)?;
    supersede(here.desk, item)?;
    let now = in_use(here.desk, &kind)?;
    let name = format!("{}的模板", kind.title);
    if now.digest.as_deref() == Some(blob.digest.as_str()) {
        return Ok(json!({ "name": name, "unchanged": 1 }));
    }
    let mut says = vec![blob.name.clone()];
    if !lacks.is_empty() {
        says.push(format!("模板里没有法律要求写明的：{}", lacks.join("、")));
    }
    Ok(open(&name, says, vec![now.version]))
}

/// Takes it as a new version, as if the clerk had imported it. Letters that were written keep theirs.
pub(super) fn adopt(desk: &Desk, item: &Issued) -> Result<(Outcome, Vec<String>)> {
    let (body, blob) = read(item)?;
    let copy = copied(desk, blob)?;
    let kind = import::judged(desk, &body.letter, &copy.path)?.0;
    let before = in_use(desk, &kind)?.record;
    let request = import::Request {
        kind: body.letter,
        file: copy.path.display().to_string(),
        name: blob.name.clone(),
        note: Some("县办下发".to_owned()),
    };
    let done = import::run(desk, request)?;
    let now = in_use(desk, &kind)?.record;
    Ok((json!({ "before": before, "record": now }), done.touched))
}

/// Puts the version before in use again.
pub(super) fn put_back(desk: &Desk, outcome: &Value) -> Result<Vec<String>> {
    let (now, before) = (outcome["record"].as_str(), outcome["before"].as_str());
    let committed = desk.transact("撤回采用县办的文书模板", Source::User, |tx| {
        state(tx, now, "put_away")?;
        state(tx, before, "in_use")
    })?;
    Ok(committed.touched)
}

fn state(tx: &mut Tx<'_>, record: Option<&str>, state: &str) -> minglu_ledger::Result<()> {
    let fields: Fields = [("state".to_owned(), json!(state))].into_iter().collect();
    match record {
        Some(id) => tx.set(LEDGER, id, &fields).map(|_| ()),
        None => Ok(()),
    }
}

fn read(item: &Issued) -> Result<(IssuedLetterTemplate, &IssuedBlob)> {
    let body: IssuedLetterTemplate = item.body_as()?;
    let blob = item.blobs.iter().find(|blob| blob.digest == body.template);
    let blob = blob.ok_or_else(|| Error::unreadable("下发的文书模板没有带文件，请联系县办"))?;
    Ok((body, blob))
}

fn copied(desk: &Desk, blob: &IssuedBlob) -> Result<Incoming> {
    Incoming::copied(desk.ledger.open_attachment(blob.digest.as_str())?)
}
