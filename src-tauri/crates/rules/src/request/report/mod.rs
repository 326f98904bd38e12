//! Tables two, three and four of the annual report (2021 format): what is counted from the cases and
//! the remedies, where each number stands, and the identities that hold in them.
//!
//! One function says in which rows a case stands; the numbers are counted by it and the records
//! behind a number are found by it, so they cannot differ.

mod acts;
mod case;
mod check;
mod figures;
mod labels;
mod place;
mod remedies;
mod requests;
mod sum;

pub use acts::{ACT_LABELS, ActLabel, Acts};
pub use case::{Applicant, Case};
pub use check::{Finding, check};
pub use figures::{FIGURES, FigureRow};
pub use labels::{COLUMNS, REMEDY_LABELS, ROWS, row_labels};
pub use place::Place;
pub use remedies::{Remedies, Remedy, RemedyKind, RemedyResult, RemedySlot};
pub use requests::{Cell, Column, Requests};

use serde::{Deserialize, Serialize};

/// The numbers of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The year.
    pub year: i32,
    /// Table two.
    #[serde(default)]
    pub acts: Acts,
    /// Table three.
    pub requests: Requests,
    /// Table four.
    pub remedies: Remedies,
}
