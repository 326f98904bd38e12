//! `archive.make`: a year's records as .xlsx and .pdf, their files, and a list of digests.

use super::files::Folder;
use super::year::{of_year, parents, query};
use crate::attachment::of_record;
use crate::command::Done;
use crate::file::place;
use crate::form::{export, named};
use crate::progress::Running;
use crate::record::list::Filter;
use crate::{Desk, Error, Result};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Deed, Event, Record};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::PathBuf;
use ts_rs::TS;

/// Which year, and where to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year.
    #[ts(optional = false)]
    pub year: i32,
    /// An empty folder, for the command line; one in the export folder where not given.
    pub folder: Option<String>,
}

/// What was written.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "Archived")]
pub struct Response {
    /// The folder.
    pub folder: String,
    /// How many records.
    pub records: u64,
    /// How many files, the list of digests not counted.
    pub files: u64,
    /// What could not be put in, in words.
    pub missing: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// `io` where the folder cannot be written; `usage` where it is not empty.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let mut archive = Archive {
        desk,
        year: request.year,
        running: desk.progress.start("正在生成归档文件夹", None),
        folder: Folder::begin(root(desk, &request)?)?,
        done: Response::default(),
    };
    for schema in desk.ledger.schemas() {
        archive.ledger(schema)?;
    }
    let done = archive.finish()?;
    desk.note(Event {
        target: Some(request.year.to_string()),
        count: done.records,
        ..Event::of(Deed::Archive)
    })?;
    Ok(done.into())
}

fn root(desk: &Desk, request: &Request) -> Result<PathBuf> {
    let unit = crate::unit::own_unit(desk)?.map_or_else(String::new, |unit| unit.name);
    match &request.folder {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => place(
            &desk.exports(),
            &format!("{unit}{}年政务公开档案", request.year),
        ),
    }
}

struct Archive<'a> {
    desk: &'a Desk,
    year: i32,
    running: Running<'a>,
    folder: Folder,
    done: Response,
}

impl Archive<'_> {
    fn ledger(&mut self, schema: &Schema) -> Result<()> {
        let filters = of_year(self.desk, schema, self.year)?;
        let list = format!("{}-list", schema.ledger.replace('_', "-"));
        if let Ok(form) = named(self.desk, &list)
            .or_else(|_| named(self.desk, schema.form.as_deref().unwrap_or("")))
        {
            for (name, filters) in self.parts(schema, &filters)? {
                self.table(&form.name, &format!("{}{name}", form.title), &filters)?;
            }
        }
        let mut with_files = Vec::new();
        let records = &mut self.done.records;
        let desk = self.desk;
        desk.ledger
            .each(&query(&schema.ledger, &filters)?, |record| {
                *records += 1;
                if !of_record(schema, &record).is_empty() {
                    with_files.push(record);
                }
                Ok(())
            })?;
        with_files
            .iter()
            .try_for_each(|record| self.files(schema, record))
    }

    /// A ledger's year as tables: one for each notice where the records belong to notices.
    fn parts(&self, schema: &Schema, filters: &[Filter]) -> Result<Vec<(String, Vec<Filter>)>> {
        let field = schema.year.as_deref().and_then(|name| schema.field(name));
        let Some(Kind::Reference { ledger }) = field.map(|f| &f.kind) else {
            return Ok(vec![(String::new(), filters.to_vec())]);
        };
        let label = &self.desk.ledger.schema(ledger)?.label;
        let part = |id: String| {
            let parent = self.desk.ledger.get(ledger, &id)?;
            let name = parent.text(label).unwrap_or_default().to_owned();
            let filter = Filter {
                field: schema.year.clone().unwrap_or_default(),
                op: "eq".into(),
                value: json!(id),
            };
            Ok((format!("（{name}）"), vec![filter]))
        };
        let parents = parents(self.desk, ledger, self.year)?;
        parents.into_iter().map(part).collect()
    }

    fn table(&mut self, form: &str, name: &str, filters: &[Filter]) -> Result<()> {
        let ledger = named(self.desk, form)?.ledger;
        let mut one = query(&ledger, filters)?;
        one.limit = 1;
        if self.desk.ledger.list(&one)?.total == 0 {
            return Ok(());
        }
        for format in ["xlsx", "pdf"] {
            self.running.step()?;
            let path = self.folder.place("", &format!("{name}.{format}"))?;
            let request = export::Request {
                form: form.to_owned(),
                filters: Some(filters.to_vec()),
                search: None,
                format: format.to_owned(),
                values: Some([("year".to_owned(), self.year.to_string())].into()),
                reveal: None,
                path: Some(path.display().to_string()),
            };
            match export::run(self.desk, request) {
                Ok(_) => self.folder.note(&path)?,
                // The Excel table holds the same: the archive is whole without the pages.
                Err(error) if format == "pdf" => self.miss(&format!("{name}.pdf"), &error),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn files(&mut self, schema: &Schema, record: &Record) -> Result<()> {
        let label: String = record.text(&schema.label).unwrap_or_default().into();
        let label: String = label.chars().take(30).collect();
        for file in of_record(schema, record) {
            self.running.step()?;
            match self.desk.ledger.open_attachment(&file.digest) {
                Ok(content) => {
                    let folder = format!("附件/{}", schema.title);
                    let path = self
                        .folder
                        .place(&folder, &format!("{label}-{}", file.name))?;
                    self.folder.copy(content, &path)?;
                }
                Err(error) => self.miss(&format!("{label}：{}", file.name), &error.into()),
            }
        }
        Ok(())
    }

    fn miss(&mut self, what: &str, error: &Error) {
        self.done.missing.push(format!("{what}：{}", error.message));
    }

    fn finish(mut self) -> Result<Response> {
        let note = self.note();
        let folder = self.folder.finish(&note)?;
        self.done.folder = folder.root.display().to_string();
        self.done.files = folder.files;
        Ok(self.done)
    }

    fn note(&self) -> String {
        let mut note = format!(
            "{}年政务公开档案\r\n\r\n表格各有 Excel（.xlsx）和 PDF 两份，内容相同。佐证材料和附件在“附件”文件夹里。联系人、单位等不分年度的台账按归档当天的内容列出。电话、邮箱等个人信息遮住了中间几位，完整的在台账和备份里。\r\n\r\n“校验清单.txt”列出每个文件的 SHA-256 值。日后核对：在本文件夹里运行 sha256sum -c 校验清单.txt（Windows 可用 certutil -hashfile 文件名 SHA256）。\r\n",
            self.year
        );
        if !self.done.missing.is_empty() {
            note += "\r\n以下内容没有放进来，请补齐：\r\n";
            note += &self.done.missing.join("\r\n");
            note += "\r\n";
        }
        note
    }
}
