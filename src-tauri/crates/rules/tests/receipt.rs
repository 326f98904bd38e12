//! The day of receipt by channel (Art. 31).
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::NaiveDate;
use minglu_rules::request::receipt::{Arrival, Channel, Receipt, Unsettled, settle};

fn arrival(submitted: u32, arrived: u32, confirmed: u32) -> Arrival {
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day);
    Arrival {
        submitted: day(submitted),
        arrived: day(arrived),
        confirmed: day(confirmed),
    }
}

fn settled(channel: Channel, arrival: Arrival) -> Receipt {
    settle(channel, &arrival).expect("a day of receipt")
}

fn unsettled(channel: Channel, arrival: Arrival) -> Unsettled {
    settle(channel, &arrival).expect_err("no day of receipt")
}

#[test]
fn the_channel_decides_the_day_and_says_why() {
    let known = arrival(2, 4, 6);
    let cases = [
        (Channel::Counter, 2, "提交之日"),
        (Channel::PostSigned, 4, "签收之日"),
        (Channel::PostPlain, 6, "确认之日"),
        (Channel::Internet, 6, "双方确认之日"),
        (Channel::Fax, 6, "双方确认之日"),
    ];
    for (channel, expected, why) in cases {
        let receipt = settled(channel, known);
        assert_eq!(
            Some(receipt.date),
            NaiveDate::from_ymd_opt(2026, 3, expected)
        );
        assert!(receipt.why.contains(why), "{}", receipt.why);
        assert!(receipt.why.contains("第三十一条"), "{}", receipt.why);
        assert!(receipt.why.contains(&format!("2026年3月{expected}日")));
    }
}

#[test]
fn without_the_day_that_decides_there_is_no_receipt_yet() {
    // Day nought is none.
    assert_eq!(
        unsettled(Channel::Counter, arrival(0, 4, 6)).field,
        "submitted"
    );
    assert_eq!(
        unsettled(Channel::PostSigned, arrival(2, 0, 6)).field,
        "arrived"
    );
    for channel in [Channel::PostPlain, Channel::Internet, Channel::Fax] {
        let refused = unsettled(channel, arrival(2, 4, 0));
        assert_eq!(refused.field, "confirmed");
        assert!(refused.words.contains("确认"), "{}", refused.words);
    }
}

#[test]
fn an_ordinary_letter_confirmed_after_its_arrival_is_remarked_on() {
    let remark = settled(Channel::PostPlain, arrival(2, 4, 6)).remark;
    assert!(remark.is_some_and(|remark| remark.contains("2026年3月4日")));
    assert_eq!(settled(Channel::PostPlain, arrival(2, 4, 4)).remark, None);
    assert_eq!(settled(Channel::Fax, arrival(2, 4, 6)).remark, None);
}

#[test]
fn days_out_of_order_are_refused() {
    assert_eq!(
        unsettled(Channel::PostSigned, arrival(4, 2, 0)).field,
        "arrived"
    );
    assert_eq!(
        unsettled(Channel::Internet, arrival(4, 0, 2)).field,
        "confirmed"
    );
    assert_eq!(
        unsettled(Channel::PostPlain, arrival(0, 4, 2)).field,
        "confirmed"
    );
}

#[test]
fn a_channel_is_read_by_its_name() {
    for channel in Channel::ALL {
        assert_eq!(Channel::from_name(channel.name()), Some(channel));
        assert!(!channel.text().is_empty());
    }
    assert_eq!(Channel::from_name("pigeon"), None);
}
