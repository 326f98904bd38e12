use super::count::{Line, Slice, Statistics};
use super::sums::LedgerSum;
use crate::Result;
use crate::paper::{named, wide, write as put};
use minglu_app::form::plain;
use minglu_forms::form::Paper;
use minglu_forms::write::Chart;
use std::path::Path;

/// Writes the statistics as a workbook with charts.
///
/// # Errors
/// `io` where the file cannot be written.
pub fn write(statistics: &Statistics, out: &Path) -> Result<()> {
    let attributes = statistics.attributes.as_slice();
    let year = statistics.year;
    let papers = [
        lines(
            year,
            "按单位统计公文",
            "单位",
            attributes,
            &statistics.units,
        ),
        lines(year, "按月统计公文", "月份", attributes, &statistics.months),
        slices(year, "非主动公开的依据", &statistics.by_ground),
        ledgers(year, &statistics.ledgers),
    ];
    let papers: Vec<&Paper> = papers.iter().collect();
    put(&papers, &charts(statistics), out)
}

fn lines(year: i32, title: &str, head: &str, attributes: &[String], lines: &[Line]) -> Paper {
    let mut columns = vec![(head, 56.0)];
    columns.extend(attributes.iter().map(|title| (title.as_str(), 30.0)));
    columns.push(("合计", 30.0));
    let row = |line: &Line| {
        let counts = line.counts.iter().map(u64::to_string);
        let sum = line.counts.iter().sum::<u64>().to_string();
        [line.title.clone()]
            .into_iter()
            .chain(counts)
            .chain([sum])
            .collect()
    };
    let rows = lines.iter().map(row).collect();
    named(
        wide(&format!("{year}年{title}"), &columns, rows, Vec::new()),
        title,
    )
}

fn slices(year: i32, title: &str, slices: &[Slice]) -> Paper {
    let columns = [("依据", 126.0), ("件数", 30.0)];
    let rows = slices
        .iter()
        .map(|slice| vec![slice.title.clone(), slice.count.to_string()])
        .collect();
    named(
        plain(&format!("{year}年{title}"), &columns, rows, Vec::new()),
        title,
    )
}

fn ledgers(year: i32, sums: &[LedgerSum]) -> Paper {
    let columns = [
        ("台账", 50.0),
        ("单位", 56.0),
        ("本年", 25.0),
        ("上年", 25.0),
    ];
    let mut rows = Vec::new();
    for sum in sums {
        let line = |name: &str, count: u64, last: u64| {
            vec![
                sum.title.clone(),
                name.to_owned(),
                count.to_string(),
                last.to_string(),
            ]
        };
        rows.push(line("全县", sum.count, sum.last));
        rows.extend(
            sum.units
                .iter()
                .map(|unit| line(&unit.name, unit.count, unit.last)),
        );
    }
    let title = "各台账记录数";
    named(
        plain(&format!("{year}年{title}"), &columns, rows, Vec::new()),
        title,
    )
}

fn charts(statistics: &Statistics) -> Vec<Chart> {
    let slices = |slices: &[Slice]| -> Vec<(String, f64)> {
        let bar = |slice: &Slice| (slice.title.clone(), slice.count as f64);
        slices.iter().map(bar).collect()
    };
    let lines = |lines: &[Line]| -> Vec<(String, f64)> {
        let bar = |line: &Line| (line.title.clone(), line.counts.iter().sum::<u64>() as f64);
        lines.iter().map(bar).collect()
    };
    let chart = |title: &str, bars: Vec<(String, f64)>| Chart {
        title: title.to_owned(),
        head: "件数".to_owned(),
        bars,
    };
    let charts = [
        chart("公开属性", slices(&statistics.by_attribute)),
        chart("各月公文", lines(&statistics.months)),
        chart("各单位公文", lines(&statistics.units)),
    ];
    let drawn = |chart: &Chart| chart.bars.iter().any(|bar| bar.1 > 0.0);
    charts.into_iter().filter(drawn).collect()
}
