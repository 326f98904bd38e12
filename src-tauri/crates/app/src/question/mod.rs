//! The bank of questions: what is asked often, with answers that may be published.

mod find;
pub mod promote;

pub(crate) use find::find;
