//! A task table as large as a ledger ever gets.

use minglu_tests::Step;
use rust_xlsxwriter::Workbook;
use std::path::{Path, PathBuf};

/// Rows of the table.
pub const ROWS: u32 = 100_000;

const HEADERS: [&str; 12] = [
    "序号",
    "公开任务",
    "公开内容",
    "具体要求",
    "责任部门",
    "完成时限",
    "落实情况",
    "状态",
    "承办科室",
    "配合单位",
    "截止日期",
    "备注",
];
const UNITS: [&str; 5] = [
    "县财政局",
    "县农业农村局",
    "县教育局",
    "各乡镇，县直各有关单位",
    "县卫生健康局",
];

/// Writes the table once, and says where it is.
pub fn large(folder: &Path) -> Step<PathBuf> {
    let path = folder.join("large.xlsx");
    if path.is_file() {
        return Ok(path);
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.write_row(0, 0, HEADERS)?;
    for row in 1..=ROWS {
        for (column, text) in (0..).zip(cells(row)) {
            sheet.write(row, column, text)?;
        }
    }
    book.save(&path)?;
    Ok(path)
}

fn cells(row: u32) -> [String; 12] {
    let unit = UNITS[row as usize % UNITS.len()];
    [
        row.to_string(),
        format!("推进重点领域信息公开第{}项", row / 10),
        format!("第{row}号项目的立项、招标和验收情况"),
        format!("在政府网站专栏公开，每季度更新，编号{}", row * 7),
        unit.to_owned(),
        format!("2021年{}月{}日", row % 12 + 1, row % 28 + 1),
        format!("已于第{}季度在专栏公开{}条", row % 4 + 1, row % 90),
        ["未开始", "进行中", "已完成"][row as usize % 3].to_owned(),
        format!("业务{}股", row % 30),
        format!("县{}局", row % 50),
        format!("2021-{:02}-{:02}", row % 12 + 1, row % 28 + 1),
        "无".to_owned(),
    ]
}
