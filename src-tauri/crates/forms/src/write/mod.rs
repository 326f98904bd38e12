//! Paper out: a composed [`Paper`](crate::Paper) as Excel, Word or CSV.

mod chart;
mod csv;
mod docx;
mod error;
mod out;
mod stream;
mod xlsx;

pub use chart::Chart;
pub use csv::{csv, guard, unguard};
pub use docx::{docx, docx_with};
pub use error::WriteError;
pub use out::file;
pub use stream::{Laid, Layout, XlsxStream};
pub use xlsx::{xlsx, xlsx_with};

pub(crate) use out::Out;
