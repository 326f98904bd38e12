use super::WriteError;
use super::xlsx::{HIGHEST_ROW, Looks, foot, new_book, prepare, print_setup, save, top};
use crate::form::{Cell, Form, Paper, Row, Values, frame, row_heights, row_texts};
use minglu_ledger::schema::Schema;
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// An Excel workbook that is written row by row, in constant memory, however long the ledger is.
///
/// It looks as [`xlsx`](super::xlsx()) writes it, but that equal neighbours are repeated instead of
/// merged: a merge cannot be written before its end is known.
pub struct XlsxStream<'a> {
    path: PathBuf,
    form: &'a Form,
    schema: &'a Schema,
    values: &'a Values,
    book: Workbook,
    begun: Option<Begun>,
    rows: usize,
}

/// Lays records out for an [`XlsxStream`], in their order.
pub struct Layout<'a> {
    form: &'a Form,
    schema: &'a Schema,
    rows: usize,
}

/// A record as its row shows it.
pub struct Laid {
    texts: Vec<String>,
    /// The first record itself: headings name its values.
    first: Option<Map<String, Value>>,
}

impl Layout<'_> {
    /// Lays out the next record.
    pub fn lay(&mut self, fields: Map<String, Value>) -> Laid {
        self.rows += 1;
        Laid {
            texts: row_texts(self.form, self.schema, &fields, self.rows),
            first: (self.rows == 1).then_some(fields),
        }
    }
}

/// What is known once the first record has come.
struct Begun {
    paper: Paper,
    looks: Looks,
    first: u32,
}

impl<'a> XlsxStream<'a> {
    /// Begins a workbook that will be called `path`.
    ///
    /// # Errors
    /// Fails where no temporary file can be made beside it.
    pub fn new(
        path: &Path,
        form: &'a Form,
        schema: &'a Schema,
        values: &'a Values,
    ) -> Result<XlsxStream<'a>, WriteError> {
        let mut book = new_book()?;
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
        book.set_tempdir(folder.unwrap_or(Path::new(".")))?;
        book.add_worksheet_with_constant_memory()?;
        Ok(XlsxStream {
            path: path.to_owned(),
            form,
            schema,
            values,
            book,
            begun: None,
            rows: 0,
        })
    }

    /// What lays out the records of this workbook; it may do so on another thread.
    pub fn layout(&self) -> Layout<'a> {
        Layout {
            form: self.form,
            schema: self.schema,
            rows: 0,
        }
    }

    /// Writes the next record.
    ///
    /// # Errors
    /// Fails where the disk is full or a limit of Excel is passed.
    pub fn row(&mut self, laid: Laid) -> Result<&mut Self, WriteError> {
        self.begin(laid.first.as_ref())?;
        self.rows += 1;
        if let Some(begun) = &self.begun {
            let row = begun.first as usize + self.rows - 1;
            let row = u32::try_from(row).map_err(|_| WriteError::TooManyRows)?;
            write_row(self.book.worksheet_from_index(0)?, begun, row, laid.texts)?;
        }
        Ok(self)
    }

    /// Writes what stands below the rows, and gives the file its name. Gives the number of rows.
    ///
    /// # Errors
    /// Fails where the disk is full.
    pub fn finish(mut self) -> Result<usize, WriteError> {
        self.begin(None)?;
        if let Some(begun) = &self.begun {
            let sheet = self.book.worksheet_from_index(0)?;
            let mut end = u32::try_from(begun.first as usize + self.rows)
                .map_err(|_| WriteError::TooManyRows)?;
            if let Some(leaf) = begun.paper.leaves.first() {
                end = foot(sheet, &begun.looks, &begun.paper, leaf, end)?;
            }
            print_setup(sheet, &begun.paper, begun.first, end)?;
        }
        save(&mut self.book, &self.path)?;
        Ok(self.rows)
    }

    fn begin(&mut self, first: Option<&Map<String, Value>>) -> Result<(), WriteError> {
        if self.begun.is_some() {
            return Ok(());
        }
        let paper = frame(self.form, self.schema, first, self.values);
        let looks = Looks::new(&paper);
        self.book
            .set_properties(&DocProperties::new().set_title(&paper.name));
        let sheet = self.book.worksheet_from_index(0)?;
        prepare(sheet, &paper)?;
        let first = match paper.leaves.first() {
            Some(leaf) => top(sheet, &looks, &paper, leaf)?,
            None => 1,
        };
        self.begun = Some(Begun {
            paper,
            looks,
            first,
        });
        Ok(())
    }
}

fn write_row(
    sheet: &mut Worksheet,
    begun: &Begun,
    row: u32,
    texts: Vec<String>,
) -> Result<(), WriteError> {
    let cells = texts.into_iter().enumerate().map(|(column, text)| Cell {
        column,
        text,
        row_span: 1,
        col_span: 1,
    });
    let cells = Row {
        cells: cells.collect(),
    };
    let height = row_heights(&begun.paper, std::slice::from_ref(&cells));
    sheet.set_row_height(row, height[0].min(HIGHEST_ROW))?;
    for (n, cell) in (0u16..).zip(&cells.cells) {
        let format = begun.looks.body(cell.column);
        if cell.text.is_empty() {
            sheet.write_blank(row, n, format)?;
        } else {
            sheet.write_string_with_format(row, n, &cell.text, format)?;
        }
    }
    Ok(())
}
