//! Each way in which notices name units, days and numbers, one a row.

use minglu_notice::{Clean, Notice, Setting, Task, read};

fn notice(text: &str) -> Notice {
    read(&Clean::of(text), &Setting::default())
}

/// The first duty of an item that reads so, in a notice of 2021.
fn task(item: &str) -> Option<Task> {
    let text = format!(
        "澄溪县2021年政务公开工作要点\n一、重点任务\n（一）{item}\n（二）规范办理答复。严格执行时限。"
    );
    notice(&text).tasks.into_iter().next()
}

/// `lead>responsible>assist` of the first duty.
fn units(item: &str) -> String {
    let task = task(item).unwrap_or_default();
    [task.lead, task.responsible, task.assist]
        .map(|list| list.join(" "))
        .join(">")
}

/// Items, and whom they name: `lead>responsible>assist`.
const UNITS: [(&str, &str); 31] = [
    (
        "公开预算。及时公开。（责任单位：县财政局、县审计局等部门）",
        ">县财政局 县审计局>",
    ),
    ("公开预算。及时公开。（县财政局牵头负责）", "县财政局>>"),
    (
        "公开预算。及时公开。（县财政局、县审计局分别牵头负责）",
        "县财政局 县审计局>>",
    ),
    ("公开预算。及时公开。（各有关单位分别负责）", ">各有关单位>"),
    (
        "公开预算。及时公开。（县财政局、县审计局按职责分工负责）",
        ">县财政局 县审计局>",
    ),
    (
        "公开预算。及时公开。（县财政局牵头，县审计局、各乡镇配合）",
        "县财政局>>县审计局 各乡镇",
    ),
    ("公开预算。及时公开。\n责任单位：县财政局", ">县财政局>"),
    (
        "公开预算。及时公开。\n牵头单位：县财政局\n配合单位：县审计局",
        "县财政局>>县审计局",
    ),
    (
        "公开预算。及时公开。\n责任领导：王某某\n责任股室：预算股、国库股",
        ">预算股 国库股>",
    ),
    ("公开预算。及时公开。【责任单位】县财政局", ">县财政局>"),
    (
        "公开预算。及时公开。【牵头单位】县财政局【配合单位】县审计局",
        "县财政局>>县审计局",
    ),
    (
        "公开预算。及时公开。〔牵头单位：县财政局，责任单位：各乡镇〕",
        "县财政局>各乡镇>",
    ),
    (
        "公开预算。及时公开。(责任单位:县财政局，各乡镇）",
        ">县财政局 各乡镇>",
    ),
    (
        "公开预算。及时公开。（牵头：县财政局；配合：县审计局）",
        "县财政局>>县审计局",
    ),
    (
        "公开预算。及时公开。县财政局牵头，县审计局配合。",
        "县财政局>>县审计局",
    ),
    (
        "公开预算。及时公开。由县财政局会同县审计局负责，年底前完成。",
        "县财政局>县审计局>",
    ),
    (
        "公开预算。及时公开。县财政局、县审计局按职责分工负责，长期坚持。",
        ">县财政局 县审计局>",
    ),
    (
        "县财政局（牵头）、县审计局：公开预算，及时更新。",
        "县财政局>县审计局>",
    ),
    (
        "公开预算由县财政局负责。由县财政局负责公开预算。",
        ">县财政局>",
    ),
    ("县财政局要公开预算。", ">县财政局>"),
    ("各乡镇各部门要公开预算。", ">各乡镇 各部门>"),
    ("各镇（街道）、各部门要公开预算。", ">各镇（街道） 各部门>"),
    ("各乡镇、各部门务必公开预算。", ">各乡镇 各部门>"),
    ("请各单位公开预算。", ">各单位>"),
    ("各单位应当公开预算。", ">各单位>"),
    ("各牵头单位要加强协调，按时公开预算。", ">各牵头单位>"),
    ("请各牵头单位严格按照分工公开预算。", ">各牵头单位>"),
    ("各责任（配合）单位要主动公开预算。", ">各责任（配合）单位>"),
    ("各责任单位主要负责人切实履行职责。", ">各责任单位>"),
    (
        "县政府办、考核办要将公开情况纳入考核。",
        ">县政府办 考核办>",
    ),
    (
        "局办公室牵头；预算股、国库股配合，7月15日前完成改版。",
        "局办公室>>预算股 国库股",
    ),
];

#[test]
fn units_are_read_in_every_way_in_which_they_are_named() {
    for (item, expected) in UNITS {
        assert_eq!(units(item), expected, "{item}");
    }
}

#[test]
fn days_and_rhythms_are_read_in_every_way_in_which_they_are_written() {
    for (words, due, recurs) in [
        ("9月10日前完成", "2021-09-10", ""),
        ("9月10前完成", "2021-09-10", ""),
        ("2021年10月底前完成", "2021-10-31", ""),
        ("年底前完成", "2021-12-31", ""),
        ("年内完成", "2021-12-31", ""),
        ("2022年初完成", "2022-01-31", ""),
        ("上半年完成", "2021-06-30", ""),
        ("一季度末完成", "2021-03-31", ""),
        ("6月底完成", "2021-06-30", ""),
        ("10月上旬完成", "2021-10-10", ""),
        ("每季度更新1次", "", "quarterly"),
        ("每年至少1次", "", "yearly"),
        ("每月5日前更新", "2021-12-05", "monthly"),
        ("长期坚持", "", "ongoing"),
        ("持续推进", "", "ongoing"),
    ] {
        for item in [
            format!("公开预算，{words}。（责任单位：县财政局）"),
            format!("公开预算。（责任单位：县财政局；{words}）"),
        ] {
            let task = task(&item).unwrap_or_default();
            let read = task.due.map_or(String::new(), |due| due.to_string());
            let rhythm = task.recurs.map_or("", |recurs| recurs.name());
            assert_eq!((read.as_str(), rhythm), (due, recurs), "{item}");
        }
    }
}

#[test]
fn a_label_or_a_bracket_holds_words_that_are_no_deadline_in_prose() {
    for (words, due, recurs) in [
        ("全年", "2021-12-31", ""),
        ("6月底", "2021-06-30", ""),
        ("9月", "2021-09-30", ""),
        ("长期", "", "ongoing"),
        ("第三季度", "2021-09-30", ""),
        ("4月1日至4月20日", "2021-04-20", ""),
    ] {
        let item = format!("公开预算。及时公开。\n责任单位：县财政局\n完成时限：{words}");
        let task = task(&item).unwrap_or_default();
        let read = task.due.map_or(String::new(), |due| due.to_string());
        let rhythm = task.recurs.map_or("", |recurs| recurs.name());
        assert_eq!((read.as_str(), rhythm), (due, recurs), "{item}");
        assert_eq!(task.due_text.as_deref(), Some(words), "{item}");
    }
}

#[test]
fn a_number_of_days_is_kept_as_written_and_makes_no_day() {
    for words in ["1个工作日", "5个工作日内", "20个工作日内", "24小时内"] {
        let task = task(&format!("办理咨询，{words}答复。（责任单位：县信访局）"));
        let task = task.unwrap_or_default();
        assert_eq!((task.due_text.as_deref(), task.due), (Some(words), None));
    }
}

#[test]
fn a_day_in_a_name_in_history_or_of_a_span_is_no_deadline() {
    for item in [
        "清理文件。落实《关于2019年底前完成清理的通知》。（责任单位：县司法局）",
        "清理文件。补录2010年至2020年信息。（责任单位：县司法局）",
        "清理文件。自2020年9月10日起执行。（责任单位：县司法局）",
        "清理文件。对2020年底前制发的文件复核。（责任单位：县司法局）",
        "编制总体规划（2018—2035年）。（责任单位：县司法局）",
    ] {
        let task = task(item).unwrap_or_default();
        assert_eq!((task.due_text, task.due), (None, None), "{item}");
    }
}

#[test]
fn numbers_are_kept_with_the_words_that_bound_them() {
    for (words, expected) in [
        ("解读率不得低于90%", "不得低于90%"),
        ("每年至少1次", "至少1次"),
        ("占考核权重4%", "权重4%"),
        ("更新间隔不得超过14天", "不得超过14天"),
        ("答复时限不超过5个工作日", "不超过5个工作日"),
        ("举办培训不少于2期", "不少于2期"),
        ("满意度达到95%以上", "达到95%以上"),
    ] {
        let task = task(&format!("提高质量。{words}。（责任单位：县司法局）")).unwrap_or_default();
        assert_eq!(task.indicators, [expected], "{words}");
    }
}
