//! Paper out: a composed [`Paper`](crate::Paper) as Excel, Word or CSV.

mod csv;
mod docx;
mod error;
mod out;
mod stream;
mod xlsx;

pub use csv::{csv, guard, unguard};
pub use docx::docx;
pub use error::WriteError;
pub use out::file;
pub use stream::{Laid, Layout, XlsxStream};
pub use xlsx::xlsx;

pub(crate) use out::Out;
