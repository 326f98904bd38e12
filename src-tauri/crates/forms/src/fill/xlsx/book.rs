use crate::fill::scan::Scan;
use crate::fill::{FillError, Package};
use std::collections::HashMap;

/// Which parts of the package are the sheets.
pub(crate) struct Book {
    /// The workbook's own part.
    pub path: String,
    /// The sheets in the order of their tabs.
    pub parts: Vec<Part>,
}

/// A sheet.
pub(crate) struct Part {
    /// Its name on the tab.
    pub name: String,
    /// Its part.
    pub path: String,
    /// Its place among the sheets.
    pub index: usize,
    /// True where the file hides it.
    pub hidden: bool,
}

impl Book {
    /// Reads the list of sheets.
    pub(crate) fn read(package: &mut Package) -> Result<Book, FillError> {
        let path = "xl/workbook.xml".to_owned();
        let paths: HashMap<String, String> = relations(package, &path)?.into_iter().collect();
        let xml = package.text(&path)?;
        let mut scan = Scan::new(&xml);
        let mut parts = Vec::new();
        while let Some(tag) = scan.next()? {
            if !tag.begins("sheet") {
                continue;
            }
            let id = tag.attribute("r:id").unwrap_or_default();
            let name = tag.attribute("name").unwrap_or_default().into_owned();
            let state = tag.attribute("state");
            parts.push(Part {
                hidden: state.is_some_and(|s| s != "visible"),
                path: paths.get(&*id).cloned().unwrap_or_default(),
                index: parts.len(),
                name,
            });
        }
        parts.retain(|p| package.has(&p.path));
        Ok(Book { path, parts })
    }
}

/// What a part refers to: ids and paths of parts inside the package.
pub(crate) fn relations(
    package: &mut Package,
    part: &str,
) -> Result<Vec<(String, String)>, FillError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let path = format!("{folder}/_rels/{file}.rels");
    if !package.has(&path) {
        return Ok(Vec::new());
    }
    relations_in(part, &package.text(&path)?)
}

/// The same, of a part's relations as they are written.
pub(crate) fn relations_in(part: &str, xml: &str) -> Result<Vec<(String, String)>, FillError> {
    let (folder, _) = part.rsplit_once('/').unwrap_or(("", part));
    let mut scan = Scan::new(xml);
    let mut found = Vec::new();
    while let Some(tag) = scan.next()? {
        let outside = tag.attribute("TargetMode").is_some_and(|m| m == "External");
        if tag.begins("Relationship") && !outside {
            let target = tag.attribute("Target").unwrap_or_default();
            let id = tag.attribute("Id").unwrap_or_default().into_owned();
            found.push((id, resolved(folder, &target)));
        }
    }
    Ok(found)
}

/// A path that a part in `folder` gives, as a name in the package.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
