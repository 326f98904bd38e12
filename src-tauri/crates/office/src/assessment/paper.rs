use super::point::Point;
use super::score::{Assessment, UnitScore};
use crate::Result;
use crate::paper::{named, wide, write as put};
use crate::when::day;
use minglu_forms::form::Paper;
use minglu_forms::write::Chart;
use minglu_ledger::decimal_text;
use std::path::Path;

/// Writes the scores with a chart, as Word, or with the points by hand as Excel.
///
/// # Errors
/// `io` where the file cannot be written.
pub fn write(office: &str, assessment: &Assessment, out: &Path) -> Result<()> {
    let chart = Chart {
        title: "考核得分".to_owned(),
        head: "分".to_owned(),
        bars: assessment.units.iter().map(bar).collect(),
    };
    put(
        &[&scores(office, assessment), &by_hand(assessment)],
        &[chart],
        out,
    )
}

/// A score below nought has no bar.
fn bar(unit: &UnitScore) -> (String, f64) {
    (unit.name.clone(), unit.total.max(0) as f64 / 100.0)
}

fn scores(office: &str, assessment: &Assessment) -> Paper {
    let parts = &assessment.weights.parts;
    let heads: Vec<String> = parts
        .iter()
        .map(|part| format!("{}（{}分）", part.title, part.points))
        .collect();
    let width = 145.0 / (parts.len() as f64 + 1.0);
    let mut columns = vec![("名次", 18.0), ("单位", 66.0)];
    columns.extend(heads.iter().map(|head| (head.as_str(), width)));
    columns.extend([("加减分", width), ("得分", 28.0)]);
    let row = |unit: &UnitScore| {
        let own = [unit.rank.to_string(), unit.name.clone()].into_iter();
        let parts = unit.parts.iter().map(|part| {
            let share = part.share;
            format!("{}（{}/{}）", points(part.points), share.part, share.whole)
        });
        let hand = unit.by_hand.iter().map(|point| point.points).sum();
        own.chain(parts)
            .chain([points(hand), points(unit.total)])
            .collect()
    };
    let rows = assessment.units.iter().map(row).collect();
    let foot = vec![
        "按时报送：已到期的任务和收集的表，在截止日期前报送且没有被退回的。报送质量：本年批次中没有被退回的。任务落实：本年任务中已报送且没有被退回的。".to_owned(),
        office.to_owned(),
    ];
    let heading = format!("{}年政务公开工作考核得分", assessment.year);
    named(wide(&heading, &columns, rows, foot), "考核得分")
}

fn by_hand(assessment: &Assessment) -> Paper {
    let columns = [
        ("单位", 66.0),
        ("加减分", 26.0),
        ("理由", 111.0),
        ("日期", 28.0),
        ("经办", 26.0),
    ];
    let row = |unit: &UnitScore, point: &Point| {
        vec![
            unit.name.clone(),
            points(point.points),
            point.reason.clone(),
            day(&point.given_at),
            point.given_by.clone(),
        ]
    };
    let units = assessment.units.iter();
    let rows = units.flat_map(|unit| unit.by_hand.iter().map(|point| row(unit, point)));
    let heading = format!("{}年考核加减分", assessment.year);
    named(
        wide(&heading, &columns, rows.collect(), Vec::new()),
        "加减分",
    )
}

fn points(hundredths: i64) -> String {
    decimal_text(hundredths, 2)
}
