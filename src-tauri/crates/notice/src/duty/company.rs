//! Together with whom: 县政府办公室会同县委党校….

use super::bind::VERBS;
use super::named::names;
use crate::{Clean, Owner, Span};

/// Words between who leads and those whom she takes along.
const BETWEEN: [&str; 8] = ["应当", "要", "应", "须", "需", "负责", "积极", "主动"];
/// Words that take others along.
const TOGETHER: [&str; 2] = ["会同", "联合"];
/// A list of units taken along is at most so long.
const LONGEST: usize = 40;

/// Adds the units that are taken along right behind the first `len` characters of a clause: who
/// takes them along leads.
pub(super) fn with_company(mut owner: Owner, clause: &[char], len: usize) -> (Owner, usize) {
    let Some((company, end)) = behind(clause, len) else {
        return (owner, len);
    };
    owner.lead.append(&mut owner.responsible);
    owner.responsible = company;
    (owner, end)
}

/// The units of a clause that begins so: …，会同有关街道，….
pub(super) fn company(clean: &Clean, clause: Span) -> Option<(Owner, usize)> {
    let (responsible, end) = behind(clean.chars(clause), 0)?;
    let owner = Owner {
        responsible,
        ..Owner::default()
    };
    Some((owner, clause.start + end))
}

/// The units taken along, and where their names end.
fn behind(clause: &[char], len: usize) -> Option<(Vec<String>, usize)> {
    // Most clauses hold neither word, and need no closer look.
    let near = clause.get(len..)?.iter().take(8);
    if !near.clone().any(|c| "同合".contains(*c)) {
        return None;
    }
    let rest: String = clause.get(len..)?.iter().take(LONGEST + 8).collect();
    let behind = BETWEEN.iter().fold(rest.as_str(), |rest, word| {
        rest.strip_prefix(word).unwrap_or(rest)
    });
    let behind = TOGETHER.iter().find_map(|word| behind.strip_prefix(word))?;
    let (units, taken) = in_front(behind)?;
    let skipped = rest.chars().count() - behind.chars().count();
    Some((units, len + skipped + taken))
}

/// The longest list of units with which a text begins, and how many characters it takes.
fn in_front(text: &str) -> Option<(Vec<String>, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let ends = |len: &usize| {
        let rest: String = chars[*len..].iter().take(3).collect();
        let words = ["上半年", "下半年", "共同", "规范"];
        let next = chars.get(*len);
        next.is_none_or(|c| c.is_ascii_digit() || VERBS.contains(*c))
            || words.iter().any(|word| rest.starts_with(word))
    };
    let mut lens = (2..=chars.len().min(LONGEST)).rev().filter(ends);
    lens.find_map(|len| {
        let name: String = chars[..len].iter().collect();
        Some((names(&name)?.responsible, len))
    })
}
