//! `notice.compare`: the superior notice and ours side by side.

use super::source::{Asked, Read, notice};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_notice::{Task, matched};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which two notices.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The notice from above.
    pub superior: Asked,
    /// Our own.
    pub ours: Asked,
}

/// What became of the superior notice's duties: a suggestion, by the likeness of their words.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "NoticeComparison")]
pub struct Response {
    /// Title of the notice from above.
    pub superior: Option<String>,
    /// Title of our own.
    pub ours: Option<String>,
    /// Duties that came down and duties that did not, in the superior notice's order, then those
    /// that are ours alone.
    pub lines: Vec<Line>,
    /// How many came down.
    pub came_down: usize,
    /// How many of the superior notice are missing in ours.
    pub missing: usize,
    /// How many are ours alone.
    pub new: usize,
}

/// One duty, or a pair of them.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "NoticeComparisonLine")]
pub struct Line {
    /// In the superior notice.
    pub superior: Option<Side>,
    /// In ours.
    pub ours: Option<Side>,
    /// How alike their words are, in hundredths.
    pub likeness: Option<u32>,
}

/// A duty as one of the notices says it.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "NoticeComparisonSide")]
pub struct Side {
    /// Its number.
    pub number: Option<String>,
    /// Its words.
    pub text: String,
    /// Who does it.
    pub units: Vec<String>,
    /// By when, as written.
    pub due_text: Option<String>,
}

/// Runs the command. Nothing is written.
///
/// # Errors
/// As for `notice.read`.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let superior = notice(desk, &request.superior)?;
    let ours = notice(desk, &request.ours)?;
    Ok(compared(&superior, &ours).into())
}

fn compared(superior: &Read, ours: &Read) -> Response {
    let (above, own) = (duties(superior), duties(ours));
    let texts = |duties: &[&Task]| duties.iter().map(|d| d.text.clone()).collect::<Vec<_>>();
    let pairs = matched(&texts(&above), &texts(&own));
    let mut lines: Vec<Line> = Vec::new();
    for (at, duty) in above.iter().enumerate() {
        let pair = pairs.iter().find(|pair| pair.one == at);
        lines.push(Line {
            superior: Some(side(duty)),
            ours: pair.map(|pair| side(own[pair.other])),
            likeness: pair.map(|pair| (pair.likeness * 100.0).round() as u32),
        });
    }
    let alone = (0..own.len()).filter(|at| !pairs.iter().any(|pair| pair.other == *at));
    lines.extend(alone.map(|at| Line {
        superior: None,
        ours: Some(side(own[at])),
        likeness: None,
    }));
    Response {
        superior: superior.notice.title.clone(),
        ours: ours.notice.title.clone(),
        came_down: pairs.len(),
        missing: above.len() - pairs.len(),
        new: own.len() - pairs.len(),
        lines,
    }
}

/// Its tasks, and the items that name nobody: a superior notice often names none.
fn duties(read: &Read) -> Vec<&Task> {
    let mut duties: Vec<&Task> = read
        .notice
        .tasks
        .iter()
        .chain(&read.notice.others)
        .collect();
    duties.sort_by_key(|task| task.start);
    duties
}

fn side(task: &Task) -> Side {
    let units = task
        .lead
        .iter()
        .chain(&task.responsible)
        .chain(&task.assist);
    Side {
        number: task.number.clone(),
        text: task.text.clone(),
        units: units.cloned().collect(),
        due_text: task.due_text.clone(),
    }
}
