use crate::store::{Sql, Store};
use crate::{Error, Result, audit, identity};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Under which the office's own are kept.
const NAME: &str = "assessment_weights";
const BUILT_IN: &str = include_str!("../../../../../assets/assessment-weights.json");
/// Points of a part at most.
const POINTS_MAX: u32 = 1000;

/// What the parts weigh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Who says so, to be shown.
    pub source: String,
    /// The parts in their order.
    pub parts: Vec<Part>,
}

/// A part that is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What is counted.
    pub rule: Rule,
    /// On screen and paper.
    pub title: String,
    /// Points for all of it.
    pub points: u32,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Tasks and forms that were reported by their last day.
    OnTime,
    /// Batches that were not returned.
    NotReturned,
    /// Tasks on which something that stands was reported.
    Reported,
}

/// The office's weights, or those with which every office begins.
///
/// # Errors
/// The database's.
pub fn weights(sql: &mut dyn Sql) -> Result<Weights> {
    let own = identity::meta(sql, NAME)?;
    Ok(serde_json::from_str(own.as_deref().unwrap_or(BUILT_IN))?)
}

/// Sets the office's weights.
///
/// # Errors
/// `usage` where a part has no title, is there twice, or weighs too much.
pub fn set_weights(store: &Store, who: &str, weights: &Weights) -> Result<()> {
    let parts = &weights.parts;
    let fits = |part: &Part| {
        let (title, count) = (part.title.trim(), part.title.chars().count());
        !title.is_empty() && count <= 50 && part.points <= POINTS_MAX
    };
    let twice = |part: &Part| parts.iter().filter(|other| other.rule == part.rule).count() > 1;
    if parts.is_empty() || weights.source.chars().count() > 500 || !parts.iter().all(fits) {
        return Err(Error::usage(format!(
            "每一项要有名称，分值从 0 到 {POINTS_MAX}；依据不超过 500 个字"
        )));
    }
    if parts.iter().any(twice) {
        return Err(Error::usage("同一种计算只能有一项，请删去重复的"));
    }
    let text = serde_json::to_string(weights)?;
    store.write(|sql| {
        identity::set(sql, NAME, &text)?;
        audit::note(
            sql,
            who,
            "assessment.weights",
            "",
            &json!({ "parts": parts.len() }),
        )
    })
}
