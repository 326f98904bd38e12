//! The clerk’s morning, in whatever shows the page.
