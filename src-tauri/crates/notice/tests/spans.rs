//! No text makes the reader fail, and every field stands where it says that it stands.

use minglu_notice::{Clean, Notice, Setting, Span, read};
use proptest::prelude::*;

/// Pieces of which notices are made, and of which nonsense can be made too.
const PIECES: [&str; 60] = [
    "序号\n",
    "工作任务\n",
    "责任单位\n",
    "完成时限\n",
    "1\n",
    "2\n",
    "县财政局\n",
    "6月底前\n",
    "推进信息公开\n",
    "由",
    "会同",
    "①",
    "一是",
    "责任领导：王某某\n",
    "责任单位及责任人：办公室 王某某\n",
    "、9月5日前将报告",
    "将适时",
    "请各单位",
    "【责任单位】",
    "| 任务 | 责任单位 | 时限 |\n",
    "序号  任务  责任单位  时限\n",
    "作为责任单位",
    "将于6月下旬",
    "报送时间：",
    "文号 澄政办〔2021〕8号",
    "各牵头单位",
    "一、",
    "（一）",
    "1. ",
    "（1）",
    "第三条",
    "附件1",
    "各乡镇",
    "县政府办",
    "县财政局、县民政局",
    "各部门要",
    "要",
    "负责",
    "牵头",
    "（责任单位：",
    "（县司法局负责）",
    "责任单位：",
    "完成时限：",
    "）",
    "（",
    "《备案表》",
    "9月底前",
    "2021年3月5日",
    "每季度",
    "年底前完成",
    "报县政府办",
    "不得低于90%",
    "，",
    "。",
    "；",
    "\n",
    "\t",
    "序号\t任务\t责任单位\n",
    "公开",
    "“",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60);
    let composed = pieces.prop_map(|pieces| pieces.concat());
    prop_oneof![3 => composed, 1 => any::<String>(), 1 => "[一二三（）0-9月日前、。\\n\\t 要各县局 ]{0,200}"]
}

fn setting() -> Setting {
    Setting {
        year: Some(2021),
        ..Setting::default()
    }
}

fn holds(clean: &Clean, span: Span) -> bool {
    span.start <= span.end && span.end <= clean.text().chars().count()
}

/// Blanks and line ends inside a name do not count.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn told(clean: &Clean, notice: &Notice) -> Result<(), TestCaseError> {
    for task in notice.tasks.iter().chain(&notice.others) {
        let own = Span::new(task.start, task.end);
        prop_assert!(holds(clean, own));
        prop_assert_eq!(&clean.words(own), &task.text);
        prop_assert_eq!(
            task.due_text.clone(),
            task.spans.due.map(|span| clean.words(span))
        );
        for (text, span) in task.indicators.iter().zip(&task.spans.indicators) {
            prop_assert_eq!(text, &clean.words(*span));
        }
        let units = [
            (&task.lead, &task.spans.lead),
            (&task.responsible, &task.spans.responsible),
            (&task.assist, &task.spans.assist),
        ];
        for (names, spans) in units {
            prop_assert_eq!(names.len(), spans.len());
            for (name, span) in names.iter().zip(spans) {
                prop_assert!(
                    bare(&clean.words(*span)).contains(&bare(name)),
                    "{} {:?}",
                    name,
                    clean.words(*span)
                );
            }
        }
    }
    for filing in &notice.filings {
        prop_assert_eq!(
            &clean.words(Span::new(filing.start, filing.end)),
            &filing.text
        );
        prop_assert_eq!(
            filing.due_text.clone(),
            filing.spans.due.map(|span| clean.words(span))
        );
        prop_assert_eq!(
            filing.form.clone(),
            filing.spans.form.map(|span| clean.words(span))
        );
        prop_assert_eq!(
            filing.to.clone(),
            filing.spans.to.map(|span| clean.words(span))
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_field_stands_where_it_says(raw in text()) {
        let clean = Clean::of(&raw);
        told(&clean, &read(&clean, &setting()))?;
    }

    #[test]
    fn a_mended_text_needs_no_more_mending(raw in text()) {
        let once = Clean::of(&raw);
        let notice = read(&once, &setting());
        let again = read(&once, &setting());
        prop_assert_eq!(notice.tasks, again.tasks);
    }
}

/// How many times longer the endless texts are than an ordinary run makes them.
fn times() -> usize {
    let times = std::env::var("MINGLU_LONG").ok();
    times.and_then(|times| times.parse().ok()).unwrap_or(1)
}

#[test]
fn a_text_without_end_is_read_to_its_end() {
    let item = "（一）推进公开，9月底前完成，不得低于90%。（责任单位：县财政局、县民政局等部门）\n";
    for (text, count) in [
        (item, 2_000),
        ("（", 20_000),
        ("、各", 20_000),
        ("每年9月", 20_000),
        (" 局 ", 20_000),
        ("公开\n", 8_000),
        ("序号\n任务\n责任单位\n", 4_000),
        ("序号\n任务\n责任单位\n甲\n乙\n", 300),
        ("各单位要公开，由县财政局会同县司法局负责；", 1_000),
        ("6月1日前将报告、", 2_000),
        ("一、（一）1.①公开\n", 1_000),
        ("一、公开\n甲\t乙\n请各单位公开\n", 1_000),
    ] {
        let clean = Clean::of(&text.repeat(count * times()));
        let notice = read(&clean, &setting());
        assert!(notice.tasks.len() <= 2_000 * times(), "{text}");
    }
}

#[test]
fn each_row_of_an_endless_table_of_lines_is_a_task() {
    let row = "推进政策公开\n县财政局\n6月底前\n";
    let rows: String = (1..=800).map(|at| format!("{at}\n{row}")).collect();
    let text = format!("序号\n任务\n责任单位\n完成时限\n{rows}");
    let notice = read(&Clean::of(&text), &setting());
    assert_eq!(notice.tasks.len(), 800);
    assert!(
        notice
            .tasks
            .iter()
            .all(|task| task.responsible == ["县财政局"])
    );
}
