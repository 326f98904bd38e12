use super::add::{judged, write};
use super::{Draft, Unit, find_in};
use crate::store::Store;
use crate::{Result, audit};
use serde::Serialize;
use serde_json::json;

/// What became of a directory that was read in.
#[derive(Debug, Clone, Serialize)]
pub struct Imported {
    /// Units that are new.
    pub added: Vec<Unit>,
    /// Names that were there already; nothing about them was changed.
    pub known: Vec<String>,
}

/// Adds all units of a directory, or none where one of them is none.
///
/// # Errors
/// As for [`super::add`].
pub fn import(store: &Store, who: &str, drafts: &[Draft]) -> Result<Imported> {
    let drafts: Vec<Draft> = drafts.iter().map(judged).collect::<Result<_>>()?;
    store.write(|sql| {
        let (mut added, mut known) = (Vec::new(), Vec::new());
        for draft in &drafts {
            match find_in(sql, &draft.name)? {
                Some(unit) => known.push(unit.name),
                None => added.push(write(sql, draft)?),
            }
        }
        let counts = json!({ "added": added.len(), "known": known.len() });
        audit::note(sql, who, "unit.import", "", &counts)?;
        Ok(Imported { added, known })
    })
}
