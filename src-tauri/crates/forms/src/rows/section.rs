use crate::header::{Chain, Detected, section_level};
use crate::table::Sheet;
use minglu_ledger::schema::Schema;

/// The section rows that are in force.
pub(super) struct Sections<'a> {
    /// 一、 and under it （一）.
    levels: [Option<&'a str>; 2],
    /// Outer fields that no column holds: the sections stand in for them.
    fields: Vec<&'a str>,
}

impl<'a> Sections<'a> {
    pub(super) fn new(sheet: &'a Sheet, detected: &Detected, schema: &'a Schema) -> Sections<'a> {
        let chain = Chain::of(schema);
        let outer = chain
            .fields
            .split_last()
            .map_or(&[][..], |(_, outer)| outer);
        let names = outer.iter().map(|i| schema.fields[*i].name.as_str());
        let missing = names.filter(|name| detected.column(name).is_none());
        // Only the outermost may come from a section while another column holds an inner one.
        let fields: Vec<&str> = match outer.first().map(|i| schema.fields[*i].name.as_str()) {
            Some(topic) if detected.column(topic).is_none() => missing.collect(),
            _ => Vec::new(),
        };
        let mut sections = Sections {
            levels: [None, None],
            fields,
        };
        sections.begin(sheet, detected);
        sections
    }

    /// A section heading right above the header counts for the first rows.
    fn begin(&mut self, sheet: &'a Sheet, detected: &Detected) {
        let Some(above) = detected.header_rows.start.checked_sub(1) else {
            return;
        };
        let mut texts = sheet.row(above);
        if let (Some((_, cell)), None) = (texts.next(), texts.next())
            && section_level(cell.text).is_some()
        {
            self.enter(cell.text);
        }
    }

    /// Enters a section; false where no field takes its text.
    pub(super) fn enter(&mut self, text: &'a str) -> bool {
        match section_level(text) {
            Some(2) => self.levels[1] = Some(text),
            _ => self.levels = [Some(text), None],
        }
        !self.fields.is_empty()
    }

    /// The innermost section.
    pub(super) fn current(&self) -> Option<&'a str> {
        self.levels[1].or(self.levels[0])
    }

    /// The fields that sections fill, with their texts.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let texts = self.levels.iter().flatten().copied();
        self.fields.iter().copied().zip(texts)
    }
}
