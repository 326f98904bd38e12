use super::book::{Book, Section};
use super::figures::Figures;
use minglu_forms::letter::{Facts, names, say};
use serde::Serialize;
use ts_rs::TS;

/// One of the six sections of a report.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportSection {
    /// Its name in code.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its text with names in braces.
    pub text: String,
    /// True where the clerk wrote it; else it is what the form begins with.
    pub own: bool,
    /// Its words with the numbers in place; empty where the text is not understood.
    pub words: String,
    /// What is wrong with the text.
    pub error: Option<String>,
    /// The names that it binds.
    pub binds: Vec<String>,
    /// Its name in the Word template.
    #[serde(skip)]
    pub mark: String,
}

/// The sections with their words.
pub(super) fn sections(book: &Book, figures: &Figures, facts: &Facts) -> Vec<ReportSection> {
    let section = |section: &Section| {
        let own = figures.said(&section.name);
        worded(section, own.unwrap_or(&section.text), own.is_some(), facts)
    };
    book.sections.iter().map(section).collect()
}

/// A section with this text.
pub(super) fn worded(section: &Section, text: &str, own: bool, facts: &Facts) -> ReportSection {
    let said = say(text, facts);
    let binds = names(text).unwrap_or_default();
    ReportSection {
        name: section.name.clone(),
        title: section.title.clone(),
        text: text.to_owned(),
        own,
        error: said
            .as_ref()
            .err()
            .map(|e| e.to_string().replace("模板", "文字")),
        words: said.unwrap_or_default(),
        binds: binds.into_iter().collect(),
        mark: section.mark.clone(),
    }
}
