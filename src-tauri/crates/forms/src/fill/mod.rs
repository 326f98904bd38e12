//! The office's own file, filled in place.
