//! The command line, as a script sees it.

mod desk;
mod errors;
mod export;
mod jiangxian;
mod records;
mod serve;
mod tables;
