use super::RedactError;
use crate::fill::Changed;
use crate::fill::edits::Edits;
use crate::fill::package::Package;
use crate::fill::scan::Scan;
use crate::fill::xlsx::book::relations;
use std::collections::BTreeSet;
use std::path::Path;

const TYPES: &str = "[Content_Types].xml";

/// The parts of a file as they will be written.
pub(super) struct Parts {
    package: Package,
    changed: Changed,
    dropped: BTreeSet<String>,
    /// What could be reached before anything was changed.
    reachable: Option<BTreeSet<String>>,
}

impl Parts {
    pub(super) fn new(package: Package) -> Parts {
        Parts {
            package,
            changed: Changed::new(),
            dropped: BTreeSet::new(),
            reachable: None,
        }
    }

    /// Names of the parts that are left.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.package.names().iter();
        names
            .filter(|n| !self.dropped.contains(*n))
            .cloned()
            .collect()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.package.has(name) && !self.dropped.contains(name)
    }

    pub(super) fn package(&mut self) -> &mut Package {
        &mut self.package
    }

    /// A part as it stands by now.
    pub(super) fn text(&mut self, name: &str) -> Result<String, RedactError> {
        match self.changed.get(name) {
            Some(text) => Ok(text.clone()),
            None => Ok(self.package.text(name)?),
        }
    }

    /// Puts edits into a part.
    pub(super) fn edit(&mut self, name: &str, xml: &str, edits: Edits) {
        if !edits.is_empty() {
            self.changed.insert(name.to_owned(), edits.apply(xml));
        }
    }

    /// Puts a new text in place of a part's.
    pub(super) fn put(&mut self, name: &str, xml: String) {
        self.changed.insert(name.to_owned(), xml);
    }

    /// Leaves parts out, with all that leads to them.
    pub(super) fn drop(&mut self, goes: impl Fn(&str) -> bool) -> Result<(), RedactError> {
        self.reached_before()?;
        let gone: BTreeSet<String> = self.names().into_iter().filter(|n| goes(n)).collect();
        if gone.is_empty() {
            return Ok(());
        }
        for rels in self.names().iter().filter(|n| n.ends_with(".rels")) {
            self.unrelate(rels, &gone)?;
        }
        self.dropped.extend(gone);
        Ok(())
    }

    fn unrelate(&mut self, rels: &str, gone: &BTreeSet<String>) -> Result<(), RedactError> {
        let xml = self.text(rels)?;
        let owner = owner(rels);
        let (folder, _) = owner.rsplit_once('/').unwrap_or(("", &owner));
        let mut edits = Edits::default();
        let mut scan = Scan::new(&xml);
        while let Some(tag) = scan.next()? {
            let target = tag.attribute("Target").unwrap_or_default();
            let inside = tag.attribute("TargetMode").is_none_or(|m| m != "External");
            let path = crate::fill::xlsx::book::resolved(folder, &target);
            if tag.begins("Relationship") && inside && gone.contains(&path) {
                edits.replace(tag.range(), "");
            }
        }
        self.edit(rels, &xml, edits);
        Ok(())
    }

    fn reached_before(&mut self) -> Result<(), RedactError> {
        if self.reachable.is_none() {
            self.reachable = Some(self.reached()?);
        }
        Ok(())
    }

    /// Parts that relations lead to, from the file's root on.
    fn reached(&mut self) -> Result<BTreeSet<String>, RedactError> {
        let mut reached = BTreeSet::new();
        let mut next = vec![String::new()];
        while let Some(part) = next.pop() {
            for target in self.targets(&part)? {
                if self.has(&target) && reached.insert(target.clone()) {
                    next.push(target);
                }
            }
        }
        Ok(reached)
    }

    fn targets(&mut self, part: &str) -> Result<Vec<String>, RedactError> {
        let path = rels_of(part);
        match self.has(&path) {
            false => Ok(Vec::new()),
            true => {
                let xml = self.text(&path)?;
                let all = crate::fill::xlsx::book::relations_in(part, &xml)?;
                Ok(all.into_iter().map(|(_, target)| target).collect())
            }
        }
    }

    /// What hung on a part that was left out goes with it, and so does its entry in the list.
    pub(super) fn drop_unreachable(&mut self) -> Result<(), RedactError> {
        if self.dropped.is_empty() {
            return Ok(());
        }
        let before = self.reachable.clone().unwrap_or_default();
        let now = self.reached()?;
        self.dropped.extend(before.difference(&now).cloned());
        let orphans: Vec<String> = self
            .names()
            .into_iter()
            .filter(|n| n.ends_with(".rels") && self.dropped.contains(&owner(n)))
            .collect();
        self.dropped.extend(orphans);
        self.unlist()
    }

    fn unlist(&mut self) -> Result<(), RedactError> {
        let xml = self.text(TYPES)?;
        let mut edits = Edits::default();
        let mut scan = Scan::new(&xml);
        while let Some(tag) = scan.next()? {
            let part = tag.attribute("PartName").unwrap_or_default();
            if tag.begins("Override") && self.dropped.contains(part.trim_start_matches('/')) {
                edits.replace(tag.range(), "");
            }
        }
        self.edit(TYPES, &xml, edits);
        Ok(())
    }

    pub(super) fn write(self, out: &Path) -> Result<(), RedactError> {
        Ok(self
            .package
            .rewrite_without(&self.dropped, &self.changed, out)?)
    }
}

/// `word/_rels/document.xml.rels` of `word/document.xml`; that of the root is `_rels/.rels`.
fn rels_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

fn owner(rels: &str) -> String {
    let path = rels.strip_suffix(".rels").unwrap_or(rels);
    path.replacen("_rels/", "", 1)
}

/// What a part refers to, as the file had it.
pub(super) fn referred(
    parts: &mut Parts,
    part: &str,
) -> Result<Vec<(String, String)>, RedactError> {
    Ok(relations(parts.package(), part)?)
}
