//! Short names that the notice defines once: （以下简称市公开办，下同）.

use super::doer::is_doer;
use crate::{Clean, Span};

/// Words that introduce a short name, the longest first.
const WORDS: [&str; 6] = [
    "以下简称为",
    "以下统称为",
    "以下简称",
    "以下统称",
    "下称",
    "简称",
];
/// A full name is at most so long.
const LONGEST: usize = 40;

/// The short names of one notice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aliases(Vec<(String, String)>);

impl Aliases {
    /// Finds them.
    pub fn of(clean: &Clean) -> Aliases {
        let chars = clean.all();
        let opens = chars.iter().enumerate().filter(|(_, c)| **c == '（');
        Aliases(opens.filter_map(|(at, _)| alias(clean, at)).collect())
    }

    /// The full name behind a short one.
    pub fn resolved(&self, name: String) -> String {
        let full = self.0.iter().find(|(short, _)| *short == name);
        full.map_or(name, |(_, full)| full.clone())
    }
}

/// The short and the full name, where the bracket at this place defines one.
fn alias(clean: &Clean, open: usize) -> Option<(String, String)> {
    let chars = clean.all();
    let inside: String = chars.get(open + 1..)?.iter().take(LONGEST).collect();
    let inside = inside.split(['）', '\n']).next()?;
    let short = WORDS.iter().find_map(|word| inside.strip_prefix(word))?;
    let short = short
        .split(['，', '、', '；'])
        .next()?
        .trim_matches(['“', '”', ' ']);
    // 部门或者机构 names nobody better than its short name does.
    let full = name_before(clean, open).filter(|full| !full.contains('或'))?;
    let fits = (2..=20).contains(&short.chars().count()) && short != full;
    fits.then(|| (short.to_owned(), full))
}

/// The longest name of a unit that ends here.
fn name_before(clean: &Clean, end: usize) -> Option<String> {
    let from = end.saturating_sub(LONGEST);
    let chars = clean.chars(Span::new(from, end));
    let edge = chars
        .iter()
        .rposition(|c| "，。；：、（）\n《》“”".contains(*c));
    let start = edge.map_or(0, |at| at + 1);
    (start..chars.len()).find_map(|at| {
        let name: String = chars[at..].iter().collect();
        let name = name.strip_prefix('由').unwrap_or(&name);
        is_doer(name).then(|| name.to_owned())
    })
}
