use super::normalise::{normalise, tokens};
use crate::schema::{Field, Kind};
use crate::store::Table;
use crate::value::{SEPARATOR, append_plain, searchable};
use minglu_rules::document::{DocNo, LooseNo};
use minglu_rules::initials;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Begins a word of the index that is no character of a text.
const SIGN: char = '\u{E001}';
/// Characters of a name whose initials are found: of a long text only its beginning is a name.
const NAME_MAX: usize = 200;

/// What a search finds of a record.
pub(crate) struct Findable {
    /// What people read in it; fields and items stand apart.
    pub(super) text: String,
    /// What names it.
    label: String,
    /// The texts whose initials are found.
    names: Vec<String>,
    /// The files that hang on it.
    pub(super) digests: Vec<String>,
}

impl Table {
    /// What a search finds of a record with these values.
    pub(crate) fn findable<'a>(&self, values: impl Iterator<Item = &'a Json>) -> Findable {
        let mut found = Findable {
            text: String::new(),
            label: String::new(),
            names: Vec::new(),
            digests: Vec::new(),
        };
        for (field, value) in self.schema.fields.iter().zip(values) {
            found.take(self, field, value);
        }
        found
    }

    /// True where files may hang on a record.
    pub(crate) fn has_files(&self) -> bool {
        let mut fields = self.schema.fields.iter();
        fields.any(|f| f.kind == Kind::Attachments)
    }

    /// The fields whose initials are found: those that name a record. What is personal is left
    /// out, so that nobody reads a masked value letter by letter.
    pub(crate) fn named_by(&self, field: &Field) -> bool {
        let names = field.name == self.schema.label || self.schema.key.contains(&field.name);
        let text = matches!(field.kind, Kind::Text { .. } | Kind::List { .. });
        names && text && field.private.is_none() && !field.hidden
    }
}

impl Findable {
    fn take(&mut self, table: &Table, field: &Field, value: &Json) {
        if searchable(field) {
            append_plain(field, value, &mut self.text);
        }
        if field.name == table.schema.label {
            self.label = parts(field, value).next().unwrap_or_default();
        }
        if table.named_by(field) {
            self.names.extend(parts(field, value));
        }
        if field.kind == Kind::Attachments {
            let items = value.as_array().into_iter().flatten();
            let digests = items.filter_map(|item| item["digest"].as_str());
            self.digests.extend(digests.map(str::to_owned));
        }
    }

    /// How much of it there is to index.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The words of its text, with signs for its label and for the document numbers in it.
    pub(super) fn words(&self, out: &mut String) {
        tokens(&self.text, out);
        let _ = write!(out, "{SEPARATOR} {} ", label_sign(&normalise(&self.label)));
        number_signs(&self.text, out);
    }

    /// What may stand side by side in the initials of its names; empty where it has none.
    pub(super) fn initials(&self, out: &mut String) {
        out.clear();
        let mut all = Vec::new();
        for name in &self.names {
            let end = name
                .char_indices()
                .nth(NAME_MAX)
                .map_or(name.len(), |c| c.0);
            initials::pairs(&name[..end], |a, b| all.push([a, b]));
        }
        all.sort_unstable();
        all.dedup();
        for [a, b] in all {
            out.extend([a, b, ' ']);
        }
    }
}

/// What people read in a field, item by item.
pub(crate) fn parts(field: &Field, value: &Json) -> impl Iterator<Item = String> + use<> {
    let mut plain = String::new();
    append_plain(field, value, &mut plain);
    let parts: Vec<String> = plain.split(SEPARATOR).skip(1).map(str::to_owned).collect();
    parts.into_iter()
}

/// The word that only records of this label have.
pub(crate) fn label_sign(normalised: &str) -> String {
    let digest = Sha256::digest(normalised);
    format!("{SIGN}l{}", crate::attachment::hex(&digest[..6]))
}

/// Adds year and serial of every document number in a text, side by side.
pub(super) fn number_signs(text: &str, out: &mut String) {
    for number in DocNo::all_in(text) {
        let _ = write!(out, "{SIGN}y{} {SIGN}s{} ", number.year, number.serial);
    }
}

/// Finds what may hold a number that somebody remembers; nothing where she has no serial.
pub(crate) fn number_query(number: &LooseNo) -> Option<String> {
    let serial = number.serial?;
    let mut query = match number.year {
        Some(year) => format!("\"{SIGN}y{year} {SIGN}s{serial}\""),
        None => format!("\"{SIGN}s{serial}\""),
    };
    if let Some(agency) = super::phrase(&normalise(&number.agency)) {
        let _ = write!(query, " AND {agency}");
    }
    Some(query)
}
