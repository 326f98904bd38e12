//! Word files as a clerk's office writes them, made by hand.

use crate::Step;
use std::io::Write;
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = concat!(
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>",
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "</Types>"
);
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Fonts that the test machines have: both programs are to draw with the same.
const STYLES: &str = concat!(
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Liberation Serif\" ",
    "w:hAnsi=\"Liberation Serif\" w:eastAsia=\"Noto Serif CJK SC\"/><w:sz w:val=\"32\"/>",
    "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>",
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:pPr>",
    "<w:widowControl w:val=\"0\"/><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/>",
    "</w:pPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"a\"/>",
    "<w:pPr><w:spacing w:after=\"400\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:sz w:val=\"44\"/></w:rPr></w:style>"
);
const SECTION: &str = concat!(
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"f\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
    "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" ",
    "w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr>"
);
const FOOTER: &str = concat!(
    "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p>"
);
const REPLY: &str = "你单位于2026年3月5日通过信函提出的政府信息公开申请，本机关已于3月8日收悉。经审查，\
    你申请公开的“澄溪县2025年度城乡居民基本医疗保险基金预算执行情况（含附表）”，本机关予以公开；其中，\
    涉及个人隐私的部分，已作区分处理。你可以到澄溪县财政局办公室（县城东街12号）查阅。";

/// A paragraph with these properties.
pub fn paragraph(properties: &str, text: &str) -> String {
    let runs = text
        .split('\t')
        .map(|part| format!("<w:r><w:t xml:space=\"preserve\">{part}</w:t></w:r>"));
    let runs: Vec<String> = runs.collect();
    format!(
        "<w:p><w:pPr>{properties}</w:pPr>{}</w:p>",
        runs.join("<w:r><w:tab/></w:r>")
    )
}

/// A reply of some pages: title, body with indents of two characters, signature at the right.
pub fn reply() -> String {
    let indent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";
    let right = "<w:ind w:right=\"640\"/><w:jc w:val=\"right\"/>";
    let mut body = paragraph("<w:pStyle w:val=\"t\"/>", "政府信息公开申请答复书");
    body += &paragraph("<w:jc w:val=\"center\"/>", "澄财公开告〔2026〕12号");
    body += &paragraph("", "王晓明：");
    for n in ["一、", "二、", "（三）", "四、", "", "六、", "", "八、"] {
        body += &paragraph(indent, &format!("{n}{REPLY}"));
    }
    body += &paragraph("", "");
    body += &paragraph(right, "澄溪县财政局");
    body + &paragraph(right, "2026年3月20日")
}

/// A sheet with tabs at the left, in the middle and at the right.
pub fn tabbed() -> String {
    let tabs = "<w:tabs><w:tab w:val=\"left\" w:pos=\"2400\"/><w:tab w:val=\"center\" w:pos=\"5000\"/>\
        <w:tab w:val=\"right\" w:pos=\"8400\"/></w:tabs>";
    let lines = [
        "申请人\t王晓明\t电话\t0359-0001",
        "联系人\t苏禾\t日期\t2026年3月20日",
        "\t办理\t结果\t予以公开",
    ];
    lines.iter().map(|line| paragraph(tabs, line)).collect()
}

/// A table of tasks with a header row on every page and cells that reach over two rows.
pub fn table() -> String {
    const WIDTHS: [u32; 3] = [1200, 4200, 3000];
    let cell = |at: usize, merge: &str, text: &str| {
        let small = "<w:spacing w:line=\"400\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>";
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{merge}</w:tcPr>{}</w:tc>",
            WIDTHS[at],
            paragraph(small, text)
        )
    };
    let row = |properties: &str, cells: String| {
        format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>")
    };
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| {
            format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
        })
        .collect();
    let grid: String = WIDTHS
        .iter()
        .map(|w| format!("<w:gridCol w:w=\"{w}\"/>"))
        .collect();
    let head = ["序号", "公开内容", "责任单位"];
    let head: String = head
        .iter()
        .enumerate()
        .map(|(n, t)| cell(n, "", t))
        .collect();
    let mut rows = row("<w:tblHeader/>", head);
    for n in 1..=24 {
        let (merge, number) = match n % 2 {
            1 => ("<w:vMerge w:val=\"restart\"/>", (n / 2 + 1).to_string()),
            _ => ("<w:vMerge/>", String::new()),
        };
        let task = "及时公开重大政策的解读材料，做到同步起草、同步审签、同步发布。";
        let cells =
            cell(0, merge, &number) + &cell(1, "", task) + &cell(2, "", "县财政局、县农业农村局");
        rows += &row("<w:trHeight w:val=\"500\"/>", cells);
    }
    let title = paragraph("<w:pStyle w:val=\"t\"/>", "任务分解表");
    format!(
        "{title}<w:tbl><w:tblPr><w:tblW w:w=\"8400\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
         <w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{}",
        paragraph("", "注：以上为样例。")
    )
}

/// Writes a Word file of this body.
///
/// # Errors
/// Fails where the file cannot be written.
pub fn write(path: &Path, body: &str) -> Step {
    let document = format!("<w:document {NAMES}><w:body>{body}{SECTION}</w:body></w:document>");
    let relations = |all: &[(&str, &str, &str)]| {
        let one = |(id, kind, target): &(&str, &str, &str)| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
        };
        let all: String = all.iter().map(one).collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
        )
    };
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        (
            "_rels/.rels",
            relations(&[("d", "officeDocument", "word/document.xml")]),
        ),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("s", "styles", "styles.xml"),
                ("f", "footer", "footer1.xml"),
            ]),
        ),
        ("word/document.xml", document),
        (
            "word/styles.xml",
            format!("<w:styles {NAMES}>{STYLES}</w:styles>"),
        ),
        (
            "word/footer1.xml",
            format!("<w:ftr {NAMES}>{FOOTER}</w:ftr>"),
        ),
    ];
    let mut zip = ZipWriter::new(std::fs::File::create(path)?);
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    zip.finish()?;
    Ok(())
}
