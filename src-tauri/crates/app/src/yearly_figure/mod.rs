//! Figures of the year that the annual report asks for beside what the other ledgers hold.

pub mod show;
