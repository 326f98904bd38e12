use super::{ImportRequest, MappedColumn, Pasted};
use crate::file::{Incoming, incoming};
use crate::{Desk, Error, Result};
use minglu_forms::header::{Detected, Mapping, detect, detect_with};
use minglu_forms::read::read_pasted;
use minglu_forms::table::{Sheet, Workbook};
use minglu_ledger::schema::{Kind, Schema};
use minglu_rules::mask::mask;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Column (from 0, as text) to field.
pub(super) type ByHand = BTreeMap<String, Option<String>>;

/// The table to read: one sheet of a file with its header understood.
pub(super) struct Source {
    pub workbook: Arc<Workbook>,
    pub sheet: usize,
    pub detected: Detected,
    file: Option<Incoming>,
}

impl Source {
    /// Opens what the request names and finds the table's header.
    pub fn open(desk: &Desk, request: &ImportRequest, schema: &Schema) -> Result<Source> {
        let file = request.file.as_deref().map(|file| incoming(desk, file));
        let file = file.transpose()?;
        let name = request.name.as_deref().unwrap_or_default();
        let workbook = workbook(file.as_ref(), name, request.pasted.as_ref())?;
        let mapping = request
            .mapping
            .as_ref()
            .map(|m| by_hand(m, schema))
            .transpose()?;
        let (sheet, mut detected) = choose(&workbook, request.sheet, schema, mapping.as_ref())?;
        if mapping.is_none()
            && let Some(kept) = remembered(desk, schema, &detected)?
        {
            detected.remap(schema, &kept);
        }
        Ok(Source {
            workbook: Arc::new(workbook),
            sheet,
            detected,
            file,
        })
    }

    /// The same of another sheet of the workbook, where that is a table of this ledger.
    pub fn beside(&self, sheet: usize, schema: &Schema) -> Option<Source> {
        let detected = detect(self.workbook.sheets.get(sheet)?, schema).ok()?;
        Some(Source {
            workbook: Arc::clone(&self.workbook),
            sheet,
            detected,
            file: None,
        })
    }

    /// One sheet of a table that was read before, for a ledger that is made of it.
    pub fn given(
        workbook: Workbook,
        sheet: Option<usize>,
        schema: &Schema,
        mapping: &ByHand,
    ) -> Result<Source> {
        let mapping = by_hand(mapping, schema)?;
        let (sheet, detected) = choose(&workbook, sheet, schema, Some(&mapping))?;
        Ok(Source {
            workbook: Arc::new(workbook),
            sheet,
            detected,
            file: None,
        })
    }

    /// The sheet that is read.
    pub fn table(&self) -> &Sheet {
        &self.workbook.sheets[self.sheet]
    }

    /// Keeps the mapping that the clerk made by hand, for the next file of this shape.
    pub fn remember(&self, desk: &Desk, request: &ImportRequest, schema: &Schema) -> Result<()> {
        if let Some(mapping) = &request.mapping {
            desk.ledger
                .remember(&mapping_key(schema, &self.detected), &json!(mapping))?;
        }
        Ok(())
    }

    /// Things worth knowing about the file and the sheet.
    pub fn notes(&self, schema: &Schema) -> Vec<String> {
        let of_sheet = self.workbook.notes.iter();
        let notes = of_sheet
            .map(|n| n.message.clone())
            .chain(self.detected.notes.iter().cloned());
        let mut notes: Vec<String> = notes.collect();
        if self.holds_files(schema) {
            notes.push("附件一类的栏目不从表格读入，请导入后逐条添加文件或网址".to_owned());
        }
        notes
    }

    fn holds_files(&self, schema: &Schema) -> bool {
        let mut fields = self
            .detected
            .columns
            .iter()
            .filter_map(|c| c.field.as_deref());
        fields.any(|f| {
            schema
                .field(f)
                .is_some_and(|f| f.kind == Kind::Attachments && !f.own)
        })
    }

    /// The staged copy has served.
    pub fn discard(self) {
        if let Some(file) = self.file {
            file.discard();
        }
    }

    /// Every column with its label and the first text below it, masked where it is taken for
    /// personal data.
    pub fn columns(&self, schema: &Schema) -> Vec<MappedColumn> {
        let first = self.detected.header_rows.end;
        let sample = |column: u32| {
            let rows = first..self.table().rows();
            let texts = rows.map(|r| self.table().cell(r, column).text);
            let text = texts
                .into_iter()
                .find(|t| !t.trim().is_empty())
                .unwrap_or_default();
            text.chars().take(60).collect::<String>()
        };
        let column = |c: &minglu_forms::header::MappedColumn| MappedColumn {
            index: c.index,
            header: c.header.clone(),
            field: c.field.clone(),
            sample: masked(schema, c.field.as_deref(), sample(c.index)),
        };
        self.detected.columns.iter().map(column).collect()
    }
}

fn masked(schema: &Schema, field: Option<&str>, text: String) -> String {
    let kind = field.and_then(|name| schema.field(name)?.private);
    kind.map_or(text.clone(), |kind| mask(kind, &text))
}

/// The tables of a file, or of the clipboard.
///
/// # Errors
/// `usage` where there is neither; `unreadable` where there is no table; `classified` where it bears
/// a mark.
pub(crate) fn workbook(
    file: Option<&Incoming>,
    name: &str,
    pasted: Option<&Pasted>,
) -> Result<Workbook> {
    match (file, pasted) {
        (Some(file), _) => file.read(name),
        (None, Some(p)) => Ok(read_pasted(p.html.as_deref(), p.text.as_deref())?),
        (None, None) => Err(Error::usage("请选择一个文件，或粘贴一张表")),
    }
}

/// The sheet that was asked for, else the first visible one whose header is understood.
fn choose(
    workbook: &Workbook,
    asked: Option<usize>,
    schema: &Schema,
    mapping: Option<&Mapping>,
) -> Result<(usize, Detected)> {
    let detect = |sheet: &Sheet| match mapping {
        Some(mapping) => detect_with(sheet, schema, mapping),
        None => detect(sheet, schema),
    };
    if let Some(at) = asked {
        let count = workbook.sheets.len();
        let sheet = workbook.sheets.get(at).ok_or_else(|| {
            Error::usage(format!("文件里只有 {count} 张表，没有第 {} 张", at + 1))
        })?;
        return Ok((
            at,
            detect(sheet).map_err(|e| Error::unreadable(e.to_string()))?,
        ));
    }
    let mut refusal = None;
    for (at, sheet) in workbook
        .sheets
        .iter()
        .enumerate()
        .filter(|(_, s)| !s.hidden)
    {
        match detect(sheet) {
            Ok(detected) => return Ok((at, detected)),
            Err(e) => refusal = refusal.or(Some(e.to_string())),
        }
    }
    Err(Error::unreadable(
        refusal.unwrap_or_else(|| "文件里没有可以读的表".to_owned()),
    ))
}

fn mapping_key(schema: &Schema, detected: &Detected) -> String {
    format!("mapping/{}/{}", schema.ledger, detected.shape)
}

/// The mapping that the clerk made for an earlier file of this shape.
fn remembered(desk: &Desk, schema: &Schema, detected: &Detected) -> Result<Option<Mapping>> {
    let stored = desk.ledger.recall(&mapping_key(schema, detected))?;
    let mapping = stored.and_then(|json| serde_json::from_value(json).ok());
    mapping.map(|m: ByHand| by_hand(&m, schema)).transpose()
}

/// Checks a mapping that came from the window.
fn by_hand(mapping: &ByHand, schema: &Schema) -> Result<Mapping> {
    let column = |(index, field): (&String, &Option<String>)| {
        if let Some(name) = field
            && schema.field(name).is_none()
        {
            return Err(Error::usage(format!("{}没有“{name}”这一栏", schema.title)));
        }
        let index = index
            .parse()
            .map_err(|_| Error::usage(format!("表里没有第 {index} 列")))?;
        Ok((index, field.clone()))
    };
    mapping.iter().map(column).collect()
}
