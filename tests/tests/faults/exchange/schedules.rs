use super::county::Template;
use super::schedule::{Act, acts, play};
use crate::rounds::rounds;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Schedules that CI plays; under `cargo xtask soak` they are 2,000.
const USUAL: usize = 100;

/// Each schedule has a seed of its own, one after the other from that of the test: the one that
/// failed comes first where `MINGLU_SEED` is its seed.
#[test]
fn whatever_the_line_does_nothing_is_lost_and_nothing_is_there_twice() {
    let (first, count) = (
        given().unwrap_or_else(|| fastrand::u64(..1_000_000)),
        rounds(USUAL),
    );
    println!("MINGLU_SEED={first}");
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let template = Template::new();
                loop {
                    let at = next.fetch_add(1, Ordering::SeqCst);
                    if at >= count {
                        return;
                    }
                    holds(&template, first + at as u64);
                }
            });
        }
    });
    println!("{count} schedules");
}

fn given() -> Option<u64> {
    std::env::var("MINGLU_SEED").ok()?.parse().ok()
}

fn holds(template: &Template, seed: u64) {
    let acts = acts(seed);
    let wrong = fails(template, seed, &acts);
    let fewest = wrong.as_ref().map(|_| fewest(template, seed, acts));
    let wrong = wrong.unwrap_or_default();
    assert!(
        fewest.is_none(),
        "MINGLU_SEED={seed}: {wrong}\nas few as these fail: {fewest:#?}"
    );
}

/// What is wrong in the end.
fn fails(template: &Template, seed: u64, acts: &[Act]) -> Option<String> {
    let played = catch_unwind(AssertUnwindSafe(|| play(template.county(), seed, acts)));
    match played {
        Ok(wrong) if wrong.is_empty() => None,
        Ok(wrong) => Some(wrong.join("\n")),
        Err(panic) => Some(words(&*panic)),
    }
}

fn words(panic: &(dyn Any + Send)) -> String {
    let owned = panic.downcast_ref::<String>().cloned();
    let plain = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    owned.or(plain).unwrap_or_default()
}

/// The same without whatever is not needed for it to fail.
fn fewest(template: &Template, seed: u64, mut acts: Vec<Act>) -> Vec<Act> {
    let mut at = 0;
    while at < acts.len() {
        let mut fewer = acts.clone();
        fewer.remove(at);
        match fails(template, seed, &fewer) {
            Some(_) => acts = fewer,
            None => at += 1,
        }
    }
    acts
}
