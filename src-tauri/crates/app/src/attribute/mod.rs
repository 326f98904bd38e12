//! Determining a document's attribute, and changing it later: questions with the law behind each,
//! their outcome, and a record of every change.

pub mod ask;
pub mod by_letter;
pub mod change;
pub mod determine;
mod withdraw;

pub(crate) use change::{Request as Turn, Turned};
pub(crate) use withdraw::lines;

use crate::{Error, Result};
use minglu_rules::attribute::{Answered, Stage, dialogue};

fn follow(answers: &[String]) -> Result<(Vec<Answered>, Stage)> {
    let wrong = || Error::usage("答案与问题不符，请从第一个问题重新认定");
    dialogue().follow(answers).ok_or_else(wrong)
}
