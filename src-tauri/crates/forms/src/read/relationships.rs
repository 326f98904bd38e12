use super::package::small_part;
use super::xml::{Node, Walk};
use super::{Input, ReadError};
use std::collections::HashMap;
use zip::ZipArchive;

/// The part that a package is about: its workbook or its document.
pub(crate) fn main_part(archive: &mut ZipArchive<Input>) -> Result<Option<String>, ReadError> {
    let root = relationships(archive, "_rels/.rels")?;
    let main = root.values().find(|r| r.kind.ends_with("/officeDocument"));
    Ok(main.map(|r| resolve("", &r.target)))
}

/// Where a relationship leads.
pub(crate) struct Relationship {
    pub(crate) kind: String,
    pub(crate) target: String,
}

/// The relationships of one part by id; empty where the part has none.
pub(crate) fn relationships(
    archive: &mut ZipArchive<Input>,
    path: &str,
) -> Result<HashMap<String, Relationship>, ReadError> {
    let Some(xml) = small_part(archive, path.trim_start_matches('/'))? else {
        return Ok(HashMap::new());
    };
    let mut walk = Walk::new(xml.as_bytes());
    let mut found = HashMap::new();
    loop {
        match walk.step()? {
            Node::Open(tag) if tag.is("Relationship") => {
                let text = |name| tag.attribute(name).unwrap_or_default();
                let (kind, target) = (text("Type"), text("Target"));
                found.insert(text("Id"), Relationship { kind, target });
            }
            Node::End => return Ok(found),
            _ => {}
        }
    }
}

/// A target's path in the package, without the leading slash.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
