//! Each format gives the same neutral table, and says what a clerk should know about the file.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::read::{Limits, read_bytes, read_pasted};
use minglu_forms::table::{CellKind, Sheet, Span, Workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer};
use std::io::{Cursor, Write};
use support::{body, docx, schema, zipped};

fn read(bytes: impl Into<Vec<u8>>) -> Workbook {
    read_bytes(bytes.into(), &Limits::default()).unwrap()
}

fn refusal(bytes: impl Into<Vec<u8>>) -> String {
    read_bytes(bytes.into(), &Limits::default())
        .unwrap_err()
        .to_string()
}

fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    let row = |r| {
        (0..sheet.cols())
            .map(|c| sheet.cell(r, c).text.to_owned())
            .collect()
    };
    (0..sheet.rows()).map(row).collect()
}

fn messages(workbook: &Workbook) -> Vec<&str> {
    workbook.notes.iter().map(|n| n.message.as_str()).collect()
}

fn cell(properties: &str, text: &str) -> String {
    let paragraphs = text
        .split('\n')
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"));
    format!(
        "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
        paragraphs.collect::<String>()
    )
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

#[test]
fn a_workbook_keeps_what_the_clerk_sees() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet();
    sheet.set_name("任务").unwrap();
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let month = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    let date = ExcelDateTime::from_ymd(2021, 9, 10).unwrap();
    sheet.write(0, 0, 3).unwrap();
    sheet.write(0, 1, 0.1 + 0.2).unwrap();
    sheet.write(0, 2, "0012").unwrap();
    sheet
        .write_with_format(0, 3, 7, &Format::new().set_num_format("000"))
        .unwrap();
    sheet
        .write_with_format(0, 4, 0.855, &Format::new().set_num_format("0.0%"))
        .unwrap();
    sheet.write_with_format(1, 0, &date, &day).unwrap();
    sheet.write_with_format(1, 1, &date, &month).unwrap();
    sheet.write(1, 2, true).unwrap();
    sheet.write(1, 3, 13_800_138_000_i64).unwrap();
    sheet
        .merge_range(3, 1, 5, 2, "合并", &Format::new())
        .unwrap();
    let workbook = read(book.save_to_buffer().unwrap());
    let read = &workbook.sheets[0];
    assert_eq!(read.name, "任务");
    let texts = texts(read);
    assert_eq!(texts[0], ["3", "0.3", "0012", "007", "85.5%"]);
    assert_eq!(
        texts[1][..4],
        ["2021-09-10", "2021年9月", "TRUE", "13800138000"]
    );
    assert_eq!(read.cell(1, 0).kind, CellKind::Date);
    assert_eq!(read.cell(0, 2).kind, CellKind::Text);
    // What lies below the last text is cut off.
    assert_eq!(
        read.merges(),
        [Span {
            top: 3,
            left: 1,
            bottom: 3,
            right: 2
        }]
    );
    assert_eq!(workbook.notes, []);
}

#[test]
fn dates_count_from_1904_where_the_workbook_says_so() {
    let sheet = "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" s=\"1\"><v>42987</v></c></row></sheetData></worksheet>";
    let workbook = read(zipped(&[
        (
            "[Content_Types].xml",
            "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"r\" Type=\"x/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\" xmlns:r=\"r\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ]));
    let cell = workbook.sheets[0].cell(1, 1);
    assert_eq!((cell.text, cell.kind), ("2021-09-10", CellKind::Date));
}

#[test]
fn hidden_rows_columns_and_sheets_are_reported() {
    let mut book = Writer::new();
    let secret = book.add_worksheet();
    secret.set_name("旧表").unwrap().set_hidden(true);
    secret.write(0, 0, "a").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("任务").unwrap();
    for row in 0..8 {
        for column in 0..3 {
            sheet.write(row, column, "x").unwrap();
        }
    }
    sheet.set_row_hidden(4).unwrap().set_row_hidden(5).unwrap();
    sheet.set_column_hidden(1).unwrap();
    sheet.set_active(true);
    let workbook = read(book.save_to_buffer().unwrap());
    assert_eq!(workbook.default_sheet(), Some(1));
    assert_eq!(
        messages(&workbook),
        [
            "这张工作表是隐藏的，除非另行选择，不会读入",
            "第 5、6 行是隐藏行，已读入，请核对",
            "B 列是隐藏列，已读入，请核对",
        ]
    );
}

#[test]
fn a_workbook_with_a_document_type_is_refused() {
    let error = refusal(zipped(&[
        (
            "[Content_Types].xml",
            "<Types><Override ContentType=\"wordprocessingml\"/></Types>",
        ),
        (
            "word/document.xml",
            "<!DOCTYPE x SYSTEM \"y\"><w:document/>",
        ),
    ]));
    assert!(error.contains("DOCTYPE"), "{error}");
}

#[test]
fn a_word_table_keeps_its_merges_and_drops_struck_text() {
    let begins = "<w:vMerge w:val=\"restart\"/>";
    let continues = "<w:vMerge/>";
    let struck = "<w:tc><w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del></w:p></w:tc>";
    let nested = format!(
        "<w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p>{}<w:p/></w:tc>",
        table(&[row(&[cell("", "内")])])
    );
    let gone = "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p><w:r><w:t>整行已删</w:t></w:r></w:p></w:tc></w:tr>";
    let workbook = read(docx(&format!(
        "<w:p><w:r><w:t>某县任务分解表</w:t></w:r></w:p>{}",
        table(&[
            row(&[
                cell(begins, "甲"),
                cell("<w:gridSpan w:val=\"2\"/>", "一\n\n二")
            ]),
            gone.to_owned(),
            row(&[cell(continues, ""), struck.to_owned(), nested]),
        ])
    )));
    let sheet = &workbook.sheets[0];
    assert_eq!(sheet.title.as_deref(), Some("某县任务分解表"));
    assert_eq!(texts(sheet), [["甲", "一\n二", ""], ["", "留", "外\n内"]]);
    let span = |top, left, bottom, right| Span {
        top,
        left,
        bottom,
        right,
    };
    assert_eq!(sheet.merges(), [span(0, 0, 1, 0), span(0, 1, 0, 2)]);
}

#[test]
fn word_tables_of_the_same_columns_are_one() {
    let header = || {
        row(&[
            cell("", "工作任务"),
            cell("", "具体要求"),
            cell("", "责任单位"),
        ])
    };
    let task = |text: &str| row(&[cell("", text), cell("", "按要求落实"), cell("", "办公室")]);
    let heading = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let other = table(&[row(&[cell("", "姓名"), cell("", "电话")])]);
    let workbook = read(docx(
        &[
            heading("一、主动公开"),
            table(&[header(), task("甲")]),
            heading("二、政策解读"),
            table(&[header(), task("乙")]),
            other,
        ]
        .concat(),
    ));
    assert_eq!(workbook.sheets.len(), 2);
    let mut schema = schema("task");
    let (_, rows, notes) = body(&workbook.sheets[0], &schema);
    assert_eq!(
        rows.iter().map(|r| r["topic"].as_str()).collect::<Vec<_>>(),
        ["甲", "乙"]
    );
    assert_eq!(notes.len(), 1, "{notes:?}");
    // Without a column of its own the topic is the section's.
    let workbook = read(docx(
        &[
            heading("一、主动公开"),
            table(&[
                row(&[cell("", "具体要求"), cell("", "责任单位")]),
                row(&[cell("", "甲"), cell("", "办公室")]),
            ]),
            heading("二、政策解读"),
            table(&[
                row(&[cell("", "具体要求"), cell("", "责任单位")]),
                row(&[cell("", "乙"), cell("", "办公室")]),
            ]),
        ]
        .concat(),
    ));
    schema.title.clear();
    let (_, rows, notes) = body(&workbook.sheets[0], &schema);
    assert_eq!(
        rows.iter().map(|r| r["topic"].as_str()).collect::<Vec<_>>(),
        ["一、主动公开", "二、政策解读"]
    );
    assert_eq!(notes, [""; 0]);
}

#[test]
fn an_opendocument_sheet_gives_merges_repeats_and_hidden_rows() {
    let content = "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"任务\">\
        <table:table-row><table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"><text:p>甲</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated=\"2\"><text:p>乙<text:s text:c=\"2\"/>丙</text:p><text:p>丁</text:p></table:table-cell></table:table-row>\
        <table:table-row table:visibility=\"collapse\"><table:covered-table-cell table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>007</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2021-09-10\"><text:p>21/9/10</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
        </table:table></office:spreadsheet></office:body></office:document-content>";
    let workbook = read(zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ]));
    let sheet = &workbook.sheets[0];
    assert_eq!(
        texts(sheet),
        [
            ["甲", "", "乙  丙\n丁", "乙  丙\n丁"],
            ["", "", "007", "2021-09-10"]
        ]
    );
    assert_eq!(
        sheet.merges(),
        [Span {
            top: 0,
            left: 0,
            bottom: 1,
            right: 1
        }]
    );
    assert_eq!(sheet.cell(1, 3).kind, CellKind::Date);
    assert_eq!(messages(&workbook), ["第 2 行是隐藏行，已读入，请核对"]);
}

#[test]
fn separated_values_keep_rows_quotes_and_zeros() {
    let text = "标题一,\"a\"\"b\"\r\n\r\n0012,\"两\r\n行\"\n\"十四五\"规划,x";
    let workbook = read(text);
    let rows = texts(&workbook.sheets[0]);
    assert_eq!(rows[0], ["标题一", "a\"b"]);
    assert_eq!(rows[1], ["", ""]);
    assert_eq!(rows[2], ["0012", "两\n行"]);
    assert_eq!(rows[3], ["\"十四五\"规划", "x"]);
    assert_eq!(
        texts(&read("a;b,c;d\ne;f,g;h\n").sheets[0])[1],
        ["e", "f,g", "h"]
    );
    assert_eq!(
        texts(&read("a\tb,c\td\ne\tf\th\n").sheets[0])[0],
        ["a", "b,c", "d"]
    );
    assert_eq!(texts(&read("sep=;\na;b\n").sheets[0]), [["a", "b"]]);
}

#[test]
fn web_pages_and_pasted_blocks_keep_their_merges() {
    let html = "<html><body><table><tr><td rowspan=2>甲</td><td colspan=2>乙<br>丙</td></tr>\
        <tr style='display:none'><td>丁 \n 戊</td><td><p>己</p><p>庚</p></td></tr></table></body></html>";
    let page = read(html);
    assert_eq!(
        texts(&page.sheets[0]),
        [["甲", "乙\n丙", ""], ["", "丁 戊", "己\n庚"]]
    );
    assert_eq!(page.sheets[0].merges().len(), 2);
    assert_eq!(messages(&page), ["第 2 行是隐藏行，已读入，请核对"]);
    let pasted = read_pasted(Some(html), Some("x\ty")).unwrap();
    assert_eq!(texts(&pasted.sheets[0])[0][0], "甲");
    let plain = read_pasted(Some("<b>no table</b>"), Some("a\t\"b\nc\"\r\n\"d\"\te\r\n")).unwrap();
    assert_eq!(texts(&plain.sheets[0]), [["a", "b\nc"], ["\"d\"", "e"]]);
    assert!(read_pasted(None, Some(" ")).is_err());
}

#[test]
fn what_is_no_table_is_refused_with_advice() {
    let compound = |stream: &str| {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream(stream).unwrap().write_all(b"x").unwrap();
        file.into_inner().into_inner()
    };
    let cases: [(Vec<u8>, &str); 8] = [
        (b"%PDF-1.7".to_vec(), "PDF"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "图片"),
        (Vec::new(), "空的"),
        (b"{\\rtf1}".to_vec(), "RTF"),
        (compound("/WordDocument"), "旧版 Word"),
        (compound("/EncryptedPackage"), "密码"),
        (zipped(&[("a.txt", "x")]), "压缩包"),
        (vec![0, 1, 2, 3, 0, 0, 7, 1], "无法识别"),
    ];
    for (bytes, word) in cases {
        let message = refusal(bytes);
        assert!(message.contains(word), "{message}");
    }
}
