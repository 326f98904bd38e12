//! Cuts a paragraph into lines as Word does: from the first character on, without looking back at
//! lines that are done.

use super::ink::{Inks, Script};
use super::kinsoku::{hangs, is_space, is_word, may_part, script};
use crate::PrintError;
use minglu_forms::manuscript::{Align, Paragraph, Picture, Piece, TabKind};

/// Space between Chinese and Latin, of the size of the characters.
const BETWEEN: f64 = 0.25;
/// What may be missing and still fits: widths are rounded.
const SLACK: f64 = 0.05;

/// The smallest part of a line.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) kind: Kind,
    /// Number of its look.
    pub(super) ink: usize,
    pub(super) width: f64,
    /// Space before it.
    pub(super) gap: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Char(char, Script),
    Tab,
    Break,
    /// The page's number.
    Number,
    /// How many pages there are.
    Count,
    Picture(Picture),
}

/// A line: which atoms stand on it and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    /// From the left of the room to its first atom.
    pub(super) left: f64,
    /// What is added behind each character that may be moved.
    pub(super) stretch: f64,
    /// Where the stretching begins.
    pub(super) stretch_from: usize,
}

/// The atoms of a paragraph.
pub(super) fn atoms(paragraph: &Paragraph, inks: &mut Inks) -> Result<Vec<Atom>, PrintError> {
    let mut atoms = Vec::new();
    for piece in &paragraph.pieces {
        let (look, kind) = match piece {
            Piece::Text(text, look) => {
                let ink = inks.number(look)?;
                characters(text, ink, inks, &mut atoms);
                continue;
            }
            Piece::Picture(picture) => (&paragraph.mark, Kind::Picture(picture.clone())),
            Piece::Tab(look) => (look, Kind::Tab),
            Piece::Break(look) => (look, Kind::Break),
            Piece::Number(look) => (look, Kind::Number),
            Piece::Count(look) => (look, Kind::Count),
        };
        let ink = inks.number(look)?;
        let width = match &kind {
            Kind::Number | Kind::Count => inks.all[ink].width('1', Script::Latin),
            Kind::Picture(picture) => picture.width,
            _ => 0.0,
        };
        atoms.push(Atom {
            kind,
            ink,
            width,
            gap: 0.0,
        });
    }
    if paragraph.spaced {
        part_scripts(&mut atoms, inks);
    }
    Ok(atoms)
}

fn characters(text: &str, ink: usize, inks: &Inks, atoms: &mut Vec<Atom>) {
    let before = atoms.iter().rev().find_map(|a| match a.kind {
        Kind::Char(c, script) if !is_space(c) => Some(script),
        _ => None,
    });
    let first = || text.chars().find_map(script);
    let mut last = before.or_else(first).unwrap_or(Script::Chinese);
    for c in text.chars().filter(|c| !c.is_control()) {
        let own = script(c).unwrap_or(last);
        if !is_space(c) {
            last = own;
        }
        atoms.push(Atom {
            kind: Kind::Char(c, own),
            ink,
            width: inks.all[ink].width(c, own),
            gap: 0.0,
        });
    }
}

/// Puts a little space between Chinese and Latin.
fn part_scripts(atoms: &mut [Atom], inks: &Inks) {
    for n in 1..atoms.len() {
        let (Kind::Char(a, before), Kind::Char(b, after)) = (&atoms[n - 1].kind, &atoms[n].kind)
        else {
            continue;
        };
        if before != after && is_word(*a) && is_word(*b) {
            atoms[n].gap = inks.all[atoms[n].ink].size() * BETWEEN;
        }
    }
}

/// Where lines end at the right, and where tabs go.
#[derive(Clone, Copy)]
struct Room<'a> {
    paragraph: &'a Paragraph,
    right: f64,
    /// Distance of the places for tabs that nobody sets.
    tab: f64,
}

/// Cuts the atoms into lines in a room of this width, where tabs that nobody sets go every `tab`
/// points; gives tabs their widths.
pub(super) fn lines(paragraph: &Paragraph, atoms: &mut [Atom], width: f64, tab: f64) -> Vec<Line> {
    let right = (width - paragraph.right).max(1.0);
    let room = Room {
        paragraph,
        right,
        tab,
    };
    let mut lines = Vec::new();
    let mut from = 0;
    loop {
        let indent = match from {
            0 => paragraph.left + paragraph.first,
            _ => paragraph.left,
        };
        let to = room.end(atoms, from, indent);
        let hard = to >= atoms.len() || atoms[to - 1].kind == Kind::Break;
        lines.push(placed(paragraph, atoms, (from, to), (indent, right), hard));
        from = to;
        if from >= atoms.len() {
            break;
        }
        // At a line's beginning spaces between the scripts, and of the line before, go.
        atoms[from].gap = 0.0;
    }
    lines
}

impl Room<'_> {
    /// Where the line that begins here ends.
    fn end(&self, atoms: &mut [Atom], from: usize, indent: f64) -> usize {
        let right = self.right;
        let mut x = indent;
        let mut best = None;
        for n in from..atoms.len() {
            if n > from && parts(&atoms[n - 1], &atoms[n]) {
                best = Some(n);
            }
            match atoms[n].kind {
                Kind::Break => return n + 1,
                Kind::Tab => atoms[n].width = self.tab(atoms, n, x),
                _ => {}
            }
            x += atoms[n].gap + atoms[n].width;
            if x <= right + SLACK || n == from {
                continue;
            }
            match atoms[n].kind {
                Kind::Char(c, _) if is_space(c) => {}
                Kind::Char(c, _) if hangs(c) && hangs_here(atoms, n, x, right) => return n + 1,
                _ => return best.unwrap_or(n),
            }
        }
        atoms.len()
    }

    /// Width of a tab that begins at `x`.
    fn tab(&self, atoms: &[Atom], at: usize, x: f64) -> f64 {
        let (paragraph, right) = (self.paragraph, self.right);
        let own = paragraph.tabs.iter().find(|t| t.at > x + SLACK);
        // The indent of a hanging paragraph is a place for tabs too.
        if paragraph.first < 0.0
            && x + SLACK < paragraph.left
            && own.is_none_or(|t| t.at > paragraph.left)
        {
            return paragraph.left - x;
        }
        let Some(own) = own else {
            let next = ((x + SLACK) / self.tab).floor() + 1.0;
            return (next * self.tab - x).max(0.0);
        };
        let ends = |a: &&Atom| !matches!(a.kind, Kind::Tab | Kind::Break);
        let behind: f64 = atoms[at + 1..]
            .iter()
            .take_while(ends)
            .map(|a| a.gap + a.width)
            .sum();
        let at = own.at.min(right);
        match own.kind {
            TabKind::Left => own.at - x,
            TabKind::Center => (at - behind / 2.0 - x).max(0.0),
            TabKind::Right => (at - behind - x).max(0.0),
        }
    }
}

/// One sign stands out at most, and only where the line can end behind it.
fn hangs_here(atoms: &[Atom], n: usize, x: f64, right: f64) -> bool {
    let fits = x - atoms[n].width - atoms[n].gap <= right + SLACK;
    fits && atoms.get(n + 1).is_none_or(|next| parts(&atoms[n], next))
}

fn parts(before: &Atom, after: &Atom) -> bool {
    match (&before.kind, &after.kind) {
        (Kind::Char(a, of_a), Kind::Char(b, of_b)) => may_part((*a, *of_a), (*b, *of_b)),
        (_, Kind::Break) => false,
        (Kind::Number | Kind::Count, _) | (_, Kind::Number | Kind::Count) => false,
        _ => true,
    }
}

fn placed(
    paragraph: &Paragraph,
    atoms: &[Atom],
    (from, to): (usize, usize),
    (indent, right): (f64, f64),
    hard: bool,
) -> Line {
    let mut line = Line {
        from,
        to,
        left: indent,
        stretch: 0.0,
        stretch_from: from,
    };
    let shown = shown_end(atoms, from, to);
    let width: f64 = atoms[from..shown].iter().map(|a| a.gap + a.width).sum();
    let free = (right - indent - width).max(0.0);
    match paragraph.align {
        Align::Left => {}
        Align::Center => line.left += free / 2.0,
        Align::Right => line.left += free,
        Align::Both if hard => {}
        Align::Both | Align::Spread => {
            let tab = atoms[from..shown].iter().rposition(|a| a.kind == Kind::Tab);
            line.stretch_from = tab.map_or(from, |at| from + at + 1);
            let end = shown.saturating_sub(1).max(line.stretch_from);
            let places = (line.stretch_from..end).filter(|n| stretches(atoms, *n));
            let count = places.count();
            line.stretch = if count > 0 { free / count as f64 } else { 0.0 };
        }
    }
    line
}

/// Spaces at a line's end and what stands out of it do not count.
fn shown_end(atoms: &[Atom], from: usize, to: usize) -> usize {
    let mut shown = to;
    while shown > from {
        match atoms[shown - 1].kind {
            Kind::Char(c, _) if is_space(c) => shown -= 1,
            Kind::Break => shown -= 1,
            _ => break,
        }
    }
    shown
}

/// True where the space behind an atom may grow: behind Chinese characters and spaces.
pub(super) fn stretches(atoms: &[Atom], n: usize) -> bool {
    let chinese = |a: Option<&Atom>| {
        matches!(
            a,
            Some(Atom {
                kind: Kind::Char(_, Script::Chinese),
                ..
            })
        )
    };
    let space = matches!(atoms[n].kind, Kind::Char(c, _) if is_space(c));
    space || chinese(atoms.get(n)) || chinese(atoms.get(n + 1))
}
