//! What is found before a text is published, and what is left alone.
#![allow(clippy::unwrap_used)]

use minglu_rules::publication::{Finding, Grade, Kind, Word, Words, is_label, scan};
use proptest::prelude::*;

fn look(text: &str) -> Vec<Finding> {
    scan(text, "", &Words::default())
}

/// The kinds and texts that are found.
fn found(text: &str) -> Vec<(Kind, &str)> {
    look(text)
        .iter()
        .map(|f| (f.kind, &text[f.place.clone()]))
        .collect()
}

fn sure(text: &str) -> Vec<(Kind, &str)> {
    let all = look(text);
    let sure = all.iter().filter(|f| f.grade == Grade::Sure);
    sure.map(|f| (f.kind, &text[f.place.clone()])).collect()
}

#[test]
fn an_identity_card_is_known_by_its_place_birthday_and_check() {
    for text in [
        "王某，身份证号11010519491231002X。",
        "440524188001010014",
        "１１０１０５１９４９１２３１００２Ｘ",
        "号码 110105 19491231 002X，",
        "11010519491231002x",
    ] {
        let kinds: Vec<Kind> = look(text).iter().map(|f| f.kind).collect();
        let born = !text.contains("1880");
        assert_eq!(
            kinds,
            if born { vec![Kind::IdCard] } else { vec![] },
            "{text}"
        );
    }
    assert_eq!(
        sure("证号11010519491231002X，电话"),
        [(Kind::IdCard, "11010519491231002X")]
    );
}

#[test]
fn a_mistyped_identity_card_and_an_old_one_are_for_a_person_to_judge() {
    for text in ["110105194912310021", "110105491231002"] {
        let all = look(text);
        assert_eq!(all.len(), 1, "{text}");
        assert_eq!(
            (all[0].kind, all[0].grade),
            (Kind::IdCard, Grade::Doubtful),
            "{text}"
        );
        assert!(all[0].note.is_some());
    }
}

#[test]
fn eighteen_digits_of_something_else_are_no_identity_card() {
    for text in [
        "91140105MA0H1A2B3C",
        "统一社会信用代码：911101080551385082",
        "流水号201912310000000001",
        "990105194912310021",
        "110105194913310021",
        "1101051949123100210",
        "编号A11010519491231002X",
        "合计 110105194912310021.50",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_mobile_number_is_found_however_it_is_grouped() {
    for (text, number) in [
        ("联系电话：13812345678", "13812345678"),
        ("138 1234 5678", "138 1234 5678"),
        ("138-1234-5678", "138-1234-5678"),
        ("+8613812345678", "8613812345678"),
        ("13812345678、13912345678", "13812345678"),
        ("（13812345678）", "13812345678"),
        ("王某13812345678李某", "13812345678"),
    ] {
        assert_eq!(sure(text).first(), Some(&(Kind::Mobile, number)), "{text}");
    }
    assert_eq!(sure("13812345678 13912345678").len(), 2);
}

#[test]
fn amounts_serials_dates_and_document_numbers_are_no_telephone() {
    for text in [
        "投资13812345678元",
        "总额 13812345678.50",
        "3.13812345678",
        "13,812,345,678",
        "编号：13812345678",
        "发票号码13812345678",
        "绛政办发〔2021〕29号",
        "2021-01-05至2021-12-31",
        "2010-2020年",
        "138123456789",
        "12813812345678",
        "138****5678",
        "http://www.gov.cn/content/13812345678.htm",
        "第13812345678号",
        "GB/T 9704-2012",
        "0.13812345678",
        "12345热线",
        "邮编043600",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_fixed_telephone_is_for_a_person_to_judge() {
    for text in [
        "0350-1234567",
        "010-62345678",
        "（0350）6234567",
        "0359 6522222",
        "电话：6522222",
        "电话03596522222",
    ] {
        let all = look(text);
        let expected = !text.contains("-123");
        assert_eq!(!all.is_empty(), expected, "{text}");
        assert!(
            all.iter()
                .all(|f| (f.kind, f.grade) == (Kind::Landline, Grade::Doubtful)),
            "{text}"
        );
    }
    assert_eq!(found("共6522222人"), []);
    assert_eq!(found("2021-6522222"), []);
    assert_eq!(scan("6522222", "联系电话", &Words::default()).len(), 1);
}

#[test]
fn a_bank_card_has_a_check_digit_and_a_bank() {
    assert_eq!(found("卡号6222021234567890129"), []);
    let luhn = with_check("622202123456789012");
    let grouped = "6222 0212 3456 7896";
    assert_eq!(sure(&luhn), [(Kind::BankCard, luhn.as_str())]);
    assert_eq!(
        look(grouped).len(),
        usize::from(is_luhn("6222021234567896"))
    );
    let other = with_check("781234567890123");
    assert_eq!(found(&other), []);
    let serial = format!("订单编号：{luhn}");
    assert_eq!(found(&serial), []);
    let foreign = with_check("451234567890123");
    assert_eq!(look(&foreign)[0].grade, Grade::Doubtful);
    let called = format!("银行账号 {foreign}");
    assert_eq!(sure(&called).len(), 1);
}

/// The digits and the check digit that they call for.
fn with_check(digits: &str) -> String {
    let all = (0..10).map(|check| format!("{digits}{check}"));
    all.into_iter().find(|d| is_luhn(d)).unwrap()
}

fn is_luhn(digits: &str) -> bool {
    let double = |d: u32| if d > 4 { d * 2 - 9 } else { d * 2 };
    let digits = digits.chars().rev().enumerate();
    let sum: u32 = digits
        .map(|(at, c)| (at, c.to_digit(10).unwrap()))
        .map(|(at, d)| if at % 2 == 1 { double(d) } else { d })
        .sum();
    sum.is_multiple_of(10)
}

#[test]
fn mail_of_an_office_may_be_published_and_that_of_a_person_may_not() {
    assert_eq!(
        sure("邮箱：wang.wu@example.com。"),
        [(Kind::Mail, "wang.wu@example.com")]
    );
    assert_eq!(look("xxgk@cx.gov.cn")[0].grade, Grade::Doubtful);
    for text in ["xxx@xxx.com", "a@b", "@所有人", "见@2021.12"] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_passport_is_one_where_the_words_say_so() {
    assert_eq!(sure("护照号码：E12345678"), [(Kind::Passport, "E12345678")]);
    assert_eq!(sure("持港澳居民来往内地通行证H12345678入境").len(), 1);
    assert_eq!(found("型号E12345678"), []);
    assert_eq!(scan("EA1234567", "护照号", &Words::default()).len(), 1);
}

#[test]
fn a_home_is_found_and_an_office_is_not() {
    for (text, place) in [
        ("住澄溪镇太平村3组15号", "澄溪镇太平村3组15号"),
        ("太平村第三村民小组", ""),
        ("家住幸福小区3栋2单元501室", "幸福小区3栋2单元501室"),
        ("现住址：城关镇东街12号", "城关镇东街12号"),
        ("锦绣花园3号楼501", ""),
        ("锦绣花园3号楼501室", "锦绣花园3号楼501室"),
        ("县政务服务中心3号楼501室", ""),
        ("地址：县城东街12号", ""),
        ("太平村2021年第3组织", ""),
        ("《村民委员会组织法》第三条", ""),
        ("三河村十组二十三号", "三河村十组二十三号"),
        ("第3组5号方案", ""),
        ("2号楼12号房间为会议室", ""),
    ] {
        let all = sure(text);
        let places: Vec<&str> = all.iter().map(|(_, t)| *t).collect();
        let expected: Vec<&str> = [place].into_iter().filter(|p| !p.is_empty()).collect();
        assert_eq!(places, expected, "{text}");
    }
}

#[test]
fn a_mark_of_the_office_stops_the_text_and_a_word_about_it_does_not() {
    for text in [
        "内部资料",
        "【内部资料】关于印发工作要点的通知",
        "（内部文件，注意保存）",
        "内部资料　请勿外传",
        "标题\n内部使用\n正文",
        "★内部资料★",
    ] {
        let all = look(text);
        assert!(all.iter().any(|f| f.grade == Grade::Stops), "{text}");
    }
    for text in [
        "不得泄露内部资料和个人信息",
        "内部资料管理办法",
        "内部审计",
        "完善内部文件流转制度",
        "加强内部使用管理",
    ] {
        assert!(look(text).is_empty(), "{text}");
    }
}

#[test]
fn a_misprint_is_found_unless_a_right_word_holds_it() {
    let mut words = Words::default();
    let word = |wrong: &str, right: &str, except: &[&str]| Word {
        wrong: wrong.into(),
        right: Some(right.into()),
        except: except.iter().map(|e| (*e).to_owned()).collect(),
        note: None,
    };
    words.add(
        Kind::Misprint,
        [word("布署", "部署", &[]), word("按排", "安排", &["按排名"])],
    );
    words.add(Kind::OwnWord, [word("县府办", "县政府办公室", &[])]);
    let text = "布署工作，按排名先后按排，报县府办";
    let all = scan(text, "", &words);
    let seen: Vec<(Kind, Option<&str>, &str)> = all
        .iter()
        .map(|f| (f.kind, f.replacement.as_deref(), &text[f.place.clone()]))
        .collect();
    assert_eq!(
        seen,
        [
            (Kind::Misprint, Some("部署"), "布署"),
            (Kind::Misprint, Some("安排"), "按排"),
            (Kind::OwnWord, Some("县政府办公室"), "县府办"),
        ]
    );
}

#[test]
fn the_year_of_a_document_number_stands_in_hexagonal_brackets() {
    assert_eq!(found("绛政办发[2021]29号"), [(Kind::Misprint, "[2021]")]);
    assert_eq!(
        look("绛政办发[2021]29号")[0].replacement.as_deref(),
        Some("〔2021〕")
    );
    for text in [
        "绛政办发〔2021〕29号",
        "见[2021]",
        "参考文献[12]3号",
        "表[2021]年",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn the_head_of_a_column_of_personal_data_is_known() {
    for label in [
        "联系电话",
        "手机号码",
        "家庭住址",
        "银行卡号（一卡通）",
        "护照号",
    ] {
        assert!(is_label(label), "{label}");
    }
    for text in [
        "13812345678",
        "单位名称",
        "请各单位确定一名联系人，将姓名、电话报县政府办",
    ] {
        assert!(!is_label(text), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_is_a_part_of_the_text(text in "([0-9]{1,19}|[a-zA-Z@.＠１]{1,4}|[村组号栋单元室 \n：-]|内部资料|护照|★){0,24}") {
        let all = look(&text);
        for one in &all {
            prop_assert!(text.get(one.place.clone()).is_some_and(|t| !t.is_empty()));
        }
        let personal: Vec<_> = all.iter().filter(|f| f.kind != Kind::Internal).collect();
        for pair in personal.windows(2) {
            prop_assert!(pair[0].place.end <= pair[1].place.start);
        }
    }

    #[test]
    fn what_was_replaced_is_not_found_again(text in "(手机|住址|证号|[ ，])?(1[3-9][0-9]{9}|11010519491231002X|w@ex.com|太平村3组15号)[，。]") {
        let mut clean = text.clone();
        for one in look(&text).iter().rev() {
            if let Some(with) = &one.replacement {
                clean.replace_range(one.place.clone(), with);
            }
        }
        let again = look(&clean);
        prop_assert!(again.iter().all(|f| f.kind == Kind::Mail), "{clean}: {again:?}");
    }

    #[test]
    fn a_number_with_a_right_check_and_birthday_is_always_found(area in 110000..660000_u32, days in 0..40000_i64, serial in 0..1000_u32) {
        let day = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Duration::days(days);
        let body = format!("{area}{}{serial:03}", day.format("%Y%m%d"));
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let sum: u32 = body.chars().zip(weights).map(|(c, w)| c.to_digit(10).unwrap() * w).sum();
        let check = "10X98765432".chars().nth((sum % 11) as usize).unwrap();
        let provinces = [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65];
        let found = sure(&format!("{body}{check}")).len();
        prop_assert_eq!(found, usize::from(provinces.contains(&(area / 10000))));
    }
}
