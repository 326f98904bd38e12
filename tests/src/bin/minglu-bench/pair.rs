//! Two programs that do the same work.

use crate::measure::{self, Run};
use minglu_tests::Step;
use std::process::Command;

const ROUNDS: usize = 3;

/// Makes a fresh command for one run, with whatever must be cleared away before it.
pub type Make = Box<dyn Fn() -> Step<Command>>;

/// What the ratio should be.
#[derive(Debug, Clone, Copy)]
pub enum Aim {
    /// The peer takes at least this many times as long as we do.
    Faster(f64),
    /// We take at most this many times as long as the peer.
    AtMost(f64),
}

/// Our program and its peer.
pub struct Pair {
    /// What both do.
    pub name: &'static str,
    /// Who the peer is.
    pub peer: &'static str,
    /// What we aim at.
    pub aim: Aim,
    /// Starts ours.
    pub ours: Make,
    /// Starts theirs.
    pub theirs: Make,
}

/// The figures of both.
pub struct Outcome {
    /// Ours.
    pub ours: Run,
    /// The peer's.
    pub theirs: Run,
}

impl Pair {
    /// Lets both take turns.
    pub fn run(&self) -> Step<Outcome> {
        eprintln!("# {} / {}", self.name, self.peer);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(measure::run(&mut (self.ours)()?)?);
            theirs.push(measure::run(&mut (self.theirs)()?)?);
        }
        let ours = measure::middle(&ours).ok_or("no run")?;
        Ok(Outcome {
            ours,
            theirs: measure::middle(&theirs).ok_or("no run")?,
        })
    }
}
