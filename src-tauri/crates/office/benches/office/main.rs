//! `cargo xtask bench office`: the county office's server beside bare peers, in one run on one
//! machine, and how its answers grow with the units.
//!
//! Arguments choose parts: `ingest`, `crowd`, `upload`, `still`, `growth`. PostgreSQL takes part
//! where Debian's is installed.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code, unused_imports)]
#[path = "../../tests/office/common/mod.rs"]
mod common;
mod crowd;
mod growth;
mod ingest;
mod made;
mod report;
mod still;
mod upload;

use common::Postgres;

/// A part of the bench, by its name.
type Part = (&'static str, fn(Option<&Postgres>));

const PARTS: &[Part] = &[
    ("ingest", ingest::measure),
    ("crowd", crowd::measure),
    ("upload", upload::measure),
    ("still", still::measure),
    ("growth", growth::measure),
];

fn main() {
    // Cargo adds words of its own.
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    let chosen: Vec<&String> = chosen
        .iter()
        .filter(|word| !word.starts_with("--"))
        .collect();
    let server = Postgres::start();
    for (name, measure) in PARTS {
        if chosen.is_empty() || chosen.iter().any(|word| word == name) {
            measure(server.as_ref());
        }
    }
}
