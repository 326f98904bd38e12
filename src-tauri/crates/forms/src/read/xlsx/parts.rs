use super::super::package::small_part;
use super::super::relationships::{main_part, relationships, resolve};
use super::super::xml::{Node, Walk};
use super::super::{Input, ReadError};
use zip::ZipArchive;

/// Which part of the package holds which sheet.
pub(super) fn sheet_parts(
    archive: &mut ZipArchive<Input>,
) -> Result<Vec<(String, String)>, ReadError> {
    let book = main_part(archive)?.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let targets = relationships(archive, &format!("{folder}/_rels/{file}.rels"))?;
    let Some(xml) = small_part(archive, &book)? else {
        return Ok(Vec::new());
    };
    let named = sheet_names(&xml)?.into_iter();
    let part = |id: &String| targets.get(id).map(|r| resolve(folder, &r.target));
    Ok(named
        .filter_map(|(name, id)| Some((name, part(&id)?)))
        .collect())
}

fn sheet_names(xml: &str) -> Result<Vec<(String, String)>, ReadError> {
    let mut walk = Walk::new(xml.as_bytes());
    let mut found = Vec::new();
    loop {
        match walk.step()? {
            Node::Open(tag) if tag.is("sheet") => {
                let text = |name| tag.attribute(name).unwrap_or_default();
                found.push((text("name"), text("id")));
            }
            Node::End => return Ok(found),
            _ => {}
        }
    }
}
