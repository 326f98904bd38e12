//! Text in every encoding comes back whole, and nothing that is fed to a reader makes it panic.

#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::read::{Limits, read_bytes, read_pasted};
use minglu_forms::table::Workbook;
use proptest::prelude::*;
use support::docx;

fn read(bytes: impl Into<Vec<u8>>) -> Workbook {
    read_bytes(bytes.into(), &Limits::default()).unwrap()
}

fn encoded(text: &str, encoding: usize) -> Vec<u8> {
    let utf16 =
        |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    match encoding {
        0 => text.as_bytes().to_vec(),
        1 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        2 => encoding_rs::GB18030.encode(text).0.into_owned(),
        3 => [b"\xff\xfe".as_slice(), &utf16(u16::to_le_bytes)].concat(),
        _ => [b"\xfe\xff".as_slice(), &utf16(u16::to_be_bytes)].concat(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn separated_values_come_back_in_every_encoding(
        rows in prop::collection::vec(prop::collection::vec("[一二局、，a0 \",;\n]{0,6}", 2..4), 1..6),
        encoding in 0..5_usize,
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
        // A first row of plain words makes the encoding certain.
        let mut text = "任务,单位,时限\r\n".to_owned();
        text.extend(rows.iter().map(|r| line(r) + "\r\n"));
        let workbook = read(encoded(&text, encoding));
        let sheet = &workbook.sheets[0];
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate() {
                let expected = if cell.trim().is_empty() { "" } else { cell.trim_matches('\n') };
                prop_assert_eq!(sheet.cell(r as u32 + 1, c as u32).text, expected);
            }
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic(
        start in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html><table>", b"\xff\xfe", b"<?xml "]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let _ = read_bytes([start, &bytes].concat(), &Limits::default());
    }

    #[test]
    fn no_document_makes_the_word_reader_panic(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:p>", "</w:p>", "<w:t>字</w:t>",
            "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>", "<w:gridSpan w:val=\"3\"/>", "<w:gridBefore w:val=\"2\"/>",
            "<w:del>", "</w:del>", "<w:trPr>", "</w:trPr>", "<w:hMerge/>",
        ]), 0..40),
    ) {
        let _ = read_bytes(docx(&parts.concat()), &Limits::default());
    }

    #[test]
    fn no_page_makes_the_web_reader_panic(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=9999>", "<td rowspan=99999999>",
            "字", "<p>", "</td>", "<caption>", "<style>", "<br>",
        ]), 0..40),
    ) {
        let _ = read_pasted(Some(&parts.concat()), None);
    }
}
