use crate::batch::desk::{Exchanging, Outcome};
use crate::{Desk, Error, Result};
use minglu_ledger::own::Definition;
use minglu_ledger::{Attachment, Source, safe_name};
use minglu_sync::protocol::{Issued, IssuedForm};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Preference that keeps which ledger answers which form.
const FORMS: &str = "office_forms";

/// A form that the office collects, and the ledger in which this unit fills it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::batch) struct Collected {
    /// Name in code at the office.
    pub form: String,
    /// The ledger at this desk.
    pub ledger: String,
    /// On screen.
    pub title: String,
    /// Until when.
    pub due: Option<String>,
    /// Columns with personal data that the form asks for.
    pub clear: Vec<String>,
}

impl Collected {
    fn all(desk: &Desk) -> Result<Vec<Collected>> {
        let kept = desk.ledger.recall(FORMS)?;
        let kept = kept.map(serde_json::from_value).transpose();
        let broken = |_| Error::new("damaged", "存下的表样登记读不了，请重新连接县办");
        Ok(kept.map_err(broken)?.unwrap_or_default())
    }

    /// The form of this name, title or ledger.
    pub fn named(desk: &Desk, name: &str) -> Result<Collected> {
        let all = Collected::all(desk)?;
        let titles: Vec<String> = all
            .iter()
            .map(|f| format!("{}（{}）", f.form, f.title))
            .collect();
        let named = |f: &Collected| [&f.form, &f.title, &f.ledger].contains(&&name.to_owned());
        all.into_iter()
            .find(named)
            .ok_or_else(|| match titles.as_slice() {
                [] => Error::not_found("县办还没有下发要填的表，请先连接县办"),
                _ => Error::not_found(format!(
                    "没有“{name}”这张表，下发过的有：{}",
                    titles.join("、")
                )),
            })
    }

    fn keep(self, desk: &Desk) -> Result<()> {
        let mut all = Collected::all(desk)?;
        all.retain(|other| other.form != self.form);
        all.push(self);
        Ok(desk.ledger.remember(FORMS, &json!(all))?)
    }
}

/// The ledger at this desk that a batch means by a name.
pub(in crate::batch) fn local(desk: &Desk, name: &str) -> Result<String> {
    let forms = Collected::all(desk)?;
    let form = forms.into_iter().find(|form| form.form == name);
    Ok(form.map_or_else(|| name.to_owned(), |form| form.ledger))
}

/// A form becomes a ledger of the unit's own; a new version of it changes that ledger.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let body: IssuedForm = item.body_as()?;
    let desk = here.desk;
    let mut definition: Definition = serde_json::from_value(body.definition.clone())
        .map_err(|_| Error::unreadable("下发的表样无法识别，请联系县办或升级本机程序"))?;
    definition.title = body.title.clone();
    let template = template(item, &body);
    let known = Collected::all(desk)?
        .into_iter()
        .find(|f| f.form == body.form);
    let own = desk.ledger.own_ledgers(false)?;
    let known = known.filter(|known| own.iter().any(|own| own.ledger == known.ledger));
    let label = format!("收到要填的表“{}”", body.title);
    let committed = desk.transact(&label, Source::Sync, |tx| match &known {
        Some(known) => tx.redefine(&known.ledger, definition),
        None => {
            let taken = own
                .iter()
                .any(|own| own.definition.title == definition.title);
            if taken {
                definition.title = format!("{}（县办）", definition.title);
            }
            tx.define(definition, Some("县办下发"), template.as_ref())
        }
    })?;
    here.touched.borrow_mut().extend(committed.touched);
    let (ledger, title) = (committed.value.ledger, committed.value.definition.title);
    let outcome = json!({ "ledger": ledger, "title": title, "due": body.due });
    let clear = body.clear;
    Collected {
        form: body.form,
        ledger,
        title,
        due: body.due,
        clear,
    }
    .keep(desk)?;
    Ok(outcome)
}

fn template(item: &Issued, body: &IssuedForm) -> Option<Attachment> {
    let wanted = body.template.as_ref()?;
    let blob = item.blobs.iter().find(|blob| blob.digest == *wanted)?;
    Some(Attachment {
        name: safe_name(&blob.name),
        digest: blob.digest.to_string(),
        size: blob.size,
    })
}
