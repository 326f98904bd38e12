//! Verdicts that the divisions filled into a table.

use super::verdict::Settled;
use super::{Campaign, ITEMS};
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Problem, Record};
use minglu_notice::squashed;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// What a row may say; the rest is the document's.
const SAID: [&str; 5] = ["outcome", "reason", "reviewer", "approver", "day"];

const TWICE: &str = "这件公文在表里出现了不止一次，请只留一行";

/// The documents of the campaign that is under way, by their names in a table.
pub(crate) struct Listed {
    pub campaign: Campaign,
    by_number: HashMap<String, Vec<String>>,
    by_title: HashMap<String, Vec<String>>,
}

impl Listed {
    /// Reads them: what is left, and what has its verdict.
    pub fn load(desk: &Desk) -> Result<Listed> {
        let mut listed = Listed {
            campaign: Campaign::must_be_under_way(desk)?,
            by_number: HashMap::new(),
            by_title: HashMap::new(),
        };
        let (left, items) = (listed.campaign.left(), listed.campaign.items(None));
        desk.ledger.each(&left, |document| {
            listed.add(&document.id, &document);
            Ok(())
        })?;
        desk.ledger.each(&items, |item| {
            let id = item.text("document").unwrap_or_default().to_owned();
            listed.add(&id, &item);
            Ok(())
        })?;
        Ok(listed)
    }

    fn add(&mut self, id: &str, record: &Record) {
        for (field, names) in [
            ("doc_no", &mut self.by_number),
            ("title", &mut self.by_title),
        ] {
            let name = squashed(record.text(field).unwrap_or_default());
            let same = names.entry(name.into_owned()).or_default();
            if !same.iter().any(|other| other == id) {
                same.push(id.to_owned());
            }
        }
    }

    /// A row as a verdict: which document it names, and what it says to it. `seen` holds the
    /// documents of the rows before.
    pub fn read(
        &self,
        desk: &Desk,
        fields: &Fields,
        seen: &mut HashSet<String>,
    ) -> Result<std::result::Result<Fields, Problem>> {
        let id = match self.find(fields) {
            Ok(id) if seen.insert(id.clone()) => id,
            Ok(_) => return Ok(Err(problem("title", TWICE))),
            Err(problem) => return Ok(Err(problem)),
        };
        let document = desk.ledger.get("document", &id)?;
        let mut read: Fields = fields.clone();
        read.retain(|name, value| SAID.contains(&name.as_str()) && !value.is_null());
        if !read.contains_key("outcome") {
            return Ok(Err(problem("outcome", "没有填评估结果，这一行没有读入")));
        }
        for name in ["title", "doc_no"] {
            read.insert(name.into(), document.get(name).clone());
        }
        read.insert("campaign".into(), json!(self.campaign.id()));
        read.insert("document".into(), json!(id));
        Ok(Ok(read))
    }

    fn find(&self, fields: &Fields) -> std::result::Result<String, Problem> {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        let named = |names: &HashMap<String, Vec<String>>, field: &str| {
            let name = squashed(text(field));
            let found = names.get(&*name).filter(|_| !name.is_empty());
            found.cloned().unwrap_or_default()
        };
        let mut found = named(&self.by_number, "doc_no");
        let titled = named(&self.by_title, "title");
        match found.len() {
            0 => found = titled,
            1 => {}
            _ => found.retain(|id| titled.contains(id)),
        }
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(problem(
                "title",
                "评估清单里没有这件公文，请核对文件标题和发文字号",
            )),
            _ => Err(problem(
                "title",
                "有几件公文同名同号，请在“年度评估”里逐件登记",
            )),
        }
    }
}

/// A row's verdict, judged; or what stands against it.
pub(crate) fn judged(
    desk: &Desk,
    listed: &Listed,
    row: &Fields,
    item: Option<&Record>,
) -> Result<std::result::Result<Settled, Vec<Problem>>> {
    let document = row.get("document").and_then(Value::as_str);
    let document = desk.ledger.get("document", document.unwrap_or_default())?;
    let mut said = row.clone();
    said.retain(|name, _| SAID.contains(&name.as_str()));
    match Settled::of(desk, &listed.campaign, &document, item, said) {
        Ok(settled) => Ok(Ok(settled)),
        Err(error) if error.code == "invalid" => Ok(Err(problems(&error))),
        Err(error) => Err(error),
    }
}

fn problems(error: &Error) -> Vec<Problem> {
    let listed = error.detail.as_array().into_iter().flatten();
    let text = |problem: &Value, name: &str| problem[name].as_str().unwrap_or_default().to_owned();
    listed
        .map(|problem| Problem {
            field: text(problem, "field"),
            code: text(problem, "code"),
            message: text(problem, "message"),
        })
        .collect()
}

fn problem(field: &str, message: &str) -> Problem {
    Problem {
        field: field.to_owned(),
        code: ITEMS.to_owned(),
        message: message.to_owned(),
    }
}
