use super::length::count;
use super::numeral::numeral;
use super::paragraph::ParagraphLook;
use super::run::RunLook;
use super::style::Theme;
use super::tree::Element;
use std::collections::HashMap;

const LEVELS: usize = 9;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    tab: bool,
    paragraph: ParagraphLook,
    run: RunLook,
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The levels of each list.
    kinds: HashMap<String, Vec<Level>>,
    /// Which list a paragraph's number means.
    lists: HashMap<String, String>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
}

/// What stands before a paragraph of a list.
pub(super) struct Label {
    pub(super) text: String,
    /// A tab stands after it.
    pub(super) tab: bool,
    pub(super) run: RunLook,
}

impl Numbers {
    /// What `numbering.xml` says.
    pub(super) fn read(part: &Element, theme: &Theme) -> Numbers {
        let mut numbers = Numbers::default();
        let Some(root) = part.child("numbering") else {
            return numbers;
        };
        for kind in root.all("abstractNum") {
            let levels = kind.all("lvl").take(LEVELS);
            let levels = levels.map(|l| level(l, theme)).collect();
            let id = kind.attribute("abstractNumId").unwrap_or_default();
            numbers.kinds.insert(id.to_owned(), levels);
        }
        for list in root.all("num") {
            let id = list.attribute("numId").unwrap_or_default().to_owned();
            let kind = list.child("abstractNumId").and_then(|e| e.val());
            let kind = kind.unwrap_or_default().to_owned();
            if let Some(first) = list
                .child("lvlOverride")
                .and_then(|o| count(o.child("startOverride")?, "val"))
            {
                // A list that begins anew is counted for itself.
                let mut levels = numbers.kinds.get(&kind).cloned().unwrap_or_default();
                if let Some(level) = levels.first_mut() {
                    level.start = first;
                }
                let own = format!("num {id}");
                numbers.kinds.insert(own.clone(), levels);
                numbers.lists.insert(id, own);
            } else {
                numbers.lists.insert(id, kind);
            }
        }
        numbers
    }

    /// How paragraphs of a level look.
    pub(super) fn paragraph(&self, (list, level): &(String, usize)) -> Option<&ParagraphLook> {
        let levels = self.kinds.get(self.lists.get(list)?)?;
        levels.get(*level).map(|l| &l.paragraph)
    }

    /// Counts one more paragraph; none where its list is not known.
    pub(super) fn next(&mut self, (list, level): &(String, usize)) -> Option<Label> {
        let kind = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let own = levels.get(*level)?;
        let counted = self.counted.entry(kind.clone()).or_default();
        let before = counted.get(*level).copied().flatten();
        let now = before.map_or(own.start, |n| n.saturating_add(1));
        counted[*level] = Some(now);
        counted[*level + 1..].fill(None);
        let mut text = own.text.clone();
        if own.format == "bullet" {
            text = bullet(&text);
        }
        for (n, of) in levels.iter().enumerate().take(*level + 1) {
            let place = format!("%{}", n + 1);
            if text.contains(&place) {
                let number = counted[n].unwrap_or(of.start);
                let number = numeral(number, &of.format).unwrap_or_else(|| number.to_string());
                text = text.replace(&place, &number);
            }
        }
        Some(Label {
            tab: own.tab && !text.is_empty(),
            text,
            run: own.run.clone(),
        })
    }
}

fn level(element: &Element, theme: &Theme) -> Level {
    let val = |name| element.child(name).and_then(|e: &Element| e.val());
    let text: String = val("lvlText")
        .unwrap_or_default()
        .chars()
        .take(64)
        .collect();
    Level {
        start: element
            .child("start")
            .and_then(|e| count(e, "val"))
            .unwrap_or(1),
        format: val("numFmt").unwrap_or("decimal").to_owned(),
        text,
        tab: val("suff").is_none_or(|s| s == "tab"),
        paragraph: element
            .child("pPr")
            .map(ParagraphLook::read)
            .unwrap_or_default(),
        run: element
            .child("rPr")
            .map(|e| RunLook::read(e, theme))
            .unwrap_or_default(),
    }
}

/// Bullets are taken from symbol fonts, whose own signs no other font has.
fn bullet(text: &str) -> String {
    let sign = |c: char| match c as u32 {
        0xf06e | 0xf0a7 => '■',
        0xf075 => '◆',
        0xf0d8 => '➢',
        0xf0fc => '✓',
        0xe000..=0xf8ff => '●',
        _ => c,
    };
    text.chars().map(sign).collect()
}
