//! Letters: Word templates that an office edits in Word itself, written with the facts of a case.
//!
//! A template holds marks between double braces: `{{申请人}}` stands for a fact; `{{如果 便民答复}}` …
//! `{{否则}}` … `{{结束}}` keeps what the case asks for, within a line or, where each mark has a line of
//! its own, over whole paragraphs and tables; `{{逐行 材料}}` … `{{结束}}` in a table's row repeats the
//! row. A picture whose alternative text is `{{条 本年条}}` is a bar of a chart, as long as that number
//! of hundredths says. A mark may lie in the body, in tables, headers, footers and text boxes, and be split over
//! Word's runs in any way. What a template names and the case does not know is an error that names
//! it: a letter with a hole is never written.

mod bar;
mod block;
mod cells;
mod error;
mod expand;
mod facts;
mod inline;
mod say;
mod tag;
mod template;

pub use error::LetterError;
pub use facts::{Fact, Facts};
pub use say::{names, say};
pub use tag::{Condition, Tag};
pub use template::{Mark, Template};
