//! A Word file as pages. Lines are cut here, as Word cuts them; typst puts them on pages and draws.

mod families;
mod ink;
mod kinsoku;
mod line;
mod paragraph;
mod setter;
mod table;

pub(crate) use setter::{Set, set};
