//! What the tests of the reading half share.
#![allow(dead_code, clippy::unwrap_used)]

use minglu_forms::header::{Detected, detect};
use minglu_forms::rows::rows;
use minglu_forms::table::{CellKind, Sheet, SheetBuilder, Span};
use minglu_ledger::schema::{Schema, builtin};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::PathBuf;

/// The folder of shared material; none where a machine does not have it.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("MINGLU_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"),
        PathBuf::from,
    );
    let found = root.join(path);
    if !found.exists() {
        println!("skipped: no {path} in the shared folder");
        return None;
    }
    Some(found)
}

pub fn schema(ledger: &str) -> Schema {
    let mut schemas = builtin().unwrap();
    let at = schemas.iter().position(|s| s.ledger == ledger).unwrap();
    schemas.swap_remove(at)
}

/// A body row as field → text, empty ones left out.
pub type Plain = BTreeMap<String, String>;

/// All body rows of a sheet.
pub fn body(sheet: &Sheet, schema: &Schema) -> (Detected, Vec<Plain>, Vec<String>) {
    let detected = detect(sheet, schema).unwrap();
    let mut walk = rows(sheet, &detected, schema);
    let plain = walk.by_ref().map(|row| {
        let filled = row.cells.iter().filter(|c| !c.text.is_empty());
        filled
            .map(|c| (c.field.to_owned(), c.text.to_owned()))
            .collect()
    });
    let plain = plain.collect();
    let notes = walk.notes().iter().map(|n| n.message.clone()).collect();
    (detected, plain, notes)
}

/// The mapped fields from left to right, `-` where a column has none.
pub fn fields(detected: &Detected) -> Vec<&str> {
    let columns = detected.columns.iter();
    columns.map(|c| c.field.as_deref().unwrap_or("-")).collect()
}

/// A sheet from rows of cells; `span` merges regions given as top, left, bottom, right.
pub fn sheet(rows: &[&[&str]], spans: &[(u32, u32, u32, u32)]) -> Sheet {
    let mut builder = SheetBuilder::new("任务分解表");
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            let kind = if digits {
                CellKind::Number
            } else {
                CellKind::Text
            };
            builder.push(r as u32, c as u32, kind, text);
        }
    }
    for (top, left, bottom, right) in spans.iter().copied() {
        builder.merge(Span {
            top,
            left,
            bottom,
            right,
        });
    }
    builder.finish()
}

/// A zip of text parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document of this body.
pub fn docx(body: &str) -> Vec<u8> {
    zipped(&[
        (
            "[Content_Types].xml",
            "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        ),
        (
            "word/document.xml",
            &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"),
        ),
    ])
}
