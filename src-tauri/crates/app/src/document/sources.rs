use crate::file::asset;
use crate::{Desk, Result};
use minglu_rules::attribute::Sources;

static SOURCES: &str = include_str!("../../../../../assets/sources.json");

/// A file of this name in the data folder says which notices of its own county stand behind the
/// checks; what it leaves out stays as the program has it.
const OWN_FILE: &str = "sources.json";

/// The notices and articles behind the checks, in words.
pub(crate) fn sources(desk: &Desk) -> Result<Sources> {
    asset(desk, OWN_FILE, "依据出处表", SOURCES)
}
