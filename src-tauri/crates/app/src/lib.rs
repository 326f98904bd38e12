//! The commands of Minglu, declared once and run by every host: the window, the loopback host and
//! the command line.
//!
//! A command is a file: `record/list.rs` is the command `record.list`, with its `Request`, its
//! `Response` and its `run`. [`command`] holds the one list of them.

mod abreast;
mod agenda;
pub mod annual_report;
pub mod archive;
pub mod assessment;
pub mod attachment;
pub mod attribute;
pub mod backup;
pub mod batch;
pub mod calendar;
pub mod catalogue;
pub mod check;
pub mod command;
pub mod custom;
pub mod desk;
pub mod diagnosis;
pub mod document;
pub mod draft;
pub mod duty;
mod error;
pub mod event;
pub mod file;
pub mod form;
pub mod handover;
pub mod import;
pub mod interpretation;
pub mod journal;
pub mod letter;
pub mod limit;
pub mod lock;
pub mod look_back;
pub mod notice;
pub mod office;
mod participation;
pub mod password;
pub mod people;
pub mod place;
pub mod print;
pub mod procedure;
pub mod progress;
pub mod publication;
pub mod question;
pub mod record;
pub mod request;
pub mod rescue;
pub mod review;
pub mod search;
pub mod sign;
pub mod statistic;
pub mod step;
pub mod task;
pub mod template;
pub mod unit;
pub mod yearly_figure;

pub use command::{Envelope, dispatch};
pub use desk::{Desk, Press};
pub use error::{Error, Result};
pub use place::Place;
