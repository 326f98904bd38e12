use super::{Input, Limits, ReadError, docx, ods, xlsb, xlsx};
use crate::table::Workbook;
use std::io::Read;
use zip::ZipArchive;

/// A packed part above this size may not have been squeezed more than `MOST_RATIO` times.
const RATIO_FROM: u64 = 64 << 20;
const MOST_RATIO: u64 = 300;
const MOST_PARTS: usize = 20_000;

/// Which program's file lies in the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Xlsx,
    Xlsb,
    Docx,
    Ods,
}

/// Reads a zip file: told by what it declares itself to be.
pub(super) fn read(input: Input, limits: &Limits) -> Result<Workbook, ReadError> {
    let (kind, archive) = open(input, limits)?;
    match kind {
        Kind::Xlsx => xlsx::read(archive, limits),
        Kind::Xlsb => xlsb::read(archive.into_inner(), limits),
        Kind::Docx => docx::read(archive, limits),
        Kind::Ods => ods::read(archive, limits),
    }
}

/// Opens a zip file that is not out to exhaust its reader, and tells what it is.
pub(crate) fn open(input: Input, limits: &Limits) -> Result<(Kind, ZipArchive<Input>), ReadError> {
    let mut archive = ZipArchive::new(input)?;
    check_sizes(&mut archive, limits)?;
    check_entities(&mut archive)?;
    Ok((kind(&mut archive)?, archive))
}

/// Refuses what would unpack to more than memory holds, before anything is unpacked.
fn check_sizes(archive: &mut ZipArchive<Input>, limits: &Limits) -> Result<(), ReadError> {
    if archive.len() > MOST_PARTS {
        return Err(ReadError::TooLarge("压缩包里的部件太多".into()));
    }
    let mut total = 0_u64;
    for i in 0..archive.len() {
        let part = archive.by_index_raw(i)?;
        if part.encrypted() {
            return Err(ReadError::Password);
        }
        total = total.saturating_add(part.size());
        let ratio = part.size() / part.compressed_size().max(1);
        if part.size() > RATIO_FROM && ratio > MOST_RATIO {
            return Err(ReadError::TooLarge("内容压缩得过密，疑似压缩炸弹".into()));
        }
    }
    if total > limits.unpacked {
        let most = limits.unpacked >> 20;
        return Err(ReadError::TooLarge(format!("解压后超过 {most} MB")));
    }
    Ok(())
}

/// No office program defines entities of its own; who does wants a reader to multiply them.
fn check_entities(archive: &mut ZipArchive<Input>) -> Result<(), ReadError> {
    const HEAD: u64 = 4096;
    let mut head = Vec::new();
    for i in 0..archive.len() {
        let part = archive.by_index(i)?;
        let name = part.name()?;
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        head.clear();
        part.take(HEAD)
            .read_to_end(&mut head)
            .map_err(|e| ReadError::damaged_by(&e))?;
        if memchr::memmem::find(&head, b"<!ENTITY").is_some() {
            return Err(ReadError::damaged("XML 里自定义了实体，疑似恶意文件"));
        }
    }
    Ok(())
}

fn kind(archive: &mut ZipArchive<Input>) -> Result<Kind, ReadError> {
    if let Some(mimetype) = small_part(archive, "mimetype")? {
        return opendocument(mimetype.trim());
    }
    let types = small_part(archive, "[Content_Types].xml")?.unwrap_or_default();
    let says = |word: &str| types.contains(word);
    if says("spreadsheetml.sheet.main") || says("spreadsheetml.template.main") {
        return Ok(Kind::Xlsx);
    }
    if says("ms-excel.sheet.macroEnabled.main") || says("ms-excel.template.macroEnabled.main") {
        return Ok(Kind::Xlsx);
    }
    if says("ms-excel.sheet.binary") {
        return Ok(Kind::Xlsb);
    }
    if says("wordprocessingml") || says("ms-word.document.macroEnabled") {
        return Ok(Kind::Docx);
    }
    by_name(archive)
}

fn opendocument(mimetype: &str) -> Result<Kind, ReadError> {
    if mimetype.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Kind::Ods);
    }
    if mimetype.starts_with("application/vnd.oasis.opendocument.text") {
        return Err(ReadError::unsupported(
            "这是 ODT 文档",
            "请用 WPS 或 LibreOffice 另存为 .docx 后再导入",
        ));
    }
    Err(unknown())
}

/// Some programs forget to declare their parts.
fn by_name(archive: &ZipArchive<Input>) -> Result<Kind, ReadError> {
    let has = |name: &str| archive.file_names().flatten().any(|n| n == name);
    if has("xl/workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    if has("word/document.xml") {
        return Ok(Kind::Docx);
    }
    if has("ppt/presentation.xml") {
        return Err(ReadError::unsupported(
            "这是演示文稿",
            "请选择 Excel、Word 或 CSV 文件",
        ));
    }
    Err(unknown())
}

fn unknown() -> ReadError {
    ReadError::unsupported(
        "这是压缩包，不是表格文件",
        "请先解压，再导入里面的 Excel、Word 或 CSV 文件",
    )
}

/// A part that should be small, as text; none where there is no such part.
pub(super) fn small_part(
    archive: &mut ZipArchive<Input>,
    name: &str,
) -> Result<Option<String>, ReadError> {
    let part = match archive.by_name(name) {
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        part => part?,
    };
    let mut bytes = Vec::new();
    part.take(4 << 20)
        .read_to_end(&mut bytes)
        .map_err(ReadError::damaged)?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// What to say about hidden rows, which are read all the same; rows counted from 1.
pub(super) fn hidden_rows_note(rows: &[u32]) -> Option<String> {
    (!rows.is_empty()).then(|| format!("第 {} 行是隐藏行，已读入，请核对", ranges(rows)))
}

/// What to say about hidden columns, given by their letters.
pub(super) fn hidden_columns_note(columns: &[String]) -> Option<String> {
    (!columns.is_empty()).then(|| format!("{} 列是隐藏列，已读入，请核对", columns.join("、")))
}

/// What to say about a hidden sheet.
pub(super) fn hidden_sheet_note() -> &'static str {
    "这张工作表是隐藏的，除非另行选择，不会读入"
}

/// What to say where cells lay outside the limits.
pub(super) fn overflow_note() -> &'static str {
    "第 512 列以后的内容没有读入"
}

/// Row numbers with neighbours run together: 5、7-9.
pub(crate) fn ranges(rows: &[u32]) -> String {
    const SHOWN: usize = 12;
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == *row => run.1 = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let shown = runs.iter().take(SHOWN).map(|(from, to)| match to - from {
        0 => from.to_string(),
        1 => format!("{from}、{to}"),
        _ => format!("{from}-{to}"),
    });
    let mut text = shown.collect::<Vec<_>>().join("、");
    if runs.len() > SHOWN {
        text.push_str(&format!(" 等共 {}", rows.len()));
    }
    text
}
