use super::{
    CODES, END, Failure, KINDS, LONGEST, LONGEST_TOLD, LOOK, MAGIC, MANUSCRIPT, MERGE, NOTE,
    PROGRESS, PROGRESS_PER_MIB, REFUSED, SHEET, TEXT, TOLD,
};
use crate::manuscript::Manuscript;
use crate::publication::Told;
use crate::read::{Limits, Meter, ReadError};
use crate::table::{Look, MAX_COLUMNS, Note, SheetBuilder, Span, Workbook};
use crate::text::{TEXT_MAX, Text};
use std::io::Read;
/// Takes an answer about a file of `mib` MiB.
pub(in crate::foreign) fn decode(
    source: impl Read,
    limits: &Limits,
    mib: u32,
) -> Result<Workbook, Failure> {
    Decoder::begin(source, limits)?.whole(u64::from(mib))
}

/// Takes what a file of `mib` MiB tells before it is published.
pub(in crate::foreign) fn decode_told(
    source: impl Read,
    limits: &Limits,
    mib: u32,
) -> Result<Vec<Told>, Failure> {
    Decoder::begin(source, limits)?.told(u64::from(mib))
}

/// Takes the text of a file of `mib` MiB.
pub(in crate::foreign) fn decode_text(
    source: impl Read,
    limits: &Limits,
    mib: u32,
) -> Result<Text, Failure> {
    Decoder::begin(source, limits)?.file_text(u64::from(mib))
}

/// Takes a Word file as it is to be seen.
pub(in crate::foreign) fn decode_manuscript(
    source: impl Read,
    limits: &Limits,
    _: u32,
) -> Result<Manuscript, Failure> {
    Decoder::begin(source, limits)?.manuscript()
}

struct Decoder<R> {
    source: R,
    meter: Meter,
    limits: Limits,
    workbook: Workbook,
    open: Option<Open>,
    buffer: Vec<u8>,
    /// Merges and notes so far: neither can be more than cells.
    more: u64,
}

/// The sheet that is being told.
struct Open {
    builder: SheetBuilder,
    row: u32,
}

impl<R: Read> Decoder<R> {
    fn begin(mut source: R, limits: &Limits) -> Result<Decoder<R>, Failure> {
        let mut mark = [0; 4];
        source.read_exact(&mut mark)?;
        if &mark != MAGIC {
            return Err(Failure::Broken("not an answer"));
        }
        Ok(Decoder {
            source,
            meter: Meter::new(limits),
            limits: *limits,
            workbook: Workbook::default(),
            open: None,
            buffer: Vec::new(),
            more: 0,
        })
    }

    fn file_text(&mut self, mib: u64) -> Result<Text, Failure> {
        let mut progress = (mib + 1) * PROGRESS_PER_MIB;
        let mut read = None;
        loop {
            match (self.byte()?, read.take()) {
                (END, Some(text)) => return Ok(text),
                (PROGRESS, _) => {
                    let left = progress.checked_sub(1);
                    progress = left.ok_or(Failure::Broken("the file is read without end"))?;
                }
                (TEXT, None) => {
                    let cut = self.number()? == 1;
                    read = Some(Text::new(self.text(TEXT_MAX * 5)?, cut));
                }
                (REFUSED, _) => return Err(self.refusal()?),
                _ => return Err(Failure::Broken("an unknown mark")),
            }
        }
    }

    fn manuscript(&mut self) -> Result<Manuscript, Failure> {
        let json = match self.byte()? {
            MANUSCRIPT => self.text(LONGEST_TOLD)?,
            REFUSED => return Err(self.refusal()?),
            _ => return Err(Failure::Broken("an unknown mark")),
        };
        match self.byte()? {
            END => serde_json::from_str(&json).map_err(|_| Failure::Broken("no manuscript")),
            _ => Err(Failure::Broken("an unknown mark")),
        }
    }

    fn told(&mut self, mib: u64) -> Result<Vec<Told>, Failure> {
        let mut progress = (mib + 1) * PROGRESS_PER_MIB;
        let (mut all, mut bytes) = (Vec::new(), self.limits.unpacked);
        loop {
            match self.byte()? {
                END => return Ok(all),
                PROGRESS => {
                    let left = progress.checked_sub(1);
                    progress = left.ok_or(Failure::Broken("the file is read without end"))?;
                }
                TOLD => {
                    self.count()?;
                    let json = self.text(LONGEST_TOLD)?;
                    let left = bytes.checked_sub(json.len() as u64);
                    bytes = left.ok_or(Failure::Broken("too much is told"))?;
                    let told = serde_json::from_str(&json);
                    all.push(told.map_err(|_| Failure::Broken("no telling"))?);
                }
                REFUSED => return Err(self.refusal()?),
                _ => return Err(Failure::Broken("an unknown mark")),
            }
        }
    }

    fn whole(&mut self, mib: u64) -> Result<Workbook, Failure> {
        let mut progress = (mib + 1) * PROGRESS_PER_MIB;
        loop {
            match self.byte()? {
                END => {
                    self.close();
                    return Ok(std::mem::take(&mut self.workbook));
                }
                PROGRESS => {
                    let left = progress.checked_sub(1);
                    progress = left.ok_or(Failure::Broken("the file is read without end"))?;
                }
                SHEET => self.sheet()?,
                MERGE => self.merge()?,
                LOOK => self.look()?,
                NOTE => self.note()?,
                REFUSED => return Err(self.refusal()?),
                mark => self.cell(mark)?,
            }
        }
    }

    fn sheet(&mut self) -> Result<(), Failure> {
        self.close();
        if self.workbook.sheets.len() >= self.limits.sheets {
            return Err(Failure::Broken("too many sheets"));
        }
        let mut builder = SheetBuilder::new(self.text(LONGEST)?);
        let title = self.optional()?;
        let hidden = self.number()? == 1;
        let header_rows = self.number()?;
        let sheet = builder.sheet_mut();
        (sheet.title, sheet.hidden, sheet.header_rows) = (title, hidden, header_rows);
        self.open = Some(Open { builder, row: 0 });
        Ok(())
    }

    fn close(&mut self) {
        let open = self.open.take();
        self.workbook
            .sheets
            .extend(open.map(|o| o.builder.finish()));
    }

    fn cell(&mut self, mark: u8) -> Result<(), Failure> {
        let kind = KINDS.iter().find(|(m, _)| *m == mark);
        let (_, kind) = kind.ok_or(Failure::Broken("an unknown mark"))?;
        let (down, column) = (self.number()?, self.number()?);
        self.bytes(self.limits.cell_chars * 4)?;
        let Some(open) = &mut self.open else {
            return Err(Failure::Broken("a cell of no sheet"));
        };
        open.row = open.row.saturating_add(down);
        let text = std::str::from_utf8(&self.buffer).map_err(|_| Failure::Broken("no text"))?;
        let place = (open.row, column);
        self.meter
            .push(&mut open.builder, place, *kind, text)
            .map_err(Failure::Told)
    }

    fn merge(&mut self) -> Result<(), Failure> {
        self.count()?;
        let (top, left) = (self.number()?, self.number()?);
        let (bottom, right) = (self.number()?, self.number()?);
        let Some(open) = &mut self.open else {
            return Err(Failure::Broken("a merge of no sheet"));
        };
        open.builder.merge(Span {
            top,
            left,
            bottom,
            right,
        });
        Ok(())
    }

    fn look(&mut self) -> Result<(), Failure> {
        self.count()?;
        let landscape = self.number()? == 1;
        let count = self.number()?;
        if count > MAX_COLUMNS {
            return Err(Failure::Broken("too many columns"));
        }
        let widths = (0..count).map(|_| self.number());
        let widths = widths.collect::<Result<_, _>>()?;
        let Some(open) = &mut self.open else {
            return Err(Failure::Broken("a look of no sheet"));
        };
        open.builder.sheet_mut().look = Look { widths, landscape };
        Ok(())
    }

    fn note(&mut self) -> Result<(), Failure> {
        self.count()?;
        let sheet = self.optional()?;
        let message = self.text(LONGEST)?;
        self.workbook.notes.push(Note { sheet, message });
        Ok(())
    }

    fn count(&mut self) -> Result<(), Failure> {
        self.more += 1;
        match self.more > self.limits.cells {
            true => Err(Failure::Broken("too many merges or notes")),
            false => Ok(()),
        }
    }

    fn refusal(&mut self) -> Result<Failure, Failure> {
        let (code, message) = (self.text(LONGEST)?, self.text(LONGEST)?);
        let code = CODES.into_iter().find(|c| *c == code);
        let code = code.ok_or(Failure::Broken("an unknown refusal"))?;
        Ok(Failure::Told(ReadError::Told { code, message }))
    }

    fn byte(&mut self) -> Result<u8, Failure> {
        let mut byte = [0];
        self.source.read_exact(&mut byte)?;
        Ok(byte[0])
    }

    fn number(&mut self) -> Result<u32, Failure> {
        let mut n = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            n |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(n);
            }
        }
        Err(Failure::Broken("a number without end"))
    }

    /// A text's bytes into the buffer.
    fn bytes(&mut self, most: usize) -> Result<(), Failure> {
        let length = self.number()? as usize;
        if length > most {
            return Err(Failure::Broken("a text too long"));
        }
        self.buffer.resize(length, 0);
        Ok(self.source.read_exact(&mut self.buffer)?)
    }

    fn text(&mut self, most: usize) -> Result<String, Failure> {
        self.bytes(most)?;
        let text = std::str::from_utf8(&self.buffer).map_err(|_| Failure::Broken("no text"))?;
        Ok(text.to_owned())
    }

    fn optional(&mut self) -> Result<Option<String>, Failure> {
        match self.number()? {
            0 => Ok(None),
            _ => self.text(LONGEST).map(Some),
        }
    }
}
