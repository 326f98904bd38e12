use super::Line;
use crate::when::{Quarter, day};
use crate::{Error, Result};
use minglu_app::form::plain;
use minglu_forms::form::Paper;
use minglu_forms::write::{docx, xlsx};
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
    let ending = out.extension().and_then(|ending| ending.to_str());
    let written = match ending.map(str::to_lowercase).as_deref() {
        Some("docx") => docx(&paper, out),
        Some("xlsx") => xlsx(&paper, out),
        _ => {
            return Err(Error::usage(
                "通报只写成 .docx（Word）或 .xlsx（Excel），请改文件名",
            ));
        }
    };
    written.map_err(|e| Error::new("io", e.to_string()))
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
