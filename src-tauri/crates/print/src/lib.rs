//! minglu-print
