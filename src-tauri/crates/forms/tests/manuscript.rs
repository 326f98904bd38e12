//! Word files as they are to be seen.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::form::{self, Values, compose};
use minglu_forms::manuscript::{
    Align, Block, Manuscript, Paragraph, Piece, Pitch, Table, read, read_bytes,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::{docx, zipped};

const STYLES: &str = r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ring"><w:basedOn w:val="ring"/></w:style>
<w:style w:type="character" w:styleId="red"><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style></w:styles>"#;

/// A document with styles, numbering and a footer.
fn whole(body: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{kind}.xml\"/>")
    };
    let relations: String = ["styles", "numbering", "footer", "settings"]
        .iter()
        .map(|kind| relation(kind, kind))
        .collect();
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let footer = r#"<w:ftr><w:p><w:r><w:t>— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r></w:p></w:ftr>"#;
    zipped(&[
        (
            "[Content_Types].xml",
            "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        ),
        (
            "word/document.xml",
            &format!("<w:document><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/_rels/document.xml.rels",
            &format!("<Relationships>{relations}</Relationships>"),
        ),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", numbering),
        ("word/footer.xml", footer),
        (
            "word/settings.xml",
            "<w:settings><w:defaultTabStop w:val=\"420\"/></w:settings>",
        ),
    ])
}

fn shown(body: &str) -> Manuscript {
    read_bytes(whole(body)).unwrap()
}

fn paragraphs(manuscript: &Manuscript) -> Vec<&Paragraph> {
    let blocks = manuscript.sections.iter().flat_map(|s| &s.blocks);
    let found = blocks.filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(&**paragraph),
        Block::Table(_) => None,
    });
    found.collect()
}

fn table(manuscript: &Manuscript) -> &Table {
    let blocks = manuscript.sections.iter().flat_map(|s| &s.blocks);
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables.next().unwrap()
}

fn words(paragraph: &Paragraph) -> String {
    let word = |piece: &Piece| match piece {
        Piece::Text(text, _) => text.clone(),
        Piece::Tab(_) => "→".into(),
        Piece::Break(_) => "↵".into(),
        Piece::Number(_) => "#".into(),
        Piece::Count(_) => "##".into(),
        Piece::Picture(_) => "▣".into(),
    };
    paragraph.pieces.iter().map(word).collect()
}

fn all_words(manuscript: &Manuscript) -> Vec<String> {
    paragraphs(manuscript).into_iter().map(words).collect()
}

#[test]
fn a_letter_is_read_as_agreed() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>答复书</w:t></w:r></w:p>
<w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr><w:r><w:t xml:space="preserve">收悉 </w:t></w:r><w:r><w:rPr><w:rStyle w:val="red"/></w:rPr><w:t>2026</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>
<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>"#;
    insta::assert_json_snapshot!(shown(body));
}

#[test]
fn a_style_holds_until_the_paragraph_says_otherwise() {
    let letter = shown(
        r#"<w:p><w:pPr><w:pStyle w:val="b"/><w:spacing w:line="360"/></w:pPr><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>题</w:t></w:r></w:p>"#,
    );
    let title = paragraphs(&letter)[0];
    assert_eq!(
        (title.align, title.pitch),
        (Align::Center, Pitch::Times(1.5))
    );
    let Piece::Text(_, look) = &title.pieces[0] else {
        panic!("no text")
    };
    assert_eq!(
        (look.size, look.bold, look.chinese.as_str()),
        (22.0, false, "仿宋_GB2312")
    );
}

#[test]
fn an_indent_in_characters_is_as_wide_as_its_characters() {
    let letter = shown(
        r#"<w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr></w:p><w:p><w:pPr><w:ind w:firstLine="420"/></w:pPr></w:p>"#,
    );
    let firsts: Vec<f64> = paragraphs(&letter).iter().map(|p| p.first).collect();
    assert_eq!(firsts, [32.0, 21.0]);
}

#[test]
fn the_number_of_the_page_is_a_number_of_ours() {
    let letter =
        shown("<w:p/><w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/></w:sectPr>");
    let Block::Paragraph(foot) = &letter.sections[0].foot.usual[0] else {
        panic!("no paragraph")
    };
    assert_eq!(words(foot), "— # —");
}

#[test]
fn lists_are_counted_level_by_level() {
    let item = |level: u8| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        )
    };
    let body: String = [0, 1, 1, 0, 1].into_iter().map(item).collect();
    let told = ["一、x", "一.1→x", "一.2→x", "二、x", "二.1→x"];
    assert_eq!(all_words(&shown(&body)), told);
}

#[test]
fn what_is_struck_out_or_hidden_is_not_shown() {
    let body = r#"<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>"#;
    assert_eq!(all_words(&shown(body)), ["新"]);
}

#[test]
fn a_drawing_that_is_not_shown_is_said() {
    let body = "<w:p><w:r><w:drawing><wp:anchor/></w:drawing><w:t>文</w:t></w:r></w:p>";
    let letter = shown(body);
    assert_eq!(letter.notes, ["有一个图形没有显示，以 Word 为准"]);
    assert_eq!(all_words(&letter), ["文"]);
}

#[test]
fn text_behind_a_page_break_begins_a_page() {
    let body = r#"<w:p><w:r><w:t>前</w:t><w:br w:type="page"/><w:t>后</w:t></w:r></w:p><w:p><w:r><w:t>尾</w:t><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>末</w:t></w:r></w:p>"#;
    let letter = shown(body);
    let told: Vec<_> = paragraphs(&letter)
        .into_iter()
        .map(|p| (words(p), p.page_break))
        .collect();
    let told: Vec<_> = told.iter().map(|(w, b)| (w.as_str(), *b)).collect();
    assert_eq!(
        told,
        [("前", false), ("后", true), ("尾", false), ("末", true)]
    );
}

#[test]
fn cells_merged_downwards_are_one_cell() {
    let cell = |merge: &str| format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p/></w:tc>");
    let row = |merge: &str| format!("<w:tr>{}{}</w:tr>", cell(merge), cell(""));
    let rows = [
        row(r#"<w:vMerge w:val="restart"/>"#),
        row("<w:vMerge/>"),
        row("<w:vMerge/>"),
        row(""),
    ];
    let letter = shown(&format!("<w:tbl>{}</w:tbl>", rows.concat()));
    let table = table(&letter);
    let cells: Vec<usize> = table.rows.iter().map(|r| r.cells.len()).collect();
    assert_eq!((table.rows[0].cells[0].rows, cells), (3, vec![2, 1, 1, 2]));
}

#[test]
fn header_rows_are_repeated_unless_a_cell_reaches_beyond_them() {
    let row = |header: &str, merge: &str| {
        format!("<w:tr><w:trPr>{header}</w:trPr><w:tc><w:tcPr>{merge}</w:tcPr><w:p/></w:tc></w:tr>")
    };
    let head = "<w:tblHeader/>";
    let plain = format!("<w:tbl>{}{}</w:tbl>", row(head, ""), row("", ""));
    assert_eq!(table(&shown(&plain)).header, 1);
    let reaching = [
        row(head, r#"<w:vMerge w:val="restart"/>"#),
        row("", "<w:vMerge/>"),
        row("", ""),
    ];
    assert_eq!(
        table(&shown(&format!("<w:tbl>{}</w:tbl>", reaching.concat()))).header,
        0
    );
}

#[test]
fn our_own_forms_come_back_with_every_word() {
    let form = form::builtin()
        .unwrap()
        .into_iter()
        .find(|f| f.name == "contact-filing")
        .unwrap();
    let schemas = minglu_ledger::schema::builtin().unwrap();
    let schema = schemas.iter().find(|s| s.ledger == form.ledger).unwrap();
    let row = json!({"unit": "澄溪县财政局", "name": "苏禾", "title": "股长 & <主任>"});
    let row: Map<String, Value> = row.as_object().unwrap().clone();
    let paper = compose(&form, schema, vec![row], &Values::new());
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.docx");
    minglu_forms::write::docx(&paper, &path).unwrap();
    let letter = read(&path).unwrap();
    let all = serde_json::to_string(&letter).unwrap();
    for said in ["备案表", "澄溪县财政局", "苏禾", "股长 & <主任>"] {
        assert!(all.contains(said), "{said}");
    }
    assert!(letter.notes.is_empty());
}

#[test]
fn what_no_paper_can_hold_is_refused_with_advice() {
    let deep = "<w:sdt>".repeat(400);
    for body in [deep, "字".repeat(minglu_forms::manuscript::MOST + 1)] {
        let body = format!("<w:p><w:r><w:t>{body}</w:t></w:r></w:p>");
        let refused = read_bytes(docx(&body)).unwrap_err();
        assert!(refused.to_string().contains('请'), "{refused}");
    }
    let doctype = zipped(&[
        ("[Content_Types].xml", "<Types>wordprocessingml</Types>"),
        (
            "word/document.xml",
            "<!DOCTYPE d><w:document><w:body/></w:document>",
        ),
    ]);
    assert!(read_bytes(doctype).is_err());
}

/// Elements and attributes of Word, put together anyhow.
fn any_body() -> impl Strategy<Value = String> {
    const NAMES: &str = "p r t tbl tr tc tcPr trPr tblPr tblGrid gridCol gridSpan vMerge pPr rPr sz ind \
        spacing numPr numId ilvl sectPr pgSz pgMar docGrid br tab tabs fldChar instrText drawing \
        txbxContent sdtContent trHeight";
    const NUMBERS: [&str; 8] = ["0", "1", "-1", "99999999999", "1e308", "restart", "nan", ""];
    let attribute = prop::sample::select(vec![
        "val",
        "w",
        "h",
        "line",
        "left",
        "type",
        "pos",
        "linePitch",
        "firstLineChars",
        "fldCharType",
    ]);
    let leaf = ".{0,4}".prop_map(|t| t.replace(['<', '&'], ""));
    leaf.prop_recursive(6, 60, 6, move |inner| {
        let name = prop::sample::select(NAMES.split(' ').collect::<Vec<_>>());
        let number = prop::sample::select(NUMBERS.to_vec());
        (
            name,
            attribute.clone(),
            number,
            prop::collection::vec(inner, 0..6),
        )
            .prop_map(|(name, attribute, number, inner)| {
                format!(
                    "<w:{name} w:{attribute}=\"{number}\">{}</w:{name}>",
                    inner.concat()
                )
            })
    })
}

/// Every length that a typesetter will reckon with.
fn lengths(manuscript: &Manuscript) -> Vec<f64> {
    let page = |s: &minglu_forms::manuscript::Section| {
        vec![
            s.page.width,
            s.page.height,
            s.page.left,
            s.page.right,
            s.page.top,
            s.page.bottom,
        ]
    };
    let paragraph = |p: &Paragraph| vec![p.left, p.right, p.first, p.before, p.after];
    let pages = manuscript.sections.iter().flat_map(page);
    let paragraphs = paragraphs(manuscript).into_iter().flat_map(paragraph);
    pages.chain(paragraphs).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_shape_of_document_makes_the_reader_panic_or_a_length_grow(body in any_body()) {
        if let Ok(letter) = read_bytes(whole(&body)) {
            prop_assert!(lengths(&letter).iter().all(|l| l.abs() <= 160_000.0));
            for cell in letter.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
                Block::Table(t) => Some(t),
                Block::Paragraph(_) => None,
            }).flat_map(|t| t.rows.iter().flat_map(|r| &r.cells).map(move |c| (t, c))) {
                let (table, cell) = cell;
                prop_assert!(cell.column + cell.columns <= table.widths.len());
            }
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_bytes(bytes.clone());
        let text = String::from_utf8_lossy(&bytes);
        let _ = read_bytes(docx(&text));
    }
}
