//! `cargo xtask bench`: Minglu beside well-known peers, in one run on one machine.
//!
//! Both halves of a pair are programs of their own and take turns, so that neither gains from the
//! other's warm caches, and each one's time and peak memory are the kernel's figures.

mod big;
mod cases;
mod forms;
mod kept;
mod letters;
mod made;
mod measure;
mod million;
mod notice;
mod pair;
mod papers;
mod peers;
mod report;
mod review;
mod tasks;
mod window;

use minglu_tests::Step;
use pair::Pair;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match chosen.as_slice() {
        [write, folder] if write == letters::WRITE => letters::write(Path::new(folder)),
        chosen => measure_all(chosen),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure_all(chosen: &[String]) -> Step {
    let folder = tempfile::Builder::new().prefix("minglu-bench").tempdir()?;
    let alone = |name: &String| {
        ["search", "kept", "review", "million", "cases", "notice"].contains(&name.as_str())
    };
    // The papers of the pairs take a while to make.
    if chosen.is_empty() || !chosen.iter().all(alone) {
        measure_pairs(folder.path(), chosen)?;
    }
    if chosen.is_empty() || chosen.iter().any(|name| name == "search") {
        big::measure(folder.path())?;
    }
    if chosen.is_empty() || chosen.iter().any(|name| name == "kept") {
        kept::measure(folder.path())?;
    }
    if chosen.is_empty() || chosen.iter().any(|name| name == "review") {
        review::measure(folder.path())?;
    }
    if chosen.is_empty() || chosen.iter().any(|name| name == "notice") {
        notice::measure();
    }
    if chosen.is_empty() || chosen.iter().any(|name| name == "cases") {
        cases::measure(folder.path())?;
    }
    if chosen.is_empty() || chosen.iter().any(|name| name == "million") {
        million::measure(folder.path())?;
    }
    Ok(())
}

fn measure_pairs(folder: &Path, chosen: &[String]) -> Step {
    let mut report = report::Report::default();
    for make in [
        tasks::read,
        tasks::read_pandas,
        tasks::write,
        forms::docx,
        letters::docx,
        window::start,
    ] {
        let pair: Pair = make(folder)?;
        if chosen.is_empty() || chosen.iter().any(|name| pair.name.contains(name.as_str())) {
            report.add(&pair, pair.run()?);
        }
    }
    report.print();
    Ok(())
}
