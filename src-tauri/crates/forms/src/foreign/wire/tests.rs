use super::{Failure, KINDS, MAGIC, PROGRESS, decode, decode_text, encode, encode_text};
use crate::read::Limits;
use crate::table::{Note, Sheet, SheetBuilder, Span, Workbook};
use crate::text::Text;
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
