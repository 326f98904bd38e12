//! What a letter can say of a case, by the names that stand in templates. Every name of the book is
//! there in every case, empty where nothing is known.

mod course;
mod enclosed;
mod fee;
mod relief;
mod request;
mod rows;

use super::book::{Book, Kind};
use super::case::Case;
use super::kept::Said;
use crate::duty::Law;
use crate::unit::own_unit;
use crate::{Desk, Result};
use chrono::NaiveDate;
use minglu_forms::letter::{Fact, Facts};
use minglu_ledger::Record;
use minglu_rules::request::long;

pub(super) use request::on_record;

/// By what a letter is written.
pub(super) struct Telling<'a> {
    pub desk: &'a Desk,
    pub law: &'a Law,
    pub book: &'a Book,
    pub case: &'a Case,
    pub kind: &'a Kind,
    /// The letter's day.
    pub dated: NaiveDate,
    /// Its number; empty where it has none.
    pub number: &'a str,
    /// The step at which its addressee was asked, where several were.
    pub step: Option<&'a Record>,
    /// What the clerk says, remembered answers among it.
    pub said: &'a Said,
}

/// What a letter can say.
pub(super) fn facts(telling: &Telling<'_>) -> Result<Facts> {
    let mut facts = Facts::new();
    for name in &telling.book.names {
        facts.text(&name.name, "");
    }
    unit(telling.desk, &mut facts)?;
    request::tell(telling, &mut facts)?;
    course::tell(telling, &mut facts)?;
    fee::tell(telling, &mut facts)?;
    relief::presume(telling, &mut facts);
    hear(telling, &mut facts);
    enclosed::tell(&mut facts);
    own(telling, &mut facts);
    course::follow(telling, &mut facts)?;
    relief::tell(telling, &mut facts)?;
    rows::tell(telling, &mut facts)?;
    Ok(facts)
}

/// What the clerk says goes before what the case holds. Personal data that the page showed her
/// masked stands where she says nothing.
fn hear(telling: &Telling<'_>, facts: &mut Facts) {
    for name in telling.book.asked() {
        let said = telling.said.get(&name.name).map(|said| said.trim());
        if let Some(said) = said.filter(|said| !(name.private && said.is_empty())) {
            facts.text(&name.name, said);
        }
    }
}

/// The words of a name; empty where it has none.
pub(super) fn words<'a>(facts: &'a Facts, name: &str) -> &'a str {
    match facts.get(name) {
        Some(Fact::Text(words)) => words,
        _ => "",
    }
}

fn unit(desk: &Desk, facts: &mut Facts) -> Result<()> {
    if let Some(unit) = own_unit(desk)? {
        facts.text("机关名称", unit.name);
        facts.text("所在县", unit.county);
    }
    Ok(())
}

/// What the letter says of itself.
fn own(telling: &Telling<'_>, facts: &mut Facts) {
    facts.text("文书名称", &telling.kind.title);
    facts.text("文号", telling.number);
    facts.text("日期", long(telling.dated));
    let to = words(facts, telling.kind.addressee()).to_owned();
    facts.text("收件人", to);
}
