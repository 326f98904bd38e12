use super::kept::Said;
use crate::file::asset;
use crate::{Desk, Error, Result};
use minglu_forms::letter::Mark;
use minglu_rules::request::clock;
use serde::Deserialize;

static BUILT_IN: &str = include_str!("../../../../../assets/letters.json");

/// A file of this name in the data folder takes the place of the program's own.
const FILE: &str = "letters.json";

/// What there is of letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Book {
    /// What has to be checked, to be shown.
    pub unconfirmed: Vec<String>,
    /// The series of numbers.
    pub series: Vec<Series>,
    /// The kinds of letters.
    pub kinds: Vec<Kind>,
    /// The names of words that a template may use.
    pub names: Vec<Name>,
    /// The lists whose rows a template may repeat.
    pub lists: Vec<List>,
}

/// A series of numbers that has no gaps in a year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Series {
    /// Name in code.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// `{code}〔{year}〕{n}号`.
    pub pattern: String,
}

/// A kind of letter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kind {
    /// Name in code, as in the file of relief.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The file of its template.
    pub file: String,
    /// For whom it is.
    #[serde(rename = "for")]
    pub to: To,
    /// The series of its number; none where it has none.
    pub series: Option<String>,
    /// The article that it rests on; empty where the Regulation has none.
    pub article: String,
    /// It is written with one of these events of a case; with any where there is none.
    #[serde(default)]
    pub events: Vec<String>,
    /// It answers with one of these outcomes; no answer where there is none.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// The event by which such an answer closes a case at once.
    #[serde(default)]
    pub closes: Option<String>,
    /// True for a form, whose cells may stay empty.
    #[serde(default)]
    pub form: bool,
    /// Names that the law wants in it.
    pub needs: Vec<String>,
    /// Words that the law wants in it.
    pub says: Vec<String>,
}

/// For whom a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum To {
    Applicant,
    ThirdParty,
    Agency,
    /// For those in the office who decide.
    Office,
    Archive,
}

/// A name that a template may use.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Name {
    /// As it stands between the braces.
    pub name: String,
    /// The heading under which it is listed.
    pub group: String,
    /// What it stands for; its question where the clerk is asked.
    #[serde(default)]
    pub meaning: String,
    /// For example.
    pub example: String,
    /// What the clerk is asked; none where it follows from the case.
    #[serde(default)]
    pub ask: Option<String>,
    /// True where the answer is remembered for all letters.
    #[serde(default)]
    pub keep: bool,
    /// True where it may well stay empty.
    #[serde(default)]
    pub optional: bool,
    /// The answers there are; any where there is none.
    #[serde(default)]
    pub options: Vec<String>,
    /// True for several lines.
    #[serde(default)]
    pub long: bool,
    /// True for a whole number.
    #[serde(default)]
    pub number: bool,
    /// True for a day.
    #[serde(default)]
    pub date: bool,
    /// True for personal data.
    #[serde(default)]
    pub private: bool,
}

/// A list whose rows a template may repeat.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    pub name: String,
    pub meaning: String,
    pub columns: Vec<Column>,
}

/// What each row of a list has.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Column {
    pub name: String,
    pub example: String,
}

impl Kind {
    /// What its addressee was asked as, in the words of the clock; nothing where he was not.
    pub fn party(&self) -> Option<clock::Kind> {
        match (self.to, self.kind.as_str()) {
            (To::ThirdParty, _) => Some(clock::Kind::ThirdParty),
            (To::Agency, "ask_joint_maker") => Some(clock::Kind::JointMaker),
            (To::Agency, _) => Some(clock::Kind::OtherAgency),
            _ => None,
        }
    }

    /// The name under which its addressee stands.
    pub fn addressee(&self) -> &'static str {
        match self.party() {
            Some(clock::Kind::ThirdParty) => "第三方名称",
            Some(clock::Kind::JointMaker) => "共同制作机关",
            Some(_) => "协办机关",
            None => "申请人",
        }
    }

    /// True where it answers the request.
    pub fn answers(&self) -> bool {
        self.to == To::Applicant && !self.outcomes.is_empty()
    }
}

impl Name {
    fn check(&self, said: &str) -> Result<()> {
        let name = &self.name;
        if said.is_empty() {
            return Ok(());
        }
        if !self.options.is_empty() && !self.options.iter().any(|one| one == said) {
            let words = format!("“{name}”请从这几项里选：{}", self.options.join("、"));
            return Err(Error::invalid(name, words));
        }
        if self.number && said.parse::<u32>().is_err() {
            return Err(Error::invalid(name, format!("“{name}”请填整数")));
        }
        Ok(())
    }
}

impl Book {
    /// That of this desk.
    pub fn of(desk: &Desk) -> Result<Book> {
        asset(desk, FILE, "文书清单", BUILT_IN)
    }

    /// The kind of this name or title.
    pub fn kind(&self, named: &str) -> Result<&Kind> {
        let mut kinds = self.kinds.iter();
        let found = kinds.find(|kind| kind.kind == named || kind.title == named);
        found.ok_or_else(|| Error::usage(format!("没有“{named}”这种文书，请从清单里选")))
    }

    /// The series of a kind's number.
    pub fn series(&self, kind: &Kind) -> Result<Option<&Series>> {
        let Some(named) = &kind.series else {
            return Ok(None);
        };
        let series = self.series.iter().find(|series| series.name == *named);
        let words = || format!("文书清单里没有“{named}”这个字号，请改正 letters.json");
        series.map(Some).ok_or_else(|| Error::unreadable(words()))
    }

    /// The names that the clerk is asked for.
    pub fn asked(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|name| name.ask.is_some())
    }

    /// Refuses an answer that is none of those there are.
    pub fn check(&self, said: &Said) -> Result<()> {
        let answers = self
            .asked()
            .filter_map(|name| Some((name, said.get(&name.name)?)));
        answers
            .into_iter()
            .try_for_each(|(name, said)| name.check(said.trim()))
    }

    /// Whether a template may use this.
    pub fn knows(&self, mark: &Mark) -> bool {
        let listed = |list: &&List| list.name == mark.name;
        if mark.rows || self.lists.iter().any(|list| listed(&list)) {
            return self.lists.iter().any(|list| listed(&list));
        }
        let within = mark.within.as_deref();
        let list = self.lists.iter().find(|list| within == Some(&list.name));
        let mut columns = list.into_iter().flat_map(|list| &list.columns);
        columns.any(|column| column.name == mark.name)
            || self.names.iter().any(|name| name.name == mark.name)
    }
}
