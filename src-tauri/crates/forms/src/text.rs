//! Stand-in for minglu_notice until it is merged.
use unicode_normalization::UnicodeNormalization;

pub(crate) fn squash(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}
