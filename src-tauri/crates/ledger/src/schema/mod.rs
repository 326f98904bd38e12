//! What a record is: a ledger's JSON Schema read into plain data.
//!
//! The schema files under `schemas/ledgers` are compiled in; from one of them come the table, the
//! grid, the entry form, import matching, validation and the TypeScript types.

mod builtin;
mod mask;
mod period;
mod read;

pub(crate) use builtin::built_in;
pub use builtin::builtin;
pub use period::Period;
pub use read::SchemaError;

pub use minglu_rules::duty::Duties;
pub use minglu_rules::mask::Personal;
use serde::{Deserialize, Serialize};

/// A ledger's schema: what its records hold and how they are shown and matched.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// Name in code, for example `task`. Lower-case ASCII letters and underscores.
    pub ledger: String,
    /// Name on screen, for example 任务分解.
    pub title: String,
    /// Columns in the order in which they are shown.
    pub fields: Vec<Field>,
    /// The field that names a record in a sentence.
    pub label: String,
    /// Fields that tell one record from another when a file is read in again.
    pub key: Vec<String>,
    /// A long text field by which a corrected row is recognised when its key has changed.
    pub similar: Option<String>,
    /// Sort order of a list when the user has chosen none.
    pub sort: Vec<SortBy>,
    /// The form that prints this ledger unless another is chosen.
    pub form: Option<String>,
    /// The field that says to which year a record belongs: a year, a date, or a reference to a
    /// record that has one. Without it a record belongs to every year.
    pub year: Option<String>,
    /// Written by commands of its own only: what somebody signed is not typed into a grid, changed
    /// or imported.
    pub program: bool,
    /// Where the ledger stands on the desk: `other` unless it says so.
    pub group: String,
    /// What it is for, in a few words.
    pub purpose: Option<String>,
    /// What its empty page teaches.
    pub teaching: Option<String>,
    /// What the notices ask of its records.
    pub duties: Duties,
}

/// One column of a ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name in code, for example `due_text`.
    pub name: String,
    /// Name on screen, for example 完成时限.
    pub title: String,
    /// What a value may be.
    pub kind: Kind,
    /// True where a record without it is refused.
    pub required: bool,
    /// Labels that stand for this column in other people's files, the likeliest first.
    pub aliases: Vec<String>,
    /// Width in a grid, in characters of a Chinese font.
    pub width: u32,
    /// Equal neighbours are merged downwards in grids and on paper.
    pub merge: bool,
    /// Personal data, and of which kind: masked on screen and on paper until somebody asks for it,
    /// never in a batch unless the form asks.
    pub private: Option<Personal>,
    /// Not shown in grids and forms.
    pub hidden: bool,
    /// Shown where a record is open, not in grids, which would be too wide with it.
    pub detail: bool,
    /// Usual values of a text, to choose from; any other may be written.
    pub suggestions: Vec<String>,
    /// Computed by the program from other fields; people do not type it.
    pub derived: bool,
    /// Written by the clerk: reading a file again never touches it once it is filled.
    pub own: bool,
    /// Value of a new record that gives none.
    pub default: Option<serde_json::Value>,
    /// What the entry form begins with: `today`, `now`, `year`, `unit`, `county` or `person`.
    pub preset: Option<String>,
}

/// The kinds of value that a column may hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Text, with its length limits in characters and an optional pattern.
    Text {
        /// Fewest characters.
        min: usize,
        /// Most characters.
        max: usize,
        /// What the text must look like.
        pattern: Option<Pattern>,
    },
    /// A whole number within bounds, both included.
    Integer {
        /// Smallest value.
        min: i64,
        /// Largest value.
        max: i64,
    },
    /// A decimal number kept exactly, with this many digits after the point.
    Decimal {
        /// Digits after the point.
        scale: u32,
    },
    /// A calendar day, `2021-09-10`.
    Date,
    /// A point in time with its offset, RFC 3339.
    DateTime,
    /// Yes or no.
    Boolean,
    /// One of a closed set.
    OneOf(Vec<Choice>),
    /// A list of short texts.
    List {
        /// Most characters of one item.
        max: usize,
    },
    /// The id of a record of another ledger.
    Reference {
        /// The other ledger's name in code.
        ledger: String,
    },
    /// Files and links.
    Attachments,
}

/// A pattern that a text must match, with the words to say when it does not.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// ECMA-262 regular expression as the schema gives it.
    pub regex: String,
    /// What to tell the user, in Chinese.
    pub hint: String,
}

/// One value of a closed set.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// As stored, for example `proactive`.
    pub value: String,
    /// As shown, for example 主动公开.
    pub title: String,
}

/// A column to sort by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SortBy {
    /// Column name.
    pub field: String,
    /// Largest first.
    #[serde(default)]
    pub descending: bool,
}

impl Schema {
    /// The column of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.name == name)
    }
}

impl Field {
    /// Value of a closed set that is meant by a stored value or by its title on screen.
    pub fn choice(&self, text: &str) -> Option<&Choice> {
        match &self.kind {
            Kind::OneOf(choices) => choices.iter().find(|c| c.value == text || c.title == text),
            _ => None,
        }
    }
}
