//! The procedures that a unit has to have for its disclosure work.

use serde::Deserialize;

static FILE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/procedures.json"
));

/// A procedure that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needed {
    /// What it is about: 依申请公开办理制度.
    pub matter: String,
    /// Words by which the title of one tells what it is about.
    pub names: Vec<String>,
    /// The article or notice that asks for it.
    pub source: String,
}

/// The list of procedures cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("应建制度清单读不了：{0}")]
pub struct NeededError(#[from] serde_json::Error);

/// The procedures that are asked for, in the order of the file.
///
/// # Errors
/// Fails where the file that was built in cannot be read.
pub fn needed() -> Result<Vec<Needed>, NeededError> {
    Ok(serde_json::from_str(FILE)?)
}

impl Needed {
    /// True where a procedure of this matter and title is the one. What the clerk says it is about
    /// counts before its title.
    pub fn is_met_by(&self, matter: &str, title: &str) -> bool {
        match matter.trim() {
            "" => self.names.iter().any(|name| title.contains(name.as_str())),
            matter => matter == self.matter,
        }
    }
}
