//! What each fuzz target feeds its reader with; each says whether a table was read, or
//! something found. Packed formats
//! get the fuzzed text as the part that their reader works on: mutating a packed file would mostly
//! try the unpacking.

use minglu_forms::read::{Limits, read_bytes, read_pasted};
use minglu_forms::text::of_pdf;
use minglu_notice::{Clean, Setting, Span};
use minglu_rules::publication::{Words, scan};
use std::io::{Cursor, Write};
use zip::CompressionMethod::Stored;
use zip::write::SimpleFileOptions;

/// Feeds a reader; true where it gave a table.
pub type Feed = fn(&[u8]) -> bool;

/// Every target with the function that feeds it.
pub const TARGETS: [(&str, Feed); 12] = [
    ("csv", csv),
    ("docx", docx),
    ("docx_page", docx_page),
    ("file", file),
    ("html", html),
    ("notice", notice),
    ("ods", ods),
    ("pdf", pdf),
    ("publication", publication),
    ("tsv", tsv),
    ("xls", xls),
    ("xlsx", xlsx),
];

/// A panic of a library that its reader guards against is an error like others: only one that gets
/// out of the reader is a finding. libFuzzer would end the run at the panic itself.
pub fn pardon_guarded_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// A line that parts the sheet from the shared strings, and those from the styles.
const CUT: &str = "\n====\n";

/// A whole file, of whichever format it says it is.
pub fn file(data: &[u8]) -> bool {
    read_bytes(data.to_vec(), &limits()).is_ok()
}

/// Separated values.
pub fn csv(data: &[u8]) -> bool {
    file(data)
}

/// The clipboard's text.
pub fn tsv(data: &[u8]) -> bool {
    read_pasted(None, Some(&String::from_utf8_lossy(data))).is_ok()
}

/// The clipboard's page.
pub fn html(data: &[u8]) -> bool {
    read_pasted(Some(&String::from_utf8_lossy(data)), None).is_ok()
}

/// The document of a Word file.
pub fn docx(data: &[u8]) -> bool {
    let types = types("wordprocessingml.document");
    file(&zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/document.xml", data),
    ]))
}

/// The document, the styles and the numbering of a Word file that is to be seen.
pub fn docx_page(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.splitn(3, CUT);
    let mut next = || parts.next().unwrap_or_default().as_bytes();
    let (document, styles, numbering) = (next(), next(), next());
    let relations = relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml")]);
    let types = types("wordprocessingml.document");
    let file = zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ]);
    minglu_forms::manuscript::read_bytes(file).is_ok()
}

/// The content of an OpenDocument sheet.
pub fn ods(data: &[u8]) -> bool {
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    file(&zipped(&[("mimetype", mimetype), ("content.xml", data)]))
}

/// A PDF; true where there is text in it. What is cut short must keep whole characters.
pub fn pdf(data: &[u8]) -> bool {
    of_pdf(data.to_vec()).is_ok_and(|text| !text.text.is_empty())
}

/// A notice's text: every field stands where it says.
pub fn notice(data: &[u8]) -> bool {
    let clean = Clean::of(&String::from_utf8_lossy(data));
    let setting = Setting {
        year: Some(2021),
        ..Setting::default()
    };
    let read = minglu_notice::read(&clean, &setting);
    for task in read.tasks.iter().chain(&read.others) {
        assert_eq!(task.text, clean.words(Span::new(task.start, task.end)));
        assert_eq!(task.due_text, task.spans.due.map(|span| clean.words(span)));
    }
    for filing in &read.filings {
        assert_eq!(
            filing.text,
            clean.words(Span::new(filing.start, filing.end))
        );
    }
    !read.tasks.is_empty()
}

/// A line of a text that is to be published; true where something is found in it. Every place must
/// be a part of the text: replacing it must not panic.
pub fn publication(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    let found = scan(&text, "联系电话", &Words::default());
    let mut clean = text.to_string();
    for one in found.iter().rev() {
        if let Some(put) = &one.replacement {
            clean.replace_range(one.place.clone(), put);
        }
    }
    !found.is_empty()
}

/// The sheet, the shared strings and the styles of an Excel workbook.
pub fn xlsx(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.splitn(3, CUT);
    let mut next = || parts.next().unwrap_or_default().as_bytes();
    let (sheet, strings, styles) = (next(), next(), next());
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let relations = relations(&[
        ("worksheet", "worksheets/sheet1.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("styles", "styles.xml"),
    ]);
    file(&zipped(&[
        (
            "[Content_Types].xml",
            types("spreadsheetml.sheet").as_bytes(),
        ),
        (
            "_rels/.rels",
            self::relations(&[("officeDocument", "xl/workbook.xml")]).as_bytes(),
        ),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ]))
}

/// The records of an Excel 97 workbook.
pub fn xls(data: &[u8]) -> bool {
    let packed = || -> std::io::Result<Vec<u8>> {
        let mut file =
            cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
        file.create_stream("/Workbook")?.write_all(data)?;
        file.flush()?;
        Ok(file.into_inner().into_inner())
    };
    packed().is_ok_and(|bytes| file(&bytes))
}

/// Small enough that a target that allocates without end is found out soon.
fn limits() -> Limits {
    Limits {
        unpacked: 64 << 20,
        text: 16 << 20,
        cells: 200_000,
        ..Limits::default()
    }
}

fn types(main: &str) -> String {
    format!(
        "<Types><Override PartName=\"/x\" ContentType=\"application/vnd.openxmlformats-officedocument.{main}.main+xml\"/></Types>"
    )
}

fn relations(targets: &[(&str, &str)]) -> String {
    let relation = |(number, (kind, target)): (usize, &(&str, &str))| {
        format!(
            "<Relationship Id=\"r{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>",
            number + 1
        )
    };
    let all: String = targets.iter().enumerate().map(relation).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let write = || -> zip::result::ZipResult<Vec<u8>> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(
                *name,
                SimpleFileOptions::default().compression_method(Stored),
            )?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    };
    write().unwrap_or_default()
}
