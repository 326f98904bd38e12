//! Determining a document's attribute: questions with the law behind each, and their outcome.

pub mod ask;
pub mod determine;

use crate::{Error, Result};
use minglu_rules::attribute::{Answered, Stage, dialogue};

fn follow(answers: &[String]) -> Result<(Vec<Answered>, Stage)> {
    let wrong = || Error::usage("答案与问题不符，请从第一个问题重新认定");
    dialogue().follow(answers).ok_or_else(wrong)
}
