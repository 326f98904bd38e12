//! （一）县教育局: a heading that names units, for all that stands below it.

use super::doers::Doers;
use super::named::units;
use super::{Draft, Source};
use crate::outline::above;

/// What somebody should look at in an item whose units are its heading.
const HEADING: &str = "单位写在标题里，按标题理解";

/// Gives the items below such a heading its units.
pub(super) fn inherit(source: &Source<'_>, drafts: &mut [Draft]) {
    let named: Vec<Option<Doers>> = (0..source.blocks.len())
        .map(|at| doers(source, at))
        .collect();
    if named.iter().all(Option::is_none) {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| draft.doers.is_empty()) {
        let mut holders = above(source.blocks, draft.block);
        holders.push(draft.block);
        let nearest = holders.into_iter().rev().find_map(|at| named[at].clone());
        if let Some(doers) = nearest {
            draft.doers = doers;
            draft.is_bare = false;
            draft.doubts.push(HEADING.to_owned());
        }
    }
}

/// The units of a heading that holds nothing else.
fn doers(source: &Source<'_>, at: usize) -> Option<Doers> {
    let heading = source.blocks[at].heading?;
    let owner = units(&source.clean.words(heading))?;
    Some(Doers::of(owner, source.clean, heading, source.aliases))
}
