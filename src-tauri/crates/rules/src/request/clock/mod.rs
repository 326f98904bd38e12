//! The clock of a request is a ledger: an ordered list of [entries](Entry), each with its dates.
//! From it follow the lawful date of the reply, the days used and left, the clocks beside it, and a
//! computation that can be shown in court.
//!
//! How days are counted:
//! - Day one is the first working day after the receipt (Art. 33); the period is twenty working
//!   days, and as many more as it was extended by.
//! - A correction or a payment (see [`Conventions`]) begins the count anew, from the day after it.
//! - While others are asked no day counts. The day on which the letter goes out still counts, the
//!   day on which the answer comes does not: of the readings that the law allows, the one by which
//!   a reply is never late.
//! - While a correction or a payment is awaited no day counts either, and there is no date for the
//!   reply until it comes.
//! - An extension is granted once. It belongs to the period in which it was decided; where the count
//!   begins anew it is not added again. So it is with the later period that Art. 35 allows, which
//!   follows the days of Art. 33 and has no longest length.

mod convention;
mod course;
mod daily;
mod entry;
mod error;
mod finding;
mod line;
mod order;
mod pause;
mod reckon;
mod sheet;
mod side;
mod terms;

pub use convention::{Conventions, ConventionsError};
pub use daily::{CountedDay, daily};
pub use entry::{Entry, Kind};
pub use error::Impossible;
pub use line::{Line, LineKind};
pub use reckon::{Reckoning, reckon};
pub use side::{Side, SideClock};
pub use terms::{Terms, TermsError};
