use super::Line;
use crate::Result;
use crate::when::{Quarter, day};
use minglu_app::form::plain;
use minglu_forms::form::Paper;
use minglu_forms::write::Chart;
use std::path::Path;

/// The columns with their widths in millimetres: as wide as the paper.
const COLUMNS: [(&str, f64); 8] = [
    ("序号", 12.0),
    ("单位", 58.0),
    ("任务", 14.0),
    ("已报", 14.0),
    ("批次", 14.0),
    ("接收", 14.0),
    ("退回", 14.0),
    ("最近报送", 26.0),
];

/// Writes the bulletin as Word or Excel, by the ending of the file's name.
///
/// # Errors
/// `usage` for another ending; `io` where the file cannot be written.
pub fn write(office: &str, quarter: Quarter, lines: &[Line], out: &Path) -> Result<()> {
    let paper = paper(office, quarter, lines);
    crate::paper::write(&[&paper], &charts(lines), out)
}

/// How far each unit is with its tasks, in per cent; units without a task have no bar.
fn charts(lines: &[Line]) -> Vec<Chart> {
    let tasked: Vec<&Line> = lines.iter().filter(|line| line.tasks > 0).collect();
    let bar = |line: &&Line| {
        let percent = line.reported as f64 * 100.0 / line.tasks as f64;
        (line.name.clone(), percent.round())
    };
    let chart = Chart {
        title: "任务报送比例".to_owned(),
        head: "已报任务占任务总数（%）".to_owned(),
        bars: tasked.iter().map(bar).collect(),
    };
    [chart].into_iter().filter(|_| !tasked.is_empty()).collect()
}

fn paper(office: &str, quarter: Quarter, lines: &[Line]) -> Paper {
    let heading = format!("{}政务公开报送情况通报", quarter.title());
    let rows = lines.iter().enumerate().map(|(at, line)| row(at + 1, line));
    plain(&heading, &COLUMNS, rows.collect(), foot(office, lines))
}

fn row(number: usize, line: &Line) -> Vec<String> {
    let last = line
        .last
        .as_deref()
        .map(day)
        .unwrap_or_else(|| "未报送".to_owned());
    let counts = [
        line.tasks,
        line.reported,
        line.batches,
        line.accepted,
        line.returned,
    ];
    let counts = counts.map(|count| count.to_string());
    [number.to_string(), line.name.clone()]
        .into_iter()
        .chain(counts)
        .chain([last])
        .collect()
}

/// What the table adds up to, in words.
fn foot(office: &str, lines: &[Line]) -> Vec<String> {
    let silent: Vec<&str> = lines
        .iter()
        .filter(|l| l.batches == 0)
        .map(|l| l.name.as_str())
        .collect();
    let unread: Vec<&str> = lines
        .iter()
        .filter(|l| l.unread > 0)
        .map(|l| l.name.as_str())
        .collect();
    let (all, reported) = (lines.len(), lines.len() - silent.len());
    let mut foot = vec![format!(
        "共{all}个单位，已报送{reported}个，未报送{}个。",
        silent.len()
    )];
    let lists = [("本季度未报送", silent), ("尚有下发内容未接收", unread)];
    foot.extend(
        lists
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(title, names)| format!("{title}：{}。", names.join("、"))),
    );
    foot.push(office.to_owned());
    foot
}
