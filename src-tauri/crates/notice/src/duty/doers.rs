use crate::owner::Owner;
use crate::{Clean, Span};

use super::alias::Aliases;

/// A unit as the notice names it, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub name: String,
    pub span: Span,
}

/// Who has to do something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Doers {
    pub lead: Vec<Named>,
    pub responsible: Vec<Named>,
    pub assist: Vec<Named>,
    /// The list ends with 等.
    pub open: bool,
}

impl Doers {
    /// The units of an owner phrase that stands in a stretch of the text.
    pub fn of(owner: Owner, clean: &Clean, within: Span, aliases: &Aliases) -> Doers {
        let named = |names: Vec<String>| {
            let place = |name: String| Named {
                span: place(clean, within, &name),
                name: aliases.resolved(name),
            };
            names.into_iter().map(place).collect()
        };
        Doers {
            lead: named(owner.lead),
            responsible: named(owner.responsible),
            assist: named(owner.assist),
            open: owner.open_ended,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }

    pub fn all(&self) -> impl Iterator<Item = &Named> {
        self.lead
            .iter()
            .chain(&self.responsible)
            .chain(&self.assist)
    }

    /// Takes units along that are responsible too; those known so far lead them.
    pub fn take_along(&mut self, others: Doers) {
        self.lead.append(&mut self.responsible);
        self.join(others);
    }

    /// Takes the units of another phrase too.
    pub fn join(&mut self, other: Doers) {
        for (mine, theirs) in [
            (&mut self.lead, other.lead),
            (&mut self.responsible, other.responsible),
            (&mut self.assist, other.assist),
        ] {
            for named in theirs {
                if !mine.iter().any(|known| known.name == named.name) {
                    mine.push(named);
                }
            }
        }
        self.open |= other.open;
    }
}

/// Where a name stands: blanks and line ends inside it do not count. The whole stretch where the
/// name was put together from several places.
fn place(clean: &Clean, within: Span, name: &str) -> Span {
    let chars = clean.chars(within);
    let name: Vec<char> = name.chars().collect();
    (0..chars.len())
        .filter(|at| chars.get(*at) == name.first())
        .find_map(|at| {
            let len = matched(&chars[at..], &name)?;
            Some(Span::new(within.start + at, within.start + at + len))
        })
        .unwrap_or(within)
}

/// How many characters of the text the name takes, if it stands at its front.
fn matched(chars: &[char], name: &[char]) -> Option<usize> {
    let mut rest = name.iter().peekable();
    for (at, c) in chars.iter().enumerate() {
        match rest.peek() {
            None => return Some(at),
            Some(wanted) if *wanted == c => {
                rest.next();
            }
            Some(_) if c.is_whitespace() => {}
            Some(_) => return None,
        }
    }
    rest.peek().is_none().then_some(chars.len())
}
