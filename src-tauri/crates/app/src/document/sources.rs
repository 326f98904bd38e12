use crate::file::asset;
use crate::{Desk, Result};
use minglu_rules::attribute::{self, Sources};

static SOURCES: &str = include_str!("../../../../../assets/sources.json");

/// A file of this name in the data folder says which notices of its own county stand behind the
/// checks; what it leaves out stays as the program has it.
const OWN_FILE: &str = "sources.json";

/// The notices and articles behind the checks, in words. A file that cannot be read stops no check:
/// the program's own words stand in for it, and [`trouble`] says so.
pub(crate) fn sources(desk: &Desk) -> Sources {
    read(desk).unwrap_or_else(|e| {
        tracing::warn!(code = e.code, "the office's own sources are not used");
        attribute::sources().clone()
    })
}

/// What is wrong with the office's own file, and what is done meanwhile; nothing where it is in order.
pub(crate) fn trouble(desk: &Desk) -> Option<String> {
    let error = read(desk).err()?;
    Some(format!(
        "{}。在此之前，各项检查先用自带的依据。",
        error.message
    ))
}

fn read(desk: &Desk) -> Result<Sources> {
    asset(desk, OWN_FILE, "依据出处表", SOURCES)
}
