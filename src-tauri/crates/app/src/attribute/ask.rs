//! `attribute.ask`: the next question, or what the answers come to.

use super::follow;
use crate::command::Done;
use crate::{Desk, Result};
use minglu_rules::attribute::{Outcome, Question, Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was answered so far.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The answers, in the order of the questions.
    pub answers: Vec<String>,
}

/// Where the dialogue stands: a question, an outcome or a stop.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "Asked")]
pub struct Response {
    /// What was asked and answered.
    pub said: Vec<Said>,
    /// The next question.
    pub question: Option<AttributeQuestion>,
    /// What the answers come to.
    pub outcome: Option<AttributeOutcome>,
    /// Why the document does not belong here.
    pub stop: Option<String>,
}

/// A question and its answer, in words.
#[derive(Debug, Serialize, TS)]
pub struct Said {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// A question.
#[derive(Debug, Serialize, TS)]
pub struct AttributeQuestion {
    /// Its words.
    pub text: String,
    /// The article or notice behind it.
    pub law: String,
    /// The answers.
    pub options: Vec<AnswerOption>,
}

/// An answer.
#[derive(Debug, Serialize, TS)]
pub struct AnswerOption {
    /// Its name in code.
    pub answer: String,
    /// Its words.
    pub text: String,
}

/// What the answers come to.
#[derive(Debug, Serialize, TS)]
pub struct AttributeOutcome {
    /// `proactive`, `on_request` or `withheld`.
    pub attribute: String,
    /// The same in Chinese.
    pub text: String,
    /// The article behind it.
    pub basis: String,
    /// The usual reason, to be made precise.
    pub reason: String,
}

/// Runs the command.
///
/// # Errors
/// `usage` where an answer is none of its question's.
pub fn run(_: &Desk, request: Request) -> Result<Done<Response>> {
    let (said, stage) = follow(&request.answers)?;
    let said = said.into_iter();
    let mut response = Response {
        said: said
            .map(|(question, answer)| Said { question, answer })
            .collect(),
        ..Response::default()
    };
    match stage {
        Stage::Ask(question) => response.question = Some(question.into()),
        Stage::Determined(outcome) => response.outcome = Some(outcome.into()),
        Stage::Stopped(words) => response.stop = Some(words),
    }
    Ok(response.into())
}

impl From<Question> for AttributeQuestion {
    fn from(question: Question) -> AttributeQuestion {
        let options = question.options.into_iter();
        AttributeQuestion {
            text: question.text,
            law: question.law,
            options: options
                .map(|(answer, text)| AnswerOption { answer, text })
                .collect(),
        }
    }
}

impl From<Outcome> for AttributeOutcome {
    fn from(outcome: Outcome) -> AttributeOutcome {
        AttributeOutcome {
            attribute: outcome.attribute.name().to_owned(),
            text: outcome.attribute.text().to_owned(),
            basis: outcome.basis,
            reason: outcome.reason,
        }
    }
}
