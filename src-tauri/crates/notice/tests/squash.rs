//! Labels and cells are compared without blanks and widths.

use minglu_notice::{squash, squashed};
use proptest::prelude::*;
use std::borrow::Cow;
use unicode_normalization::is_nfkc;

#[test]
fn blanks_of_every_kind_go_and_full_width_becomes_half() {
    assert_eq!(squash(" 责 任　单\u{200b}位\n\t"), "责任单位");
    assert_eq!(squash("（１２３）ＡＢ：，"), "(123)AB:,");
    assert_eq!(squash("㈠①\u{a0}Å"), "(一)1Å");
}

#[test]
fn text_that_has_the_form_already_is_borrowed() {
    for plain in [
        "",
        "序号",
        "2021年9月10日,县直各有关单位",
        "〔2020〕26号“一号答”、。",
    ] {
        assert!(matches!(squashed(plain), Cow::Borrowed(same) if same == plain));
    }
}

proptest! {
    #[test]
    fn squashing_twice_is_squashing_once(text in any::<String>()) {
        let once = squash(&text);
        prop_assert!(is_nfkc(&once));
        prop_assert!(!once.contains(char::is_whitespace));
        prop_assert_eq!(squash(&once), once);
    }

    #[test]
    fn blanks_between_characters_make_no_difference(text in "[一-龥ａ-ｚ0-9（）：。]{0,30}") {
        let wide: String = text.chars().flat_map(|c| [c, '\u{3000}']).collect();
        prop_assert_eq!(squash(&wide), squash(&text));
    }
}
