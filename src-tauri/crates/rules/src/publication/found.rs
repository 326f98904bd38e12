use super::glyphs::Glyphs;
use super::{Grade, Kind};
use std::ops::Range;

/// A finding whose place is still counted in characters.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub kind: Kind,
    pub grade: Grade,
    pub place: Range<usize>,
    pub replacement: Option<String>,
    pub note: Option<String>,
}

impl Found {
    /// A sure finding of which a mask is the replacement.
    pub(super) fn masked(
        kind: Kind,
        glyphs: &Glyphs,
        place: Range<usize>,
        mask: fn(&str) -> String,
    ) -> Found {
        let replacement = Some(mask(&glyphs.text(place.clone())));
        Found {
            kind,
            grade: Grade::Sure,
            place,
            replacement,
            note: None,
        }
    }

    /// The same, to be looked at by a person.
    pub(super) fn doubtful(self, why: &str) -> Found {
        Found {
            grade: Grade::Doubtful,
            note: Some(why.to_owned()),
            ..self
        }
    }
}
