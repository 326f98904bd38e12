use super::markup::{escape, style};
use crate::form::{FontRole, Fonts};
use std::fmt::Write;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const ROLES: [(FontRole, &str); 4] = [
    (FontRole::Heading, "表标题"),
    (FontRole::Head, "表头"),
    (FontRole::Body, "表内文字"),
    (FontRole::Note, "表外文字"),
];

/// `[Content_Types].xml`.
pub(super) fn content_types(footer: bool) -> String {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut out = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    let mut part = |name: &str, kind: &str| {
        let _ = write!(
            out,
            "<Override PartName=\"/word/{name}.xml\" ContentType=\"{main}.{kind}+xml\"/>"
        );
    };
    part("document", "document.main");
    part("styles", "styles");
    part("fontTable", "fontTable");
    part("settings", "settings");
    if footer {
        part("footer1", "footer");
    }
    out + "</Types>"
}

/// `_rels/.rels`.
pub(super) fn package_relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Target=\"word/document.xml\" Type=\"http://schemas.\
         openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>\
         <Relationship Id=\"rId2\" Target=\"docProps/core.xml\" Type=\"http://schemas.\
         openxmlformats.org/package/2006/relationships/metadata/core-properties\"/>\
         </Relationships>"
    )
}

/// `word/_rels/document.xml.rels`.
pub(super) fn document_relations(footer: bool) -> String {
    let mut out = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    let parts = [
        ("styles", "styles"),
        ("fontTable", "fontTable"),
        ("settings", "settings"),
    ];
    let footer = footer.then_some(("footer1", "footer"));
    for (n, (name, kind)) in parts.into_iter().chain(footer).enumerate() {
        let _ = write!(
            out,
            "<Relationship Id=\"rId{}\" Target=\"{name}.xml\" Type=\"http://schemas.\
             openxmlformats.org/officeDocument/2006/relationships/{kind}\"/>",
            n + 1
        );
    }
    out + "</Relationships>"
}

/// `word/styles.xml`: one paragraph style for each role, so that a clerk can change all at once.
pub(super) fn styles(fonts: &Fonts) -> String {
    let mut out = format!(
        "{XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{}<w:lang w:val=\"en-US\" \
         w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/>\
         </w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
        run(fonts, FontRole::Body)
    );
    for (role, name) in ROLES {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\">\
             <w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>\
             {}<w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>{}</w:pPr>\
             <w:rPr>{}</w:rPr></w:style>",
            style(role),
            spaces(role),
            spacing(role),
            run(fonts, role)
        );
    }
    out + "</w:styles>"
}

/// Narrow columns have no room for the space that Word puts between figures and characters.
fn spaces(role: FontRole) -> &'static str {
    match role {
        FontRole::Head | FontRole::Body => {
            "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>"
        }
        FontRole::Heading | FontRole::Note => "",
    }
}

fn spacing(role: FontRole) -> &'static str {
    match role {
        FontRole::Heading => "<w:spacing w:before=\"0\" w:after=\"200\"/>",
        FontRole::Head | FontRole::Body => "<w:spacing w:before=\"20\" w:after=\"20\"/>",
        FontRole::Note => "<w:spacing w:before=\"80\" w:after=\"80\"/>",
    }
}

fn run(fonts: &Fonts, role: FontRole) -> String {
    let font = fonts.of(role);
    let mut name = String::new();
    escape(font.family(), &mut name);
    let half_points = (font.size_pt * 2.0).round();
    format!(
        "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"{name}\" w:hAnsi=\"{name}\" \
         w:eastAsia=\"{name}\" w:cs=\"{name}\"/><w:sz w:val=\"{half_points}\"/>\
         <w:szCs w:val=\"{half_points}\"/>"
    )
}

/// `word/fontTable.xml`: which family stands in where the prescribed one is not installed.
pub(super) fn font_table(fonts: &Fonts) -> String {
    let mut out = format!("{XML}<w:fonts {W}>");
    for (role, _) in ROLES {
        let families = &fonts.of(role).families;
        let (mut name, mut other) = (String::new(), String::new());
        escape(families.first().map_or("", String::as_str), &mut name);
        escape(&families.get(1..).unwrap_or_default().join(","), &mut other);
        let _ = write!(
            out,
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/>\
             <w:charset w:val=\"86\"/></w:font>"
        );
    }
    out + "</w:fonts>"
}

/// `word/settings.xml`: as Word 2013 and later lay out.
pub(super) fn settings() -> String {
    format!(
        "{XML}<w:settings {W}><w:zoom w:percent=\"100\"/>\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// `word/footer1.xml`: 第 1 页 共 3 页.
pub(super) fn footer() -> String {
    let text = |t: &str| format!("<w:r><w:t xml:space=\"preserve\">{t}</w:t></w:r>");
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    format!(
        "{XML}<w:ftr {W}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}{}{}{}{}</w:p></w:ftr>",
        text("第 "),
        field("PAGE"),
        text(" 页 共 "),
        field("NUMPAGES"),
        text(" 页")
    )
}

/// `docProps/core.xml`.
pub(super) fn properties(title: &str) -> String {
    let mut name = String::new();
    escape(title, &mut name);
    format!(
        "{XML}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{name}</dc:title>\
         </cp:coreProperties>"
    )
}
