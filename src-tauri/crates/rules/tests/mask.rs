//! Personal data is hidden, whatever it looks like.

use minglu_rules::mask::{Personal, is_masked, mask};
use proptest::prelude::*;

#[test]
fn what_is_hidden_is_the_part_that_leads_to_a_person() {
    for (kind, plain, hidden) in [
        (Personal::Phone, "13800001234", "138****1234"),
        (
            Personal::Phone,
            "１３８００００１２３４",
            "１３８****１２３４",
        ),
        (Personal::Phone, "0799-6612345", "0799-6****45"),
        (Personal::Phone, "0799-6612345转801", "0799-6****45转801"),
        (
            Personal::Phone,
            "13800001234、13900005678",
            "138****1234、139****5678",
        ),
        (Personal::Phone, "138 0000 1234", "138 **** ****"),
        (Personal::Phone, "6612", "****"),
        (Personal::Phone, "110", "****"),
        (Personal::Phone, "不知道", "不**"),
        (Personal::Email, "suhe@example.cn", "s***@example.cn"),
        (
            Personal::Email,
            "suhe@example.cn；lin@example.cn",
            "s***@example.cn；l***@example.cn",
        ),
        (Personal::Email, "没有邮箱", "没**"),
        (Personal::Name, "林知远", "林**"),
        (Personal::Name, "林", "**"),
        (Personal::Identity, "140311199001011234", "140****34"),
        (Personal::Identity, "1403", "1**"),
        (
            Personal::Address,
            "澄溪县城关镇人民路12号3单元501",
            "澄溪县城关镇****",
        ),
        (Personal::Address, "人民路12号", "人**"),
        (Personal::Name, "", ""),
        (Personal::Phone, "  ", ""),
    ] {
        assert_eq!(mask(kind, plain), hidden, "{kind:?}");
    }
}

#[test]
fn a_schemas_word_names_its_kind() {
    assert_eq!(Personal::named("phone"), Some(Personal::Phone));
    assert_eq!(Personal::named("identity"), Some(Personal::Identity));
    assert_eq!(Personal::named("secret"), None);
}

proptest! {
    #[test]
    fn whatever_is_hidden_shows_that_it_is(text in "[^*＊\\s][^*＊]{0,40}", at in 0..5_usize) {
        let masked = mask(Personal::ALL[at], &text);
        prop_assert!(is_masked(&masked));
        prop_assert_ne!(&masked, &text);
        prop_assert!(!is_masked(&text));
    }

    #[test]
    fn no_telephone_number_survives(number in "1[0-9]{10}", between in "[-、 转/]{1,3}", other in "[0-9]{7,12}") {
        let masked = mask(Personal::Phone, &format!("{number}{between}{other}"));
        prop_assert!(!masked.contains(&number) && !masked.contains(&other), "{}", masked);
    }
}
