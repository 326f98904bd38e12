//! minglu-notice
