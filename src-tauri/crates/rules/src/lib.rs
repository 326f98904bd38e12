//! The rules of disclosure work as pure functions: working days, document numbers, disclosure
//! attributes, states, lamps, reporting periods, time limits of catalogues, requests on application, classification marks,
//! what is looked for before publishing, how personal data are masked, and the initials of pinyin.
//!
//! Nothing here reads a clock, a file or a setting: the caller says what day it is.

pub mod attribute;
pub mod calendar;
pub mod catalogue;
pub mod document;
pub mod duty;
pub mod initials;
pub mod interpretation;
pub mod lamp;
pub mod mask;
pub mod participation;
pub mod period;
pub mod procedure;
pub mod publication;
pub mod question;
pub mod request;
pub mod secrecy;
mod state;
pub mod time_limit;

pub use lamp::{Lamp, lamp};
pub use period::{Period, Recurs, periods, periods_like};
pub use state::State;
