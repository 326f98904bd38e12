use super::ReadError;
use crate::table::SheetBuilder;

/// How much of a file is read before it is refused.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file: u64,
    /// Bytes of a packed file (.xlsx, .docx, .ods) once unpacked.
    pub unpacked: u64,
    /// Bytes of a plain text, HTML or Word document, which is held in memory.
    pub text: u64,
    /// Cells in all sheets together.
    pub cells: u64,
    /// Characters in one cell; Excel's own limit.
    pub cell_chars: usize,
    /// Sheets or tables.
    pub sheets: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file: 200 << 20,
            unpacked: 1 << 30,
            text: 128 << 20,
            cells: 5_000_000,
            cell_chars: 32_767,
            sheets: 512,
        }
    }
}

/// Counts what is read from one file against its limits.
#[derive(Debug)]
pub(crate) struct Meter {
    limits: Limits,
    cells: u64,
    text: u64,
}

impl Meter {
    pub(crate) fn new(limits: &Limits) -> Meter {
        Meter {
            limits: *limits,
            cells: 0,
            text: 0,
        }
    }

    /// Counts one cell that holds something.
    pub(super) fn cell(&mut self, text: &str) -> Result<(), ReadError> {
        self.cells += 1;
        self.text += text.len() as u64;
        if self.cells > self.limits.cells {
            let most = self.limits.cells / 10_000;
            return Err(ReadError::TooLarge(format!("单元格超过 {most} 万个")));
        }
        if self.text > self.limits.unpacked {
            return Err(ReadError::TooLarge("文字总量超过上限".into()));
        }
        self.length(text)
    }

    /// Counts and adds one cell.
    pub(crate) fn push(
        &mut self,
        sheet: &mut SheetBuilder,
        at: (u32, u32),
        kind: crate::table::CellKind,
        text: &str,
    ) -> Result<(), ReadError> {
        self.cell(text)?;
        sheet.push(at.0, at.1, kind, text);
        Ok(())
    }

    fn length(&self, text: &str) -> Result<(), ReadError> {
        let most = self.limits.cell_chars;
        if text.len() > most && text.chars().count() > most {
            return Err(ReadError::TooLarge(format!("有单元格超过 {most} 个字")));
        }
        Ok(())
    }
}
