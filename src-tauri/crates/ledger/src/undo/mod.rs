//! Undo and redo: new steps that apply recorded values, so that history stays whole.

mod apply;
mod run;
mod steps;

pub use steps::{StepInfo, StepKind};
