//! What is hidden stays as long as it was, and what is shown is what the rule says.

use minglu_rules::publication::redacted;
use proptest::prelude::*;

#[test]
fn each_kind_of_value_is_hidden_by_its_own_rule() {
    assert_eq!(
        redacted::id_card("11010519491231002X"),
        "110*************2X"
    );
    assert_eq!(redacted::mobile("13812341234"), "138****1234");
    assert_eq!(redacted::mobile("138 1234 1234"), "138 **** 1234");
    assert_eq!(redacted::mobile("+86 13812341234"), "+86 138****1234");
    assert_eq!(redacted::landline("0350-1234567"), "0350-****567");
    assert_eq!(redacted::landline("（0350）1234567"), "（0350）****567");
    assert_eq!(redacted::landline("1234567"), "****567");
    assert_eq!(
        redacted::bank_card("6222 0212 3456 7890"),
        "6222 **** **** 7890"
    );
    assert_eq!(redacted::passport("E12345678"), "E1*****78");
    assert_eq!(redacted::mail("wang.wu@example.cn"), "w***@example.cn");
    assert_eq!(redacted::address("三河村3组15号"), "三河村*组**号");
    assert_eq!(
        redacted::address("幸福小区3栋2单元501室"),
        "幸福小区*栋*单元***室"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_masked_number_shows_no_more_than_its_ends(digits in "1[3-9][0-9]{9}") {
        let shown = redacted::mobile(&digits);
        prop_assert_eq!(shown.len(), digits.len());
        prop_assert_eq!(&shown[3..7], "****");
    }

    #[test]
    fn masking_twice_hides_no_more(text in "[0-9]{6,19}") {
        for rule in [redacted::id_card, redacted::bank_card, redacted::passport] {
            let once = rule(&text);
            prop_assert!(once.chars().filter(|c| *c != '*').count() <= 8);
            prop_assert_eq!(once.chars().count(), text.chars().count());
        }
    }

    #[test]
    fn no_text_makes_a_rule_panic(text in "\\PC{0,30}") {
        for rule in [redacted::id_card, redacted::mobile, redacted::landline, redacted::bank_card, redacted::passport, redacted::mail, redacted::address] {
            let _ = rule(&text);
        }
    }
}
