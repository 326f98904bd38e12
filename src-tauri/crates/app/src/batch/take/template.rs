use crate::batch::desk::{Exchanging, Outcome};
use crate::{Error, Result, file, template};
use minglu_sync::protocol::{Issued, IssuedLetterTemplate};
use serde_json::json;

/// A letter's template: a new version, as if the clerk had imported it.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let body: IssuedLetterTemplate = item.body_as()?;
    let blob = item.blobs.iter().find(|blob| blob.digest == body.template);
    let blob = blob.ok_or_else(|| Error::unreadable("下发的文书模板没有带文件，请联系县办"))?;
    let content = here.desk.ledger.open_attachment(blob.digest.as_str())?;
    let copy = file::readable(content)?;
    let request = template::import::Request {
        kind: body.letter.clone(),
        file: copy.display().to_string(),
        name: blob.name.clone(),
        note: Some("县办下发".to_owned()),
    };
    let done = template::import::run(here.desk, request)?;
    here.touched.borrow_mut().extend(done.touched);
    Ok(json!({ "letter": body.letter, "lacks": done.value.lacks }))
}
