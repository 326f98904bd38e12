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
}
