use super::Text;
use crate::read::{ReadError, text_of_file};
use scraper::{Html, Node};
use std::path::Path;

/// A page grows in memory when it is taken apart.
const MOST: usize = 32 << 20;
/// What a reader of the page does not see.
const UNSEEN: [&str; 4] = ["script", "style", "template", "noscript"];

/// The text that a page shows.
pub(super) fn read(path: &Path, text: &mut Text) -> Result<(), ReadError> {
    let source = text_of_file(path)?;
    if source.len() > MOST {
        return Err(ReadError::TooLarge("网页内容超过 32 MB".into()));
    }
    let page = Html::parse_document(&source);
    for node in page.tree.root().descendants() {
        let Node::Text(piece) = node.value() else {
            continue;
        };
        let seen = |name: &str| !UNSEEN.contains(&name);
        let mut above = node.ancestors().filter_map(|n| n.value().as_element());
        if above.all(|element| seen(element.name())) {
            text.line(piece);
        }
    }
    Ok(())
}
