//! Paper in and out: tables read from Excel, Word, CSV and the clipboard; forms written as Excel,
//! Word and CSV; the office's own files filled in place.

pub mod fill;
pub mod foreign;
pub mod form;
pub mod header;
pub mod letter;
pub mod manuscript;
pub mod notice;
pub mod propose;
pub mod publication;
pub mod read;
pub mod report;
pub mod rows;
mod secrecy;
pub mod table;
pub mod text;
pub mod write;

pub use form::{Form, Paper};
