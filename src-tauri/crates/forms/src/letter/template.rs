use super::LetterError;
use super::bar;
use super::expand::expand;
use super::facts::{Facts, Holes, Scope};
use super::tag::{Tag, tags};
use crate::fill::Changed;
use crate::fill::docx::runs::paragraphs;
use crate::fill::docx::{DOCUMENT, text_parts};
use crate::fill::package::{Held, Package};
use crate::fill::scan::Scan;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// Elements that Word keeps for changes that nobody has accepted.
const TRACKED: [&str; 4] = ["ins", "del", "moveFrom", "moveTo"];

/// A Word file with marks, opened once and written as often as one likes.
#[derive(Clone)]
pub struct Template {
    package: Held,
    /// The parts that hold text, by name.
    parts: Changed,
}

/// What a template names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The name.
    pub name: String,
    /// True for a list whose rows are repeated.
    pub rows: bool,
    /// The list in whose rows it stands.
    pub within: Option<String>,
}

impl Template {
    /// Reads a template and looks whether its marks fit together.
    ///
    /// # Errors
    /// Fails where it is no Word file, is damaged or too large, holds tracked changes, or has marks
    /// that do not fit together; the error quotes the place.
    pub fn read(bytes: impl Into<Arc<[u8]>>) -> Result<Template, LetterError> {
        let mut package = Package::held(bytes.into())?;
        if !package.has(DOCUMENT) {
            return Err(LetterError::NotWord);
        }
        let mut parts = Changed::new();
        for name in text_parts(&package) {
            let text = package.text(&name)?;
            refuse_tracked(&text)?;
            let braces = |text: &str| text.contains("{{") || text.contains("｛｛");
            // The name of a bar lies in no paragraph.
            if braces(&text) || paragraphs(&text)?.iter().any(|p| braces(&p.text())) {
                parts.insert(name, text);
            }
        }
        let template = Template { package, parts };
        template.marks()?;
        template.try_out()?;
        Ok(template)
    }

    /// Everything that it names, once each.
    ///
    /// # Errors
    /// Fails where marks do not fit together.
    pub fn marks(&self) -> Result<BTreeSet<Mark>, LetterError> {
        let mut marks = BTreeSet::new();
        for xml in self.parts.values() {
            let mut around: Vec<Option<String>> = Vec::new();
            for paragraph in paragraphs(xml)? {
                for placed in tags(&paragraph.text())? {
                    note(&placed.tag, &mut around, &mut marks);
                }
            }
        }
        Ok(marks)
    }

    /// Names that these facts do not know.
    ///
    /// # Errors
    /// As [`Template::marks`].
    pub fn unknown(&self, facts: &Facts) -> Result<Vec<String>, LetterError> {
        let known = |mark: &Mark| mark.within.is_some() || facts.get(&mark.name).is_some();
        let marks = self.marks()?.into_iter().filter(|mark| !known(mark));
        let names: BTreeSet<String> = marks.map(|mark| mark.name).collect();
        Ok(names.into_iter().collect())
    }

    /// Names whose words the letter of this case would print, and which have none: what its
    /// conditions leave out is not wanted, nor are the cells of a repeated row.
    ///
    /// # Errors
    /// [`LetterError::Unknown`] where the template names what the facts do not know.
    pub fn holes(&self, facts: &Facts) -> Result<Vec<String>, LetterError> {
        let holes = Holes::default();
        let scope = Scope::of(facts).noting(&holes);
        for xml in self.parts.values() {
            expand(xml, &scope)?;
        }
        Ok(holes.into_inner().into_iter().collect())
    }

    /// The words of its paragraphs, marks and all.
    ///
    /// # Errors
    /// Fails where a part cannot be read.
    pub fn words(&self) -> Result<String, LetterError> {
        let mut words = String::new();
        for xml in self.parts.values() {
            for paragraph in paragraphs(xml)? {
                words += &paragraph.text();
                words.push('\n');
            }
        }
        Ok(words)
    }

    /// Writes the letter of a case.
    ///
    /// # Errors
    /// [`LetterError::Unknown`] where the template names what the facts do not know; fails too where
    /// the file cannot be written. No file is left then.
    pub fn write(&self, facts: &Facts, out: &Path) -> Result<(), LetterError> {
        let changed = self.filled(facts)?;
        Ok(self.package.clone().rewrite(&changed, out)?)
    }

    fn filled(&self, facts: &Facts) -> Result<Changed, LetterError> {
        let unknown = self.unknown(facts)?;
        if !unknown.is_empty() {
            return Err(LetterError::Unknown(unknown));
        }
        let scope = Scope::of(facts);
        let parts = self.parts.iter();
        parts
            .map(|(name, xml)| Ok((name.clone(), bar::number(expand(xml, &scope)?)?)))
            .collect()
    }

    /// Whether its conditions and repetitions are paired, which facts of no case can hide.
    fn try_out(&self) -> Result<(), LetterError> {
        let none = Facts::new();
        for xml in self.parts.values() {
            super::block::check(xml)?;
            match expand(xml, &Scope::of(&none)) {
                Ok(_) | Err(LetterError::Unknown(_) | LetterError::Kind(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

fn note(tag: &Tag, around: &mut Vec<Option<String>>, marks: &mut BTreeSet<Mark>) {
    let within = around.iter().rev().flatten().next().cloned();
    if let Some(name) = tag.name() {
        let (name, rows) = (name.to_owned(), matches!(tag, Tag::Rows(_)));
        marks.insert(Mark { name, rows, within });
    }
    match tag {
        Tag::If(_) => around.push(None),
        Tag::Rows(name) => around.push(Some(name.clone())),
        Tag::End => drop(around.pop()),
        Tag::Else | Tag::Value(_) => {}
    }
}

fn refuse_tracked(xml: &str) -> Result<(), LetterError> {
    let mut scan = Scan::new(xml);
    while let Some(tag) = scan.next()? {
        if TRACKED.contains(&tag.name()) {
            return Err(LetterError::Tracked);
        }
    }
    Ok(())
}
