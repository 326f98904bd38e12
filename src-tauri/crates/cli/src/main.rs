//! minglu
fn main() {}
