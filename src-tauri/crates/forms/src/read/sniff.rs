use super::ReadError;

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A packed file: .xlsx, .docx, .ods or something else in a zip.
    Zip,
    /// A compound file: .xls, .doc or something encrypted.
    Compound,
    Html,
    /// Plain text, to be read as CSV.
    Text,
}

/// How much of a file's beginning `sniff` wants to see.
pub(super) const HEAD: usize = 8192;

/// Formats that are known by their first bytes and cannot be read, with what to do about it.
const REFUSED: &[(&[u8], &str, &str)] = &[
    (
        b"%PDF",
        "这是 PDF 文件",
        "请向发文单位索取 Excel 或 Word 版，或把表格复制后粘贴",
    ),
    (b"\x89PNG", "这是图片", "请向发文单位索取 Excel 或 Word 版"),
    (
        b"\xff\xd8\xff",
        "这是图片",
        "请向发文单位索取 Excel 或 Word 版",
    ),
    (b"GIF8", "这是图片", "请向发文单位索取 Excel 或 Word 版"),
    (b"BM", "这是图片", "请向发文单位索取 Excel 或 Word 版"),
    (b"II*\0", "这是图片", "请向发文单位索取 Excel 或 Word 版"),
    (b"MM\0*", "这是图片", "请向发文单位索取 Excel 或 Word 版"),
    (
        b"RIFF",
        "这是图片或音视频",
        "请向发文单位索取 Excel 或 Word 版",
    ),
    (b"Rar!", "这是 RAR 压缩包", "请先解压，再导入里面的表格文件"),
    (
        b"7z\xbc\xaf",
        "这是 7z 压缩包",
        "请先解压，再导入里面的表格文件",
    ),
    (
        b"\x1f\x8b",
        "这是 gzip 压缩包",
        "请先解压，再导入里面的表格文件",
    ),
    (
        b"{\\rtf",
        "这是 RTF 文件",
        "请用 Word 或 WPS 另存为 .docx 后再导入",
    ),
    (
        b"SQLite format 3\0",
        "这是数据库文件",
        "请导出为 .xlsx 或 .csv 后再导入",
    ),
    (b"\x7fELF", "这是程序文件", "请选择 Excel、Word 或 CSV 文件"),
    (b"MZ", "这是程序文件", "请选择 Excel、Word 或 CSV 文件"),
    (
        b"\x09\x00\x04\x00",
        "这是很旧的 Excel 文件",
        "请用 Excel 或 WPS 另存为 .xlsx 后再导入",
    ),
    (
        b"\x09\x02\x06\x00",
        "这是很旧的 Excel 文件",
        "请用 Excel 或 WPS 另存为 .xlsx 后再导入",
    ),
    (
        b"\x09\x04\x06\x00",
        "这是很旧的 Excel 文件",
        "请用 Excel 或 WPS 另存为 .xlsx 后再导入",
    ),
    (
        b"\x09\x08",
        "这是很旧的 Excel 文件",
        "请用 Excel 或 WPS 另存为 .xlsx 后再导入",
    ),
];

/// Tells a file's format from its beginning.
pub(super) fn sniff(head: &[u8]) -> Result<Format, ReadError> {
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Format::Zip);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Format::Compound);
    }
    // Two letters may also begin a text.
    let known = |magic: &[u8]| {
        head.starts_with(magic) && (magic.len() > 2 || !magic.is_ascii() || is_binary(head))
    };
    if let Some((_, what, advice)) = REFUSED.iter().find(|(magic, ..)| known(magic)) {
        return Err(ReadError::unsupported(what, advice));
    }
    let marked = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let text = readable(head);
    if is_html(&text) {
        return Ok(Format::Html);
    }
    if let Some(error) = other_markup(&text) {
        return Err(error);
    }
    if !marked && is_binary(head) {
        return Err(ReadError::unsupported(
            "这个文件的格式无法识别",
            "请选择 Excel（.xlsx、.xls）、WPS、ODS、CSV 或 Word（.docx）文件",
        ));
    }
    Ok(Format::Text)
}

/// The ASCII part of the beginning in lower case: enough to know markup in any encoding.
fn readable(head: &[u8]) -> String {
    let ascii = head.iter().filter(|b| b.is_ascii() && **b != 0);
    let text: String = ascii.map(|b| b.to_ascii_lowercase() as char).collect();
    text.trim_start().to_owned()
}

fn is_html(text: &str) -> bool {
    let begins = |word: &str| text.starts_with(word);
    let page = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<table",
        "<style",
        "<div",
    ];
    page.iter().any(|word| begins(word))
        || (begins("<?xml") && text.contains("<html"))
        || (begins("<!--") && text.contains("<table"))
}

fn other_markup(text: &str) -> Option<ReadError> {
    let resave = "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入";
    if text.starts_with("mime-version:") {
        return Some(ReadError::unsupported("这是单个文件网页（.mht）", resave));
    }
    if !text.starts_with("<?xml") && !text.starts_with("<workbook") {
        return None;
    }
    let what = if text.contains("office:spreadsheet") {
        "这是 XML 表格（Excel 2003）"
    } else if text.contains("wordml") || text.contains("word/2003") {
        return Some(ReadError::unsupported(
            "这是 XML 文档（Word 2003）",
            "请用 Word 或 WPS 另存为 .docx 后再导入",
        ));
    } else {
        "这是 XML 文件"
    };
    Some(ReadError::unsupported(what, resave))
}

/// Text holds hardly any control characters; UTF-16 without its mark holds zeros at every other
/// place only.
fn is_binary(head: &[u8]) -> bool {
    let control = |b: &u8| (*b < 9 || (14..32).contains(b)) && *b != 0 && *b != 27;
    let controls = head.iter().filter(|b| control(b)).count();
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    controls * 50 > head.len() || (zeros(0) > 0 && zeros(1) > 0)
}
