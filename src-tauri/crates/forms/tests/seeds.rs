//! Every kept seed of the fuzz targets goes through its reader here too: none makes it panic, and
//! each target has one that is a table, so that what is fuzzed is the reader and not its refusals.
#![allow(clippy::unwrap_used)]

#[path = "../../../../tests/fuzz/src/lib.rs"]
#[allow(dead_code)] // what only libFuzzer needs
mod feed;

use std::path::Path;

#[test]
fn every_kept_seed_goes_through_its_reader() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fuzz/seeds");
    for (target, feed) in feed::TARGETS {
        let kept: Vec<_> = std::fs::read_dir(seeds.join(target)).unwrap().collect();
        let tables = kept.into_iter().filter_map(|seed| {
            let bytes = std::fs::read(seed.unwrap().path()).unwrap();
            feed(&bytes).then_some(())
        });
        assert!(tables.count() > 0, "{target}");
    }
}
