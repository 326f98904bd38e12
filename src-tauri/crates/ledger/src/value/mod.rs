//! A value's three forms: JSON outside, a typed column inside, plain text for searching.

mod column;
mod decimal;
mod moment;
mod plain;

pub(crate) use column::{from_column, sql_type, to_column};
pub use decimal::{decimal_text, decimal_units};
pub(crate) use moment::{date_time, now, today};
pub(crate) use plain::{SEPARATOR, append_plain, searchable};
