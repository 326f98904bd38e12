//! Workbooks with one drawn table, as offices send them.

use rust_xlsxwriter::{Format, FormatBorder, Workbook, XlsxError};
use std::path::Path;

/// A task breakdown table: two tasks of bureaus, one of the towns, one of a unit that nobody knows.
pub const TASKS: &[&[&str]] = &[
    &[
        "序号",
        "公开任务",
        "公开内容",
        "具体要求",
        "责任部门",
        "完成时限",
    ],
    &[
        "1",
        "财政信息",
        "预决算",
        "公开部门预决算。",
        "县财政局牵头，县教育局配合",
        "2026年6月底前",
    ],
    &[
        "2",
        "教育信息",
        "招生",
        "公开招生政策和片区划分。",
        "县教育局",
        "长期坚持",
    ],
    &["3", "基层公开", "村务", "公开村务。", "各乡镇", "每季度"],
    &[
        "4",
        "气象信息",
        "预警",
        "公开预警信息。",
        "县气象局",
        "年底前",
    ],
];

/// A form that asks for the unit in its own column.
pub const ROOMS: &[&[&str]] = &[&["填报单位", "专区名称", "电脑台数"], &["", "", ""]];

/// Writes a table with lines around every cell: rows that are still empty have theirs too.
///
/// # Errors
/// Fails where the file cannot be written.
pub fn draw(path: &Path, rows: &[&[&str]]) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let lines = Format::new().set_border(FormatBorder::Thin);
    let sheet = book.add_worksheet();
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*row) {
            sheet.write_with_format(at, column, *text, &lines)?;
        }
    }
    book.save(path)
}
