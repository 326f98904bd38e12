//! The archive of a year: a folder of tables and files that can be read without Minglu, with a
//! list of digests by which anybody can check it.

mod files;
pub mod make;
mod year;

pub(crate) use year::of_year;
