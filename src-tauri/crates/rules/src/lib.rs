//! minglu-rules
