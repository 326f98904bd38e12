//! The table between the two processes: a mark, then one byte for what follows. Numbers are
//! written in seven bits a byte, texts with their length. Cells come in reading order, so that
//! the other side takes them as they come; it trusts nothing and goes through the same limits as
//! any reader.

use crate::manuscript::Manuscript;
use crate::publication::Told;
use crate::read::{Limits, Meter, ReadError};
use crate::table::{CellKind, Look, MAX_COLUMNS, Note, Sheet, SheetBuilder, Span, Workbook};
use crate::text::{TEXT_MAX, Text};
use std::io::{self, Read, Write};

/// What an answer begins with.
pub(super) const MAGIC: &[u8; 4] = b"MLT1";
/// One more MiB of the file is read.
pub(super) const PROGRESS: u8 = b'P';

const SHEET: u8 = b'S';
const MERGE: u8 = b'M';
const LOOK: u8 = b'L';
const NOTE: u8 = b'N';
const TOLD: u8 = b'J';
const TEXT: u8 = b'W';
const MANUSCRIPT: u8 = b'D';
const END: u8 = b'E';
const REFUSED: u8 = b'X';
const KINDS: [(u8, CellKind); 4] = [
    (b't', CellKind::Text),
    (b'n', CellKind::Number),
    (b'd', CellKind::Date),
    (b'b', CellKind::Boolean),
];
/// The codes that a refusal may have.
const CODES: [&str; 4] = ["unreadable", "unsupported", "io", "classified"];
/// Bytes of a name, title, note or message.
const LONGEST: usize = 1 << 20;
/// Bytes of one thing that a file tells: a line or a paragraph.
const LONGEST_TOLD: usize = 160 << 20;
/// A packed file is gone through several times, so that it tells of more than its own MiBs.
const PROGRESS_PER_MIB: u64 = 16;

/// Why there is no table.
#[derive(Debug)]
pub(super) enum Failure {
    /// The reader says why.
    Told(ReadError),
    /// The answer breaks off or makes no sense.
    Broken(&'static str),
}

impl From<io::Error> for Failure {
    fn from(_: io::Error) -> Failure {
        Failure::Broken("the answer breaks off")
    }
}

pub(super) fn encode(workbook: &Workbook, out: &mut impl Write) -> io::Result<()> {
    for sheet in &workbook.sheets {
        encode_sheet(sheet, out)?;
    }
    for note in &workbook.notes {
        out.write_all(&[NOTE])?;
        optional(note.sheet.as_deref(), out)?;
        text(&note.message, out)?;
    }
    out.write_all(&[END])
}

/// What a file tells before it is published, each thing as a line of JSON.
pub(super) fn encode_told(all: &[Told], out: &mut impl Write) -> io::Result<()> {
    for told in all {
        out.write_all(&[TOLD])?;
        text(&serde_json::to_string(told)?, out)?;
    }
    out.write_all(&[END])
}

/// The text of a file.
pub(super) fn encode_text(read: &Text, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&[TEXT])?;
    number(u32::from(read.cut), out)?;
    text(&read.text, out)?;
    out.write_all(&[END])
}

/// A Word file as it is to be seen, as JSON.
pub(super) fn encode_manuscript(read: &Manuscript, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&[MANUSCRIPT])?;
    text(&serde_json::to_string(read)?, out)?;
    out.write_all(&[END])
}

pub(super) fn encode_error(error: &ReadError, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&[REFUSED])?;
    text(error.code(), out)?;
    text(&error.to_string(), out)
}

fn encode_sheet(sheet: &Sheet, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&[SHEET])?;
    text(&sheet.name, out)?;
    optional(sheet.title.as_deref(), out)?;
    number(u32::from(sheet.hidden), out)?;
    number(sheet.header_rows, out)?;
    let mut before = 0;
    for row in 0..sheet.rows() {
        for (column, cell) in sheet.row(row) {
            let Some((mark, _)) = KINDS.iter().find(|(_, kind)| *kind == cell.kind) else {
                continue;
            };
            out.write_all(&[*mark])?;
            number(row - before, out)?;
            number(column, out)?;
            text(cell.text, out)?;
            before = row;
        }
    }
    for span in sheet.merges() {
        out.write_all(&[MERGE])?;
        for n in [span.top, span.left, span.bottom, span.right] {
            number(n, out)?;
        }
    }
    encode_look(&sheet.look, out)
}

fn encode_look(look: &Look, out: &mut impl Write) -> io::Result<()> {
    if *look == Look::default() {
        return Ok(());
    }
    out.write_all(&[LOOK])?;
    number(u32::from(look.landscape), out)?;
    number(look.widths.len() as u32, out)?;
    look.widths.iter().try_for_each(|width| number(*width, out))
}

fn number(mut n: u32, out: &mut impl Write) -> io::Result<()> {
    let mut bytes = [0; 5];
    let mut length = 0;
    loop {
        bytes[length] = (n & 0x7f) as u8 | if n > 0x7f { 0x80 } else { 0 };
        length += 1;
        n >>= 7;
        if n == 0 {
            return out.write_all(&bytes[..length]);
        }
    }
}

fn text(text: &str, out: &mut impl Write) -> io::Result<()> {
    number(u32::try_from(text.len()).unwrap_or(u32::MAX), out)?;
    out.write_all(text.as_bytes())
}

fn optional(value: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    number(u32::from(value.is_some()), out)?;
    value.map_or(Ok(()), |v| text(v, out))
}

/// Takes an answer about a file of `mib` MiB.
pub(super) fn decode(source: impl Read, limits: &Limits, mib: u32) -> Result<Workbook, Failure> {
    Decoder::begin(source, limits)?.whole(u64::from(mib))
}

/// Takes what a file of `mib` MiB tells before it is published.
pub(super) fn decode_told(
    source: impl Read,
    limits: &Limits,
    mib: u32,
) -> Result<Vec<Told>, Failure> {
    Decoder::begin(source, limits)?.told(u64::from(mib))
}

/// Takes the text of a file of `mib` MiB.
pub(super) fn decode_text(source: impl Read, limits: &Limits, mib: u32) -> Result<Text, Failure> {
    Decoder::begin(source, limits)?.file_text(u64::from(mib))
}

/// Takes a Word file as it is to be seen.
pub(super) fn decode_manuscript(
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(workbook: &Workbook) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        encode(workbook, &mut bytes).unwrap_or_default();
        bytes
    }

    fn told(workbook: &Workbook) -> String {
        let sheet = |s: &Sheet| {
            let rows: Vec<Vec<_>> = (0..s.rows()).map(|r| s.row(r).collect()).collect();
            format!(
                "{:?}",
                (
                    &s.name,
                    &s.title,
                    s.hidden,
                    s.header_rows,
                    s.cols(),
                    rows,
                    s.merges(),
                    &s.look
                )
            )
        };
        let sheets: Vec<String> = workbook.sheets.iter().map(sheet).collect();
        format!("{sheets:?} {:?}", workbook.notes)
    }

    fn sheet(
        cells: Vec<(u32, u32, usize, String)>,
        spans: &[(u32, u32, u32, u32)],
        hidden: bool,
    ) -> Sheet {
        let mut builder = SheetBuilder::new("表");
        for (row, column, kind, text) in cells {
            builder.push(row, column, KINDS[kind].1, &text);
        }
        for (top, left, bottom, right) in spans.iter().copied() {
            builder.merge(Span {
                top,
                left,
                bottom,
                right,
            });
        }
        let whole = builder.sheet_mut();
        (whole.hidden, whole.title) = (hidden, hidden.then(|| "题".to_owned()));
        whole.look.landscape = hidden;
        whole.look.widths = spans.iter().map(|(top, ..)| top * 100).collect();
        builder.finish()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_told_is_what_was_read(
            cells in prop::collection::vec((0..300_u32, 0..20_u32, 0..4_usize, ".{0,5}"), 0..40),
            spans in prop::collection::vec((0..9_u32, 0..9_u32, 0..9_u32, 0..9_u32), 0..5),
            hidden: bool,
        ) {
            let workbook = Workbook {
                sheets: vec![sheet(cells, &spans, hidden), Sheet::default()],
                notes: vec![Note::on("表", "隐藏"), Note { sheet: None, message: String::new() }],
            };
            let again = decode(&*answer(&workbook), &Limits::default(), 0);
            prop_assert_eq!(told(&again.unwrap_or_default()), told(&workbook));
        }

        #[test]
        fn no_answer_makes_the_asker_panic(bytes in prop::collection::vec(prop::sample::select(b"SMLNEXPtnd\x00\x01\x02\xff".to_vec()), 0..60)) {
            let _ = decode(&*[MAGIC, &*bytes].concat(), &Limits::default(), 0);
        }
    }

    #[test]
    fn an_answer_that_breaks_off_is_no_table() {
        let bytes = answer(&Workbook {
            sheets: vec![sheet(vec![(0, 0, 0, "甲".into())], &[], false)],
            notes: Vec::new(),
        });
        for length in 0..bytes.len() {
            assert!(matches!(
                decode(&bytes[..length], &Limits::default(), 0),
                Err(Failure::Broken(_))
            ));
        }
    }

    #[test]
    fn a_text_comes_over_whole_or_not_at_all() {
        let text = Text::new("第一行\n第二行\n".into(), true);
        let mut bytes = MAGIC.to_vec();
        encode_text(&text, &mut bytes).unwrap_or_default();
        let limits = Limits::default();
        assert!(matches!(decode_text(&*bytes, &limits, 0), Ok(read) if read == text));
        for length in 0..bytes.len() {
            let read = decode_text(&bytes[..length], &limits, 0);
            assert!(matches!(read, Err(Failure::Broken(_))));
        }
    }

    #[test]
    fn progress_without_end_is_no_progress() {
        let bytes = [&MAGIC[..], &[PROGRESS; 1000]].concat();
        assert!(
            matches!(decode(&*bytes, &Limits::default(), 1), Err(Failure::Broken(why)) if why.contains("without end"))
        );
    }
}
