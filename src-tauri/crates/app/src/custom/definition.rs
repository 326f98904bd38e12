use minglu_ledger::own::{Column, ColumnKind, Definition};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A ledger of the unit's own, as it is described: its columns as they stand on paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerDefinition {
    /// Name on screen.
    pub title: String,
    /// Heading on paper.
    pub heading: String,
    /// True where the paper lies on its side.
    pub landscape: bool,
    /// Columns from left to right.
    pub columns: Vec<LedgerColumn>,
}

/// A column of such a ledger.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[allow(missing_docs)] // each is described where it is declared, in `ledger::own`
pub struct LedgerColumn {
    pub name: String,
    pub title: String,
    #[ts(type = "'text' | 'date' | 'integer' | 'decimal' | 'boolean' | 'choice' | 'serial'")]
    pub kind: ColumnKind,
    #[ts(type = "'name' | 'phone' | 'identity' | 'email' | 'address' | null")]
    pub private: Option<String>,
    pub choices: Vec<String>,
    pub scale: u32,
    pub aliases: Vec<String>,
    pub width_mm: f64,
    pub merge: bool,
    pub long_dates: bool,
    pub ticks: bool,
    pub hidden: bool,
    pub key: bool,
}

impl From<Definition> for LedgerDefinition {
    fn from(d: Definition) -> LedgerDefinition {
        LedgerDefinition {
            title: d.title,
            heading: d.heading,
            landscape: d.landscape,
            columns: d.columns.into_iter().map(LedgerColumn::from).collect(),
        }
    }
}

impl From<LedgerDefinition> for Definition {
    fn from(d: LedgerDefinition) -> Definition {
        Definition {
            title: d.title.trim().to_owned(),
            heading: d.heading.trim().to_owned(),
            landscape: d.landscape,
            columns: d.columns.into_iter().map(Column::from).collect(),
        }
    }
}

impl From<Column> for LedgerColumn {
    fn from(c: Column) -> LedgerColumn {
        LedgerColumn {
            name: c.name,
            title: c.title,
            kind: c.kind,
            private: c.private,
            choices: c.choices,
            scale: c.scale,
            aliases: c.aliases,
            width_mm: c.width_mm,
            merge: c.merge,
            long_dates: c.long_dates,
            ticks: c.ticks,
            hidden: c.hidden,
            key: c.key,
        }
    }
}

impl From<LedgerColumn> for Column {
    fn from(c: LedgerColumn) -> Column {
        let trimmed = |text: String| text.trim().to_owned();
        Column {
            name: c.name,
            title: trimmed(c.title),
            kind: c.kind,
            private: c.private,
            choices: c.choices.into_iter().map(trimmed).collect(),
            scale: c.scale,
            aliases: c.aliases,
            width_mm: c.width_mm,
            merge: c.merge,
            long_dates: c.long_dates,
            ticks: c.ticks,
            hidden: c.hidden,
            key: c.key,
        }
    }
}
