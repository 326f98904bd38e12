//! 试点地区要…重点做好以下工作： the items below are for those whom the sentence above them names.

use super::{Draft, Source};

/// What somebody should look at in an item whose units stand above it.
const ABOVE: &str = "单位写在上文，按上文理解";

/// Gives the items below such a sentence its units. The sentence itself is then no duty.
pub(super) fn inherit(source: &Source<'_>, drafts: &mut Vec<Draft>) {
    let leads: Vec<Draft> = drafts
        .iter()
        .filter(|draft| !draft.doers.is_empty() && opens_list(source, draft))
        .cloned()
        .collect();
    for lead in leads {
        let mut given = false;
        for draft in drafts
            .iter_mut()
            .filter(|draft| is_below(source, draft, lead.block))
        {
            if draft.doers.is_empty() {
                draft.doers = lead.doers.clone();
                draft.is_bare = false;
                draft.doubts.push(ABOVE.to_owned());
                given = true;
            }
        }
        if given {
            drafts.retain(|draft| draft.block != lead.block || draft.text != lead.text);
        }
    }
}

/// The last sentence of an item, and it ends with a colon.
fn opens_list(source: &Source<'_>, draft: &Draft) -> bool {
    let block = &source.blocks[draft.block];
    let end = source.clean.words(draft.text).ends_with('：');
    let behind = source
        .clean
        .chars(crate::Span::new(draft.text.end, block.body.end));
    block.marker.is_some() && (end || behind.starts_with(&['：'])) && behind.len() <= 1
}

fn is_below(source: &Source<'_>, draft: &Draft, block: usize) -> bool {
    source.blocks[draft.block].parent == Some(block)
}
