//! Interpretations beside their documents: what was drafted, signed and published together, which
//! policy documents have none, and how much goes beyond text and beyond the website.

mod beside;
mod brief;
mod derive;
mod find;
mod known;
mod lines;
pub mod survey;
mod wanted;

pub(crate) use beside::beside;
pub(crate) use derive::derive;
pub(crate) use find::find;
pub(crate) use lines::lines;
