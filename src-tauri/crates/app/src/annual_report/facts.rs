use super::book::Book;
use super::figures::Figures;
use super::names::value;
use super::tasks::progress;
use crate::unit::own_unit;
use crate::{Desk, Result};
use minglu_forms::letter::Facts;
use minglu_ledger::decimal_text;
use minglu_rules::request::report::{Place, Report};
use serde::Serialize;
use ts_rs::TS;

/// A name that the texts may hold in braces, and what it stands for at the moment.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportName {
    /// The name.
    pub name: String,
    /// What it is.
    pub what: String,
    /// What it stands for.
    pub value: String,
}

/// Everything that the texts of a year may name.
pub(super) fn names(
    desk: &Desk,
    book: &Book,
    figures: &Figures,
    last: Option<&Report>,
) -> Result<Vec<ReportName>> {
    let report = figures.report();
    let mut names = own(desk, figures, &report, last)?;
    for named in &book.names {
        names.push(name(&named.name, &named.what, value(desk, named, &report)?));
    }
    Ok(names)
}

/// The same for the writer of letters.
pub(super) fn facts(names: &[ReportName]) -> Facts {
    let mut facts = Facts::new();
    for name in names {
        facts.text(&name.name, &name.value);
    }
    facts
}

/// What no count of records gives.
fn own(
    desk: &Desk,
    figures: &Figures,
    report: &Report,
    last: Option<&Report>,
) -> Result<Vec<ReportName>> {
    let unit = own_unit(desk)?;
    let county = unit.as_ref().map(|unit| unit.county.clone());
    let tasks = progress(desk, report.year)?;
    let counted = &figures.counted;
    let yuan = |fen: i64| decimal_text(fen, 2);
    Ok(vec![
        name(
            "单位",
            "本单位名称",
            unit.map_or_else(String::new, |unit| unit.name),
        ),
        name("县", "本县名称", county.unwrap_or_default()),
        name("年度", "报告年度", report.year.to_string()),
        name("上年", "上一年度", (report.year - 1).to_string()),
        name(
            "新收申请增减",
            "与上年相比，没有上年数字时空着",
            compared(report, last),
        ),
        name("任务总数", "本年通知里本单位的任务", tasks.all.to_string()),
        name("任务完成数", "其中已完成的", tasks.done.to_string()),
        name(
            "任务未完成数",
            "其中没有完成的",
            tasks.all.saturating_sub(tasks.done).to_string(),
        ),
        name(
            "收费通知件数",
            "本年发出收费通知的件数",
            counted.noticed.to_string(),
        ),
        name(
            "收费通知金额",
            "收费通知的总金额（元）",
            yuan(counted.asked),
        ),
        name("实收金额", "实际收取的总金额（元）", yuan(counted.paid)),
        name(
            "数字变动说明",
            "报送后数字变动、与上年不衔接的说明",
            figures.said("restatement").unwrap_or_default(),
        ),
    ])
}

fn name(name: &str, what: &str, value: impl Into<String>) -> ReportName {
    ReportName {
        name: name.to_owned(),
        what: what.to_owned(),
        value: value.into(),
    }
}

/// How many more requests came than in the year before.
fn compared(report: &Report, last: Option<&Report>) -> String {
    let all = Place::of(3, 1, 7);
    let Some(before) = last.and_then(|last| last.at(all)) else {
        return String::new();
    };
    let now = report.at(all).unwrap_or(0);
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("比上年增加{}件", now - before),
        std::cmp::Ordering::Less => format!("比上年减少{}件", before - now),
        std::cmp::Ordering::Equal => "与上年持平".to_owned(),
    }
}
