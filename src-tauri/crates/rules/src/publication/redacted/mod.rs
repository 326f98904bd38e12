//! What personal data look like in a copy that is published: one rule for each kind of value. Other
//! than the mask over stored values it keeps the text around it in its place: each keeps what a person needs to recognise her own, and the length of what is hidden.

mod address;
mod bank_card;
mod id_card;
mod landline;
mod mail;
mod mobile;
mod passport;

pub use address::address;
pub use bank_card::bank_card;
pub use id_card::id_card;
pub use landline::landline;
pub use mail::mail;
pub use mobile::mobile;
pub use passport::passport;

/// What stands for a hidden character.
const STAR: char = '*';

/// Hides letters and digits but so many at either end; what parts them stays.
fn middle(text: &str, head: usize, tail: usize) -> String {
    let counted = |c: &char| c.is_alphanumeric();
    let all = text.chars().filter(counted).count();
    let mut at = 0;
    let hide = |c: char| {
        if !counted(&c) {
            return c;
        }
        at += 1;
        if at > head && at + tail <= all {
            STAR
        } else {
            c
        }
    };
    text.chars().map(hide).collect()
}
