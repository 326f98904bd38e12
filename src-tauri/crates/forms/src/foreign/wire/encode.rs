use super::{END, KINDS, LOOK, MANUSCRIPT, MERGE, NOTE, REFUSED, SHEET, TEXT, TOLD};
use crate::manuscript::Manuscript;
use crate::publication::Told;
use crate::read::ReadError;
use crate::table::{Look, Sheet, Workbook};
use crate::text::Text;
use std::io::{self, Write};
pub(in crate::foreign) fn encode(workbook: &Workbook, out: &mut impl Write) -> io::Result<()> {
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
pub(in crate::foreign) fn encode_told(all: &[Told], out: &mut impl Write) -> io::Result<()> {
    for told in all {
        out.write_all(&[TOLD])?;
        text(&serde_json::to_string(told)?, out)?;
    }
    out.write_all(&[END])
}

/// The text of a file.
pub(in crate::foreign) fn encode_text(read: &Text, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&[TEXT])?;
    number(u32::from(read.cut), out)?;
    text(&read.text, out)?;
    out.write_all(&[END])
}

/// A Word file as it is to be seen, as JSON.
pub(in crate::foreign) fn encode_manuscript(
    read: &Manuscript,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(&[MANUSCRIPT])?;
    text(&serde_json::to_string(read)?, out)?;
    out.write_all(&[END])
}

pub(in crate::foreign) fn encode_error(error: &ReadError, out: &mut impl Write) -> io::Result<()> {
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
