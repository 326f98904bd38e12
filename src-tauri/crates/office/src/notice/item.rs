use super::write::Version;
use crate::issue::Draft;
use crate::store::Row;
use crate::{Error, Result};
use minglu_sync::protocol::{IssuedBlob, IssuedKind, IssuedNotice, TaskRow};

/// What a notice says beside its rows, the same to every unit.
pub(super) struct Head {
    pub title: String,
    pub year: i32,
    doc_no: Option<String>,
    table_title: Option<String>,
    file: Option<IssuedBlob>,
}

/// The columns of it in the table of notices.
pub(super) const HEAD: &str = "title, year, doc_no, table_title, file";

impl Head {
    pub fn of(version: &Version<'_>) -> Head {
        Head {
            title: version.draft.title.clone(),
            year: version.draft.year,
            doc_no: version.draft.doc_no.clone(),
            table_title: version.table.title.clone(),
            file: version.file.clone(),
        }
    }

    /// From its columns, which begin at a place.
    pub fn read(row: &Row, at: usize) -> Result<Head> {
        let file = row.maybe(at + 4)?;
        Ok(Head {
            title: row.text(at)?,
            year: i32::try_from(row.int(at + 1)?).map_err(|_| Error::internal("notice", "year"))?,
            doc_no: row.maybe(at + 2)?,
            table_title: row.maybe(at + 3)?,
            file: file.map(|text| serde_json::from_str(&text)).transpose()?,
        })
    }

    /// What a unit gets of it.
    pub fn item(&self, notice: &str, tasks: Vec<TaskRow>) -> Result<Draft> {
        let body = IssuedNotice {
            title: self.title.clone(),
            year: self.year,
            doc_no: self.doc_no.clone(),
            issuer: None,
            dated: None,
            table_title: self.table_title.clone(),
            tasks,
            unknown: minglu_sync::Unknown::new(),
        };
        let item = Draft::new(IssuedKind::Notice, notice, &body)?;
        Ok(match &self.file {
            Some(file) => item.with(file.clone()),
            None => item,
        })
    }
}
