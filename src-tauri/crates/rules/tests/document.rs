//! Document numbers, read strictly and loosely.
#![allow(
    clippy::expect_used,
    reason = "a broken test number should fail the test"
)]

use minglu_rules::document::{DocNo, LooseNo};
use proptest::prelude::*;

fn no(agency: &str, year: i32, serial: u32) -> DocNo {
    let agency = agency.to_owned();
    DocNo {
        agency,
        year,
        serial,
    }
}

#[test]
fn a_document_number_is_read_whatever_its_brackets_width_and_spaces() {
    let expected = no("绛政办发", 2021, 29);
    for text in [
        "绛政办发〔2021〕29号",
        "绛政办发[2021]29号",
        "绛政办发（2021）29 号",
        "绛政办发【2021】第29号",
        "绛政办发﹝２０２１﹞０２９号",
        "绛政办发 〔2021年〕 29",
    ] {
        assert_eq!(DocNo::parse(text), Some(expected.clone()), "{text}");
    }
}

#[test]
fn what_lacks_a_part_is_no_whole_number() {
    for text in [
        "",
        "29号",
        "〔2021〕29号",
        "绛政办发29号",
        "绛政办发〔2021〕号",
        "会议纪要",
        "绛政办发〔21〕29号",
        "绛政办发〔2021〕29号、30号",
    ] {
        assert_eq!(DocNo::parse(text), None, "{text}");
    }
}

#[test]
fn a_document_is_found_by_what_one_remembers_of_its_number() {
    let document = DocNo::parse("绛政办发〔2021〕29号").expect("a number");
    let finds = |text: &str| LooseNo::parse(text).is_some_and(|loose| document.is_like(&loose));
    for text in [
        "29号",
        "29",
        "〔2021〕29号",
        "政办发29号",
        "绛政办发〔2021〕",
        "绛政办发〔2021〕29号",
    ] {
        assert!(finds(text), "{text}");
    }
    for text in ["9号", "290号", "〔2020〕29号", "县政发29号", "通知"] {
        assert!(!finds(text), "{text}");
    }
}

/// However somebody types the number of 绛政办发〔2021〕29号.
#[test]
fn twenty_nine_is_remembered_in_many_ways() {
    let document = DocNo::parse("绛政办发〔2021〕29号").expect("a number");
    for text in [
        "２９号",
        "〔2021〕29",
        "绛政办发29",
        "2021年29号",
        "2021年第29号",
        "政办发2021年29",
        "《2021》29号",
        "「2021」 29",
    ] {
        let loose = LooseNo::parse(text).expect(text);
        assert!(document.is_like(&loose), "{text}");
    }
    for text in ["2021年3月29号", "2021年"] {
        let loose = LooseNo::parse(text);
        assert!(loose.is_none_or(|no| no.serial.is_none()), "{text}");
    }
}

#[test]
fn numbers_are_found_in_a_running_text() {
    let text = "根据《关于印发要点的通知》（绛政办发〔2021〕29 号）和国务院令2019年第711号，\n参照\n晋政办函[2020]7号。2021年3月29日，附件（2021）";
    let found: Vec<(i32, u32)> = DocNo::all_in(text)
        .iter()
        .map(|no| (no.year, no.serial))
        .collect();
    assert_eq!(found, [(2021, 29), (2019, 711), (2020, 7)]);
    assert!(DocNo::all_in(text)[0].agency.ends_with("绛政办发"));
    assert!(DocNo::all_in("没有数字").is_empty());
}

proptest! {
    #[test]
    fn a_number_comes_back_as_it_was_written(agency in "[绛会政办发函县]{1,8}", year in 1950..2100, serial in 0u32..100_000) {
        let number = no(&agency, year, serial);
        prop_assert_eq!(DocNo::parse(&number.to_string()), Some(number));
    }

    #[test]
    fn no_text_stops_the_reader(text in "\\PC*") {
        let read = DocNo::parse(&text);
        prop_assert!(read.is_none_or(|number| !number.agency.is_empty()));
    }

    #[test]
    fn a_number_is_found_in_any_text_and_brackets(
        before in "[一-龥，。 \\n]{0,12}", after in "[，。；一-龥\\n]{0,8}", agency in "[绛会政办发函县]{1,8}",
        year in 1950..2100, serial in 0u32..100_000, bracket in 0..9usize, wide: bool, sign: bool,
    ) {
        let (open, close) = [("〔", "〕"), ("[", "]"), ("（", "）"), ("【", "】"), ("﹝", "﹞ "), ("〖", "〗"), ("「", "」"), (" 〔", "年〕第"), ("<", ">")][bracket];
        let sign = if sign { "号" } else { "" };
        let mut written = format!("{agency}{open}{year}{close}{serial}{sign}");
        if wide {
            written = written.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32('０' as u32 + d)).unwrap_or(c)).collect();
        }
        let all = DocNo::all_in(&format!("{before}{written}{after}"));
        let remembered = [format!("{serial}号"), format!("〔{year}〕{serial}"), format!("{agency}{serial}"), format!("{year}年{serial}号"), written];
        for text in remembered {
            let loose = LooseNo::parse(&text).expect("remembered");
            prop_assert!(all.iter().any(|no| no.is_like(&loose)), "{}", text);
            let other = LooseNo { serial: Some(serial + 1), ..loose };
            prop_assert!(!all.iter().any(|no| no.is_like(&other)));
        }
    }

    #[test]
    fn no_text_stops_the_finder(text in "\\PC*") {
        for number in DocNo::all_in(&text) {
            prop_assert!((1900..=2200).contains(&number.year));
        }
    }
}
