use super::LetterError;
use super::facts::{Fact, Facts, Scope};
use super::inline::{paired, pieces};
use super::tag::tags;
use std::collections::BTreeSet;

/// Every name that a text holds between double braces.
///
/// # Errors
/// Fails where its marks do not fit together.
pub fn names(text: &str) -> Result<BTreeSet<String>, LetterError> {
    let mut names = BTreeSet::new();
    for line in text.lines() {
        let tags = tags(line)?;
        paired(line, &tags)?;
        names.extend(
            tags.iter()
                .filter_map(|placed| placed.tag.name().map(str::to_owned)),
        );
    }
    Ok(names)
}

/// A text with the facts in the place of its marks. Conditions hold within a line; a line of which
/// they leave nothing goes.
///
/// # Errors
/// [`LetterError::Unknown`] with all names that the facts do not know; fails too where its marks do
/// not fit together.
pub fn say(text: &str, facts: &Facts) -> Result<String, LetterError> {
    let known = |name: &String| matches!(facts.get(name), Some(Fact::Text(_)));
    let unknown: Vec<String> = names(text)?
        .into_iter()
        .filter(|name| !known(name))
        .collect();
    if !unknown.is_empty() {
        return Err(LetterError::Unknown(unknown));
    }
    let scope = Scope::of(facts);
    let mut said = Vec::new();
    for line in text.lines() {
        let tags = tags(line)?;
        let ruled = tags.iter().any(|placed| placed.tag.is_control());
        let mut words = line.to_owned();
        for (place, fact) in pieces(&tags, &scope)?.into_iter().rev() {
            words.replace_range(place, &fact);
        }
        if !ruled || !words.trim().is_empty() {
            said.push(words);
        }
    }
    Ok(said.join("\n"))
}
