//! No operation of the store is left out of the contract.

use std::path::{Path, PathBuf};

/// Folders whose functions are no operations of the store.
const OTHERS: &[&str] = &["cli", "http", "store"];

/// Operations that read or write a file and ask the database only what others here ask it; steps of others,
/// in their transactions; what is carried by hand, which `carried` holds to both databases; and the
/// merging of a form, which is a command `merge`.
const ELSEWHERE: &[&str] = &[
    "form::preview",
    "notice::preview",
    "unit::read_file",
    "audit::note",
    "device::signer",
    "issue::latest",
    "issue::place",
    "issue::write",
    "issue::last",
    "issue::keep",
    "issue::welcome",
    "notice::in_force",
    "unit::slip",
    "unit::find_in",
    "unit::list_in",
    "carry::receive",
    "form::merge",
    "assessment::count",
    "assessment::points",
    "batch::records_where",
    "notice::give",
    "report::show",
    "report::write",
];

#[test]
fn every_operation_of_the_store_is_promised() {
    let crate_of = Path::new(env!("CARGO_MANIFEST_DIR"));
    let promised = on_both(&crate_of.join("tests/office"));
    // However its lines were broken.
    let promised = promised.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut missing = Vec::new();
    for concept in folders(&crate_of.join("src")) {
        let name = concept.file_name().unwrap().to_str().unwrap().to_owned();
        for operation in sources(&concept).iter().flat_map(|file| operations(file)) {
            let called = is_called(&promised, &format!("{name}::{operation}"));
            let named = promised.contains(&format!("\"{name}\", \"{operation}\""));
            let path = format!("{name}::{operation}");
            if !called && !named && !ELSEWHERE.contains(&path.as_str()) {
                missing.push(path);
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// The contract, and the other tests that run on both databases.
fn on_both(tests: &Path) -> String {
    let read = |file: &PathBuf| std::fs::read_to_string(file).unwrap();
    let contract = sources(&tests.join("contract"));
    let mut others: Vec<String> = sources(tests).iter().map(read).collect();
    others.retain(|text| text.contains("Postgres"));
    contract.iter().map(read).chain(others).collect()
}

/// True where the operation is called, or handed over to be called.
fn is_called(text: &str, operation: &str) -> bool {
    let mut ends = text
        .match_indices(operation)
        .map(|(at, found)| &text[at + found.len()..]);
    ends.any(|after| after.starts_with(['(', ')', ',']))
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(of)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let wanted =
        |path: &PathBuf| path.is_dir() && !OTHERS.iter().any(|other| path.ends_with(other));
    entries.filter(wanted).collect()
}

fn sources(of: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(of)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// The public functions of a file that take the store, an office, or a transaction.
fn operations(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap();
    let functions = text.split("\npub fn ").skip(1);
    let of_store = functions.filter(|function| {
        let signature = function.split('{').next().unwrap();
        ["&Store", "&Office", "&mut dyn Sql"]
            .iter()
            .any(|kind| signature.contains(kind))
    });
    let names = of_store.map(|function| function.split(['(', '<']).next().unwrap());
    names.map(str::to_owned).collect()
}
