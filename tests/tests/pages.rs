//! Word files as Minglu shows them look as LibreOffice prints them.
#![allow(clippy::unwrap_used)] // support of the tests may fail them too

use minglu_tests::letter::{reply, tabbed, table, write};
use minglu_tests::printed::{Line, all_by_office, by_office, by_us, ink, pages};
use minglu_tests::programs::{minglu, ready, shared};
use std::path::{Path, PathBuf};

/// Lines may stand so far from where they stand in LibreOffice, in millimetres.
const APART: f64 = 4.0;
/// The ink of a block may differ so much, of 1.
const INK: f64 = 0.12;
/// Larger files of strangers take this build too long.
const LARGEST: u64 = 200 * 1024;

/// The text of a page: what a merged cell says stands in another place, so its order is not.
fn words(page: &[Line]) -> String {
    page.iter().map(|line| line.text.as_str()).collect()
}

fn compare(docx: &Path, folder: &Path) {
    let name = docx.display();
    let (theirs, ours) = (
        by_office(docx, folder).unwrap(),
        by_us(docx, folder).unwrap(),
    );
    let (their_ink, our_ink) = (ink(&theirs).unwrap(), ink(&ours).unwrap());
    let (theirs, ours) = (pages(&theirs).unwrap(), pages(&ours).unwrap());
    assert_eq!(theirs.len(), ours.len(), "{name}: pages");
    for (n, (theirs, ours)) in theirs.iter().zip(&ours).enumerate() {
        assert_eq!(words(theirs), words(ours), "{name}: page {}", n + 1);
        for (their, our) in theirs.iter().zip(ours) {
            let apart = (their.foot - our.foot)
                .abs()
                .max((their.left - our.left).abs());
            assert!(apart < APART, "{name}: {their:?} {our:?}");
        }
    }
    for (theirs, ours) in their_ink.iter().zip(&our_ink) {
        let apart = theirs.iter().zip(ours).map(|(a, b)| (a - b).abs());
        let most = apart.fold(0.0, f64::max);
        assert!(most < INK, "{name}: ink {most}");
    }
}

#[test]
fn letters_break_into_the_lines_and_pages_of_an_office_program() {
    if !ready(&["soffice", "pdftotext", "pdftoppm"]).unwrap() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, body) in [("reply", reply()), ("tabbed", tabbed()), ("table", table())] {
        let docx = folder.path().join(format!("{name}.docx"));
        write(&docx, &body).unwrap();
        compare(&docx, folder.path());
    }
}

#[test]
fn our_own_forms_have_the_pages_and_words_that_an_office_program_gives_them() {
    if !ready(&["soffice", "pdftotext"]).unwrap() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(minglu(&data, &["sample"]).unwrap().status.success());
    for (ledger, form) in [("contact", "contact-filing"), ("contact", "contact-list")] {
        let docx = folder.path().join(format!("{form}.docx"));
        let out = docx.display().to_string();
        let export = ["export", ledger, "--form", form, "-o", &out];
        assert!(minglu(&data, &export).unwrap().status.success());
        let theirs = pages(&by_office(&docx, folder.path()).unwrap()).unwrap();
        let ours = pages(&by_us(&docx, folder.path()).unwrap()).unwrap();
        let all = |pages: &[Vec<Line>]| {
            let mut signs: Vec<char> = pages
                .iter()
                .flat_map(|p| words(p).chars().collect::<Vec<_>>())
                .collect();
            signs.sort_unstable();
            signs
        };
        assert_eq!(theirs.len(), ours.len(), "{form}: pages");
        assert_eq!(all(&theirs), all(&ours), "{form}: words");
    }
}

/// Word files of strangers, where this machine has them: one in eight, or all where the environment
/// asks for `MINGLU_ALL`. Setting all of them takes minutes in an unoptimised build.
fn strangers() -> Vec<PathBuf> {
    let Some(shared) = shared() else {
        println!("skipped: no files of strangers");
        return Vec::new();
    };
    let mut folders = vec![shared.join("notices"), shared.join("corpus/zh")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let small = entry.metadata().is_ok_and(|m| m.len() < LARGEST);
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(ending) if ending == "docx" && small => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    let step = if std::env::var_os("MINGLU_ALL").is_some() {
        1
    } else {
        8
    };
    found.into_iter().step_by(step).collect()
}

#[test]
fn no_file_of_a_stranger_defeats_the_typesetter() {
    if !ready(&["soffice", "pdftotext"]).unwrap() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut copies, mut ours) = (Vec::new(), Vec::new());
    for (n, docx) in strangers().iter().enumerate() {
        let copy = folder.path().join(format!("{n}.docx"));
        std::fs::copy(docx, &copy).unwrap();
        match by_us(&copy, folder.path()) {
            Ok(pdf) => {
                copies.push(copy);
                ours.push((docx.clone(), pages(&pdf).unwrap().len()));
            }
            Err(refused) => {
                let (name, words) = (docx.display(), refused.to_string());
                println!("{name}: {words}");
                let said = words.contains('请') && !words.contains("排版出错");
                assert!(said, "{name}: {words}");
            }
        }
    }
    let theirs = all_by_office(&copies, folder.path()).unwrap();
    let (mut same, mut both) = (0, 0);
    for (pdf, (docx, ours)) in theirs.iter().zip(ours) {
        let Some(pdf) = pdf else { continue };
        let theirs = pages(pdf).unwrap().len();
        both += 1;
        same += usize::from(theirs == ours);
        println!("{theirs:4} {ours:4} {}", docx.display());
    }
    println!("as many pages as LibreOffice: {same} of {both}");
}
