//! Histories of a request that cannot have happened, each with the entry and the words.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

mod history;

use history::{day, entry, official, terms};
use minglu_rules::request::clock::{Entry, reckon};

/// The entries, the place of the one that is refused, and what is said.
const CASES: &str = "\
extended 2026-03-02 days 5 | 0 | 先登记收到申请
started 1026-03-02 | 0 | 核对年份
started 1999-12-31 | 0 | 核对年份
started 2101-01-01 | 0 | 核对年份
started 2026-03-02; started 2026-03-03 | 1 | 只登记一次
started 2026-03-02; answered 2026-03-20; corrected 2026-03-21 | 2 | 已经答复
started 2026-03-02; closed 2026-03-20; fee_noticed 2026-03-21 | 2 | 已经办结
started 2026-03-02; extended 2026-03-10 days 5; extended 2026-03-12 days 5 | 2 | 不能再次延期
started 2026-03-02; extended 2026-03-10 days 21 | 1 | 最长不得超过20个工作日
started 2026-03-02; extended 2026-03-10 | 1 | 请填延期几个工作日
started 2026-03-02; extended 2026-03-10 days 0 | 1 | 请填延期几个工作日
started 2026-03-02; delayed 2026-03-10 days 30; delayed 2026-03-12 days 5 | 2 | 不能再次确定
started 2026-03-02; delayed 2026-03-10 | 1 | 请填延迟几个工作日
started 2026-03-02; delayed 2026-03-10 days 251 | 1 | 合理的期限
started 2026-03-02; fee_noticed 2026-03-10; delayed 2026-03-11 days 5 | 2 | 正在等申请人缴费
started 2026-03-02; corrected 2026-03-04 to 2026-03-10; corrected 2026-03-12 | 2 | 不能再次要求
started 2026-03-02; corrected 2026-03-04 to 2026-03-10; extended 2026-03-06 days 5 | 2 | 正在等申请人补正
started 2026-03-02; corrected 2026-03-04 to 2026-03-10; answered 2026-03-09 | 2 | 早于收到补正材料
started 2026-03-02; corrected 2026-03-04; fee_noticed 2026-03-10 | 2 | 正在等申请人补正
started 2026-03-02; corrected 2026-03-04 days 0 | 1 | 补正的期限
started 2026-03-02; fee_noticed 2026-03-10; corrected 2026-03-11 | 2 | 正在等申请人缴费
started 2026-03-02; fee_noticed 2026-03-10; extended 2026-03-11 days 5 | 2 | 正在等申请人缴费
started 2026-03-02; fee_noticed 2026-03-10; fee_noticed 2026-03-11 | 2 | 已经发过收费通知
started 2026-03-02; fee_paid 2026-03-11 | 1 | 没有等待缴费的收费通知
started 2026-03-02; third_party 2026-03-10 to 2026-03-09 | 1 | 结束日期早于开始日期
started 2026-03-02; third_party 2026-03-10 reached 2026-03-09 | 1 | 送达日期早于发出日期
started 2026-03-02; third_party 2026-03-10 reached 2026-03-12 to 2026-03-11 | 1 | 早于送达日期
started 2026-03-02; other_agency 2026-03-01 | 1 | 早于前一项
started 2026-03-02; answered 2026-03-10 to 2026-03-11 | 1 | 只有一个日期
started 2026-03-02; answered 2026-03-10 days 3 | 1 | 不要填天数";

#[test]
fn what_cannot_have_happened_is_refused_with_its_place() {
    for case in CASES.lines() {
        let mut parts = case.split(" | ");
        let entries = parts.next().expect("entries").split("; ");
        let entries: Vec<Entry> = entries.map(entry).collect();
        let at: usize = parts
            .next()
            .and_then(|at| at.parse().ok())
            .expect("a place");
        let words = parts.next().expect("words");
        let refused = reckon(&entries, &official(), &terms(), day("2026-06-01"));
        let refused = refused.expect_err(case);
        assert_eq!(refused.at, at, "{case}: {refused}");
        assert!(refused.words.contains(words), "{case}: {refused}");
    }
}

#[test]
fn a_clock_without_entries_asks_for_the_receipt() {
    let refused = reckon(&[], &official(), &terms(), day("2026-06-01"));
    let words = refused.expect_err("nothing to reckon").words;
    assert!(words.contains("先登记收到申请"), "{words}");
}
