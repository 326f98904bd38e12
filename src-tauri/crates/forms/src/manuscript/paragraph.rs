use super::length::{eighths, hundredths, switch, twips};
use super::tree::Element;
use super::{Look, Paragraph};
use serde::{Deserialize, Serialize};

/// Height of a line where a space is counted in lines and the page has no grid.
const LINE: f64 = 12.0;
/// Places for tabs at most.
const MOST_TABS: usize = 64;

/// How lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
    /// From side to side, but for the last.
    Both,
    /// From side to side.
    Spread,
}

/// Distance of lines.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Pitch {
    /// Just so many points.
    Exact(f64),
    /// So many points at least.
    Least(f64),
    /// So many times what the font asks for.
    Times(f64),
}

/// A place to which tabs go.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Tab {
    /// From the left margin.
    pub at: f64,
    /// What stands there.
    pub kind: TabKind,
}

/// What stands at a tab's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TabKind {
    /// What follows begins there.
    Left,
    /// What follows has its middle there.
    Center,
    /// What follows ends there.
    Right,
}

impl Default for Pitch {
    fn default() -> Pitch {
        Pitch::Times(1.0)
    }
}

/// What one place says of a paragraph, the rest being left to others.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphLook {
    align: Option<Align>,
    left: Option<f64>,
    left_chars: Option<f64>,
    right: Option<f64>,
    right_chars: Option<f64>,
    first: Option<f64>,
    first_chars: Option<f64>,
    before: Option<f64>,
    before_lines: Option<f64>,
    after: Option<f64>,
    after_lines: Option<f64>,
    pitch: Option<Pitch>,
    on_grid: Option<bool>,
    keep_next: Option<bool>,
    keep_lines: Option<bool>,
    in_company: Option<bool>,
    page_break: Option<bool>,
    spaced: Option<bool>,
    rules: Option<(Option<f64>, Option<f64>)>,
    tabs: Vec<(f64, Option<TabKind>)>,
    /// The list and level to which it belongs.
    pub(super) list: Option<(String, usize)>,
}

impl ParagraphLook {
    /// What `pPr` says.
    pub(super) fn read(properties: &Element) -> ParagraphLook {
        let mut look = ParagraphLook {
            align: properties.child("jc").and_then(|e| align(e.val()?)),
            on_grid: switch(properties, "snapToGrid"),
            keep_next: switch(properties, "keepNext"),
            keep_lines: switch(properties, "keepLines"),
            in_company: switch(properties, "widowControl"),
            page_break: switch(properties, "pageBreakBefore"),
            spaced: switch(properties, "autoSpaceDE").or(switch(properties, "autoSpaceDN")),
            rules: properties.child("pBdr").map(rules),
            tabs: properties.child("tabs").map(tabs).unwrap_or_default(),
            list: properties.child("numPr").and_then(list),
            ..ParagraphLook::default()
        };
        if let Some(indents) = properties.child("ind") {
            look.indent(indents);
        }
        if let Some(spaces) = properties.child("spacing") {
            look.space(spaces);
        }
        look
    }

    fn indent(&mut self, ind: &Element) {
        let (left, right) = (twips(ind, "left"), twips(ind, "right"));
        self.left = left.or(twips(ind, "start"));
        self.right = right.or(twips(ind, "end"));
        let chars = |a, b| hundredths(ind, a).or(hundredths(ind, b));
        self.left_chars = chars("leftChars", "startChars");
        self.right_chars = chars("rightChars", "endChars");
        let hanging = twips(ind, "hanging").map(|n| -n);
        self.first = hanging.or(twips(ind, "firstLine"));
        let hanging = hundredths(ind, "hangingChars").map(|n| -n);
        self.first_chars = hanging.or(hundredths(ind, "firstLineChars"));
        // Who says a length says that it is not counted in characters, unless he says both.
        let said = |length: Option<f64>, chars: Option<f64>| match (length, chars) {
            (Some(_), None) => Some(0.0),
            (_, chars) => chars,
        };
        self.left_chars = said(self.left, self.left_chars);
        self.right_chars = said(self.right, self.right_chars);
        self.first_chars = said(self.first, self.first_chars);
    }

    fn space(&mut self, spacing: &Element) {
        self.before = twips(spacing, "before");
        self.after = twips(spacing, "after");
        self.before_lines = hundredths(spacing, "beforeLines");
        self.after_lines = hundredths(spacing, "afterLines");
        let said = |length: Option<f64>, lines: Option<f64>| match (length, lines) {
            (Some(_), None) => Some(0.0),
            (_, lines) => lines,
        };
        self.before_lines = said(self.before, self.before_lines);
        self.after_lines = said(self.after, self.after_lines);
        self.pitch = twips(spacing, "line").filter(|l| *l > 0.0).map(|line| {
            match spacing.attribute("lineRule") {
                Some("exact") => Pitch::Exact(line),
                Some("atLeast") => Pitch::Least(line),
                _ => Pitch::Times(line / LINE),
            }
        });
    }

    /// The same, with what another place says set over it.
    pub(super) fn under(&self, over: &ParagraphLook) -> ParagraphLook {
        let mut tabs = self.tabs.clone();
        tabs.retain(|(at, _)| !over.tabs.iter().any(|(new, _)| (new - at).abs() < 0.5));
        tabs.extend(&over.tabs);
        ParagraphLook {
            align: over.align.or(self.align),
            left: over.left.or(self.left),
            left_chars: over.left_chars.or(self.left_chars),
            right: over.right.or(self.right),
            right_chars: over.right_chars.or(self.right_chars),
            first: over.first.or(self.first),
            first_chars: over.first_chars.or(self.first_chars),
            before: over.before.or(self.before),
            before_lines: over.before_lines.or(self.before_lines),
            after: over.after.or(self.after),
            after_lines: over.after_lines.or(self.after_lines),
            pitch: over.pitch.or(self.pitch),
            on_grid: over.on_grid.or(self.on_grid),
            keep_next: over.keep_next.or(self.keep_next),
            keep_lines: over.keep_lines.or(self.keep_lines),
            in_company: over.in_company.or(self.in_company),
            page_break: over.page_break.or(self.page_break),
            spaced: over.spaced.or(self.spaced),
            rules: over.rules.or(self.rules),
            tabs,
            list: over.list.clone().or_else(|| self.list.clone()),
        }
    }

    /// An empty paragraph of this kind. Indents counted in characters are of its own size, spaces
    /// counted in lines of the page's.
    pub(super) fn paragraph(&self, mark: Look, size: f64, grid: Option<f64>) -> Paragraph {
        let counted = |count: Option<f64>, unit: f64, length: Option<f64>| match count {
            Some(count) if count != 0.0 => count * unit,
            _ => length.unwrap_or_default(),
        };
        let line = grid.unwrap_or(LINE);
        Paragraph {
            align: self.align.unwrap_or_default(),
            left: counted(self.left_chars, size, self.left),
            right: counted(self.right_chars, size, self.right),
            first: counted(self.first_chars, size, self.first),
            before: counted(self.before_lines, line, self.before).max(0.0),
            after: counted(self.after_lines, line, self.after).max(0.0),
            pitch: self.pitch.unwrap_or_default(),
            on_grid: self.on_grid != Some(false),
            keep_next: self.keep_next == Some(true),
            keep_lines: self.keep_lines == Some(true),
            in_company: self.in_company != Some(false),
            page_break: self.page_break == Some(true),
            spaced: self.spaced != Some(false),
            rules: self.rules.unwrap_or_default(),
            tabs: self.places(),
            mark,
            pieces: Vec::new(),
        }
    }

    fn places(&self) -> Vec<Tab> {
        let kept = self.tabs.iter().filter_map(|(at, kind)| {
            Some(Tab {
                at: *at,
                kind: (*kind)?,
            })
        });
        let mut tabs: Vec<Tab> = kept.take(MOST_TABS).collect();
        tabs.sort_by(|a, b| a.at.total_cmp(&b.at));
        tabs
    }
}

pub(super) fn align(word: &str) -> Option<Align> {
    match word {
        "left" | "start" => Some(Align::Left),
        "center" => Some(Align::Center),
        "right" | "end" => Some(Align::Right),
        "both" => Some(Align::Both),
        "distribute" => Some(Align::Spread),
        _ => None,
    }
}

fn rules(borders: &Element) -> (Option<f64>, Option<f64>) {
    let rule = |name| {
        let border: &Element = borders.child(name)?;
        let drawn = !matches!(border.val(), None | Some("nil" | "none"));
        drawn.then(|| eighths(border, "sz").unwrap_or(0.5).clamp(0.25, 12.0))
    };
    (rule("top"), rule("bottom"))
}

/// Places for tabs; none for one that is taken away.
fn tabs(tabs: &Element) -> Vec<(f64, Option<TabKind>)> {
    let place = |tab: &Element| {
        let kind = match tab.val()? {
            "clear" => None,
            "center" => Some(TabKind::Center),
            "right" | "end" | "decimal" => Some(TabKind::Right),
            "bar" => return None,
            _ => Some(TabKind::Left),
        };
        Some((twips(tab, "pos")?, kind))
    };
    tabs.all("tab").filter_map(place).take(MOST_TABS).collect()
}

fn list(properties: &Element) -> Option<(String, usize)> {
    let id = properties.child("numId")?.val()?.to_owned();
    let level = properties.child("ilvl").and_then(|e| e.val()?.parse().ok());
    Some((id, level.unwrap_or(0).min(8)))
}
