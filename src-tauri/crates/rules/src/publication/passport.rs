//! Numbers of passports and passes. They look like many another number, so that only those are
//! taken which a word before them, or the label of their column, says to be one.

use super::Kind;
use super::found::Found;
use super::glyphs::Glyphs;
use super::redacted;

const CUES: [&str; 5] = ["护照", "通行证", "台胞证", "回乡证", "Passport"];

pub(super) fn scan(glyphs: &Glyphs, label: &str, out: &mut Vec<Found>) {
    for start in 0..glyphs.len() {
        let Some(end) = number(glyphs, start) else {
            continue;
        };
        let lead = glyphs.lead(start, 14);
        let called = CUES
            .iter()
            .any(|cue| label.contains(cue) || lead.contains(cue));
        if called && glyphs.stands_alone(&(start..end)) {
            out.push(Found::masked(
                Kind::Passport,
                glyphs,
                start..end,
                redacted::passport,
            ));
        }
    }
}

/// One or two letters and seven or eight digits, nine or ten together.
fn number(glyphs: &Glyphs, start: usize) -> Option<usize> {
    let letter = |at: usize| glyphs.get(at).is_some_and(|c| c.is_ascii_uppercase());
    let digit = |at: usize| glyphs.get(at).is_some_and(|c| c.is_ascii_digit());
    let letters = (start..).take_while(|at| letter(*at)).take(3).count();
    let digits = (start + letters..)
        .take_while(|at| digit(*at))
        .take(11)
        .count();
    let fits = matches!((letters, digits), (1, 7..=9) | (2, 7));
    fits.then_some(start + letters + digits)
}
