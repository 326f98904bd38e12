use super::{Campaign, ITEMS};
use crate::attribute::{Turn, Turned};
use crate::record::typed;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Record, Tx};
use minglu_rules::attribute::Verdict;
use serde_json::{Value, json};

/// What is said to a document, by hand or by a table: `outcome`, `reason`, `reviewer`, `approver`
/// and `day`, in the words of whoever says it.
pub(crate) type Said = Fields;

/// A verdict that is in order and waits to be written.
pub(crate) struct Settled {
    /// The verdict that stood before.
    item: Option<String>,
    fields: Fields,
    document: String,
    year: i64,
    /// The change of the attribute that follows from it.
    turned: Option<Turned>,
}

impl Settled {
    /// Judges a verdict on a document. `item` is the one that stands already.
    pub fn of(
        desk: &Desk,
        campaign: &Campaign,
        document: &Record,
        item: Option<&Record>,
        said: Said,
    ) -> Result<Settled> {
        let fields = fields(desk, campaign, document, item, said)?;
        let verdict = verdict(&fields)?;
        refuse(document, item, verdict)?;
        let turned = match verdict.turns() {
            Some(_) if is_public(document) => None,
            Some(to) => {
                let turn = turn(document, &fields, verdict, to.name());
                Some(Turned::of(desk, document, &turn)?)
            }
            None => None,
        };
        Ok(Settled {
            item: item.map(|item| item.id.clone()),
            fields,
            document: document.id.clone(),
            year: campaign.year(),
            turned,
        })
    }

    /// Writes it with all that follows from it. `change` is the record of a change that was written
    /// already.
    pub fn write(mut self, tx: &mut Tx<'_>, change: Option<&str>) -> minglu_ledger::Result<()> {
        let written = self.turned.map(|turned| turned.write(tx)).transpose()?;
        let change = written.as_deref().or(change);
        if let Some(id) = change {
            self.fields.insert("change".into(), json!(id));
        } else if self.fields.get("outcome") == Some(&json!(Verdict::Keep.name())) {
            self.fields.insert("change".into(), Value::Null);
            let year = [("reviewed".to_owned(), json!(self.year))];
            let year = year.into_iter().collect();
            tx.set("document", &self.document, &year)?;
        }
        match &self.item {
            Some(id) => tx.set(ITEMS, id, &self.fields).map(|_| ()),
            None => tx.add(ITEMS, self.fields).map(|_| ()),
        }
    }
}

/// A document that is turned proactive while a review is under way has its verdict in it.
pub(crate) fn of_change(
    desk: &Desk,
    document: &Record,
    turned: &Turned,
) -> Result<Option<Settled>> {
    let public = Value::from(Verdict::Publish.turns().map(|a| a.name()));
    let opened = turned.change.get("to") == Some(&public) && !document.get("attribute").is_null();
    let Some(campaign) = Campaign::under_way(desk)?.filter(|_| opened) else {
        return Ok(None);
    };
    let item = campaign.item(desk, &document.id)?;
    let said = |name: &str| turned.change.get(name).cloned().unwrap_or_default();
    let said = [
        ("outcome", json!(Verdict::Publish.name())),
        ("reason", said("reason")),
        ("approver", said("approver")),
        ("day", said("date")),
    ];
    let said = said.map(|(name, value)| (name.to_owned(), value));
    let fields = fields(
        desk,
        &campaign,
        document,
        item.as_ref(),
        said.into_iter().collect(),
    )?;
    Ok(Some(Settled {
        item: item.map(|item| item.id),
        fields,
        document: document.id.clone(),
        year: campaign.year(),
        turned: None,
    }))
}

/// The record of the verdict: what is said, and the document as it stood.
fn fields(
    desk: &Desk,
    campaign: &Campaign,
    document: &Record,
    item: Option<&Record>,
    said: Said,
) -> Result<Fields> {
    let schema = desk.ledger.schema(ITEMS)?;
    let mut fields = typed(desk, schema, said, None)?;
    let is_blank = |fields: &Fields, name: &str| fields.get(name).is_none_or(Value::is_null);
    if item.is_none() && is_blank(&fields, "day") {
        fields.insert("day".into(), json!(crate::task::today().to_string()));
    }
    for name in ["outcome", "reason", "approver"] {
        if is_blank(&fields, name) && item.is_none_or(|item| item.get(name).is_null()) {
            return Err(missing(schema.field(name).map_or(name, |f| &f.title), name));
        }
    }
    if let Some(item) = item {
        let outcome = item.get("outcome").clone();
        fields.entry("outcome").or_insert(outcome);
    }
    fields.insert("campaign".into(), json!(campaign.id()));
    fields.insert("document".into(), json!(document.id));
    let public = is_public(document);
    for name in ["title", "doc_no", "drafter", "attribute"] {
        if name != "attribute" || !public {
            fields.insert(name.into(), document.get(name).clone());
        }
    }
    Ok(fields)
}

fn missing(title: &str, field: &str) -> Error {
    Error::invalid(
        field,
        format!("{title}：必须填写，每件公文都要有评估结果、理由和批准人"),
    )
}

fn verdict(fields: &Fields) -> Result<Verdict> {
    let name = fields.get("outcome").and_then(Value::as_str);
    let wrong = || Error::invalid("outcome", "评估结果应为维持原属性、转为主动公开或部分公开");
    name.and_then(Verdict::from_name).ok_or_else(wrong)
}

fn is_public(document: &Record) -> bool {
    document.text("attribute") == Some("proactive")
}

/// What was published by its verdict is not kept back by another one.
fn refuse(document: &Record, item: Option<&Record>, verdict: Verdict) -> Result<()> {
    let title = document.text("title").unwrap_or_default();
    let words = match (is_public(document), item) {
        _ if document.deleted.is_some() => format!("“{title}”在回收站里，请先恢复"),
        (true, None) => format!("“{title}”是主动公开的公文，不用评估"),
        (true, Some(_)) if verdict == Verdict::Keep => format!(
            "“{title}”已按评估结果转为主动公开，不能再改为维持。要改回，请撤销那一步，或者打开公文“调整公开属性”"
        ),
        _ if document.get("attribute").is_null() => {
            format!("“{title}”还没有认定公开属性，请先认定")
        }
        _ => return Ok(()),
    };
    Err(Error::invalid("outcome", words))
}

/// The change that a verdict asks for, by the one way to another attribute.
fn turn(document: &Record, fields: &Fields, verdict: Verdict, to: &str) -> Turn {
    let text = |name: &str| {
        let text = fields.get(name).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let reason = text("reason");
    Turn {
        id: document.id.clone(),
        to: to.to_owned(),
        reason: match verdict {
            Verdict::PublishPart => format!("年度评估：部分公开。{reason}"),
            _ => format!("年度评估：{reason}"),
        },
        approver: text("approver"),
        basis: None,
        date: Some(text("day")).filter(|day| !day.is_empty()),
    }
}
