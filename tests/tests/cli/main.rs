//! The command line, as a script sees it.
#![allow(clippy::unwrap_used)] // support of the tests may fail them too

mod anonymise;
mod archive;
mod backup;
mod calendar;
mod errors;
mod export;
mod jiangxian;
mod ledgers;
mod logs;
mod notice;
mod old_word;
mod own;
mod password;
mod people;
mod records;
mod report;
mod requests;
mod review;
mod search;
mod serve;
mod tables;
mod veil;
mod walls;
