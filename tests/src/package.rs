//! What stands in a zip package, such as a Word file or a workbook.
//!
//! The tests of other crates include this file by its path, so it stands on `zip` alone.
#![allow(clippy::unwrap_used, dead_code)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use zip::ZipArchive;

/// A part of the package as text.
///
/// # Panics
/// Where the file is no package, has no such part, or the part is no text.
#[must_use]
pub fn part(file: &Path, name: &str) -> String {
    let mut zip = ZipArchive::new(File::open(file).unwrap()).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

/// All parts of the package, by name.
///
/// # Panics
/// Where the file is no package, or a part cannot be unpacked.
#[must_use]
pub fn parts(file: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(File::open(file).unwrap()).unwrap();
    let count = zip.len();
    let read = |at: usize| {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(read).collect()
}
