//! minglu-app
