//! The commands of Minglu, declared once and run by every host: the window, the loopback host and
//! the command line.
//!
//! A command is a file: `record/list.rs` is the command `record.list`, with its `Request`, its
//! `Response` and its `run`. [`command`] holds the one list of them.

pub mod attachment;
pub mod check;
pub mod command;
pub mod desk;
pub mod door;
pub mod draft;
mod error;
pub mod file;
pub mod form;
pub mod import;
pub mod lock;
pub mod password;
pub mod progress;
pub mod record;
pub mod step;
pub mod task;
pub mod unit;

pub use command::{Envelope, dispatch};
pub use desk::{Desk, Press};
pub use door::Door;
pub use error::{Error, Result};
