use super::{Attribute, Document, grounds};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../../../assets/determination.json");

/// What is read from `assets/determination.json`; a test holds that it reads.
static DIALOGUE: LazyLock<Dialogue> =
    LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());

/// The questions by which an attribute is determined, each with the law behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dialogue {
    first: String,
    questions: Vec<Asking>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asking {
    id: String,
    text: String,
    law: String,
    options: Vec<Answering>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answering {
    answer: String,
    text: String,
    #[serde(flatten)]
    leads: Leads,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Leads {
    Next(String),
    Stop(String),
    /// Asks which item of Article 20 or 21 it is.
    Statutory(bool),
    Outcome(Ending),
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ending {
    attribute: Attribute,
    #[serde(default)]
    basis: Option<String>,
    #[serde(default)]
    ground: Option<String>,
    reason: String,
}

/// A question as it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Its name in code.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The article or notice behind it.
    pub law: String,
    /// The answers: name in code and words.
    pub options: Vec<(String, String)>,
}

/// What the answers come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The attribute.
    pub attribute: Attribute,
    /// The article behind it.
    pub basis: String,
    /// The reason, to be made precise by whoever determines.
    pub reason: String,
    /// The item of Article 20 or 21, where it is one.
    pub statutory: Option<String>,
}

/// Where a dialogue stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// This is asked next.
    Ask(Question),
    /// The attribute is determined.
    Determined(Outcome),
    /// The document does not belong here, and why.
    Stopped(String),
}

/// A question and the answer to it, in words.
pub type Answered = (String, String);

/// The dialogue that the program was built with.
pub fn dialogue() -> &'static Dialogue {
    &DIALOGUE
}

const ITEM: &str = "item";

impl Dialogue {
    /// Follows the answers, given in the order of the questions. Answers what was said on the way
    /// and where that leads; nothing where an answer is none of its question's.
    pub fn follow(&self, answers: &[String]) -> Option<(Vec<Answered>, Stage)> {
        let mut said = Vec::new();
        let mut at = self.question(&self.first)?;
        let mut rest = answers.iter();
        loop {
            let Some(answer) = rest.next() else {
                return Some((said, Stage::Ask(at.question())));
            };
            let option = at.options.iter().find(|option| option.answer == *answer)?;
            said.push((at.text.clone(), option.text.clone()));
            at = match &option.leads {
                Leads::Next(next) => self.question(next)?,
                Leads::Stop(words) => return ended(said, rest, Stage::Stopped(words.clone())),
                Leads::Outcome(ending) => {
                    let outcome = ending.outcome()?;
                    return ended(said, rest, Stage::Determined(outcome));
                }
                Leads::Statutory(_) => return which_item(at, said, rest),
            };
        }
    }

    fn question(&self, id: &str) -> Option<&Asking> {
        self.questions.iter().find(|question| question.id == id)
    }
}

/// Answers beyond the end are a mistake.
fn ended<'a>(
    said: Vec<Answered>,
    mut rest: impl Iterator<Item = &'a String>,
    stage: Stage,
) -> Option<(Vec<Answered>, Stage)> {
    rest.next().is_none().then_some((said, stage))
}

fn which_item<'a>(
    at: &Asking,
    mut said: Vec<Answered>,
    mut rest: impl Iterator<Item = &'a String>,
) -> Option<(Vec<Answered>, Stage)> {
    let all = grounds();
    let Some(code) = rest.next() else {
        let options = all.statutory.iter();
        let options = options.map(|i| (i.code.clone(), format!("{}：{}", i.place(), i.wording)));
        return Some((
            said,
            Stage::Ask(Question {
                id: ITEM.to_owned(),
                text: "属于哪一项？".to_owned(),
                law: at.law.clone(),
                options: options.collect(),
            }),
        ));
    };
    let item = all.statutory.iter().find(|item| item.code == *code)?;
    said.push(("属于哪一项？".to_owned(), item.place()));
    let outcome = Outcome {
        attribute: Attribute::Proactive,
        basis: format!("《{}》{}", all.law.name, item.place()),
        reason: "属于法定主动公开内容".to_owned(),
        statutory: Some(item.code.clone()),
    };
    ended(said, rest, Stage::Determined(outcome))
}

impl Asking {
    fn question(&self) -> Question {
        let options = self.options.iter();
        Question {
            id: self.id.clone(),
            text: self.text.clone(),
            law: self.law.clone(),
            options: options
                .map(|option| (option.answer.clone(), option.text.clone()))
                .collect(),
        }
    }
}

impl Ending {
    fn outcome(&self) -> Option<Outcome> {
        let all = grounds();
        let basis = match (&self.basis, &self.ground) {
            (Some(words), _) => words.clone(),
            (None, Some(code)) => {
                let ground = all.grounds.iter().find(|ground| ground.code == *code)?;
                let serves = ground.attributes.contains(&self.attribute);
                serves.then(|| all.words(ground))?
            }
            (None, None) => return None,
        };
        Some(Outcome {
            attribute: self.attribute,
            basis,
            reason: self.reason.clone(),
            statutory: None,
        })
    }
}

impl Outcome {
    /// The same as a document, for the checks.
    pub fn document(&self) -> Document<'_> {
        Document {
            attribute: Some(self.attribute),
            basis: &self.basis,
            reason: &self.reason,
            statutory: self.statutory.as_deref().unwrap_or_default(),
            ..Document::default()
        }
    }
}
