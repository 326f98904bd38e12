//! What happened at the desk beside changes of records, for whoever must answer for it.

pub mod list;
