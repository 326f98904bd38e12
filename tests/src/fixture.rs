//! Papers of our own writing, in the shapes that counties send.

use crate::Step;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet};
use std::path::Path;

/// The notice under which the task table is filed.
pub const NOTICE: &str = "澄溪县2021年政务公开工作要点任务分解表";

/// The clerk's unit in these papers.
pub const UNIT: &str = "县农业农村局";

const HEADERS: [&str; 6] = [
    "序号",
    "公开任务",
    "公开内容",
    "具体要求",
    "责任部门",
    "完成时限",
];

/// The column of the office's file that we are asked to fill.
const PROGRESS: &str = "落实情况";

/// One topic with its subjects: 公开内容, 具体要求, 责任部门, 完成时限.
type Topic = (&'static str, &'static [[&'static str; 4]]);

/// The topics of the table; each is one merged cell beside its rows.
const TOPICS: &[Topic] = &[
    (
        "推进乡村振兴信息公开",
        &[
            [
                "惠农补贴",
                "公开补贴对象、标准和发放结果",
                "县农业农村局牵头，县财政局配合",
                "2021年9月10日",
            ],
            [
                "高标准农田",
                "公开项目立项、招标和验收情况",
                "县农业农村局",
                "2021年11月底前",
            ],
        ],
    ),
    (
        "做好政策解读",
        &[
            [
                "解读材料",
                "政策文件与解读材料同步组织、同步审签、同步发布",
                "各乡镇，县直各有关单位",
                "长期坚持",
            ],
            [
                "图文解读",
                "每季度至少发布一件图文解读",
                "县政府办公室、县融媒体中心",
                "每季度",
            ],
        ],
    ),
    (
        "规范依申请公开",
        &[[
            "申请办理",
            "按时答复，文书规范",
            "县司法局牵头，各有关单位抓好落实",
            "2021年12月31日",
        ]],
    ),
];

/// How many tasks [`tasks`] holds.
#[must_use]
pub fn count() -> usize {
    TOPICS.iter().map(|(_, rows)| rows.len()).sum()
}

/// Writes a task table with a title row, merged topics and a header row.
///
/// # Errors
/// Fails where the file cannot be written.
pub fn tasks(path: &Path) -> Step {
    Ok(table()?.save(path)?)
}

/// What stands below the table of [`template`].
pub const FOOT: &str = "填表人：　　　审核人：　　　联系电话：";

/// Writes the office's own file of the same table: an empty column for the progress, a line for
/// signatures, widths and colours of its own.
///
/// # Errors
/// Fails where the file cannot be written.
pub fn template(path: &Path) -> Step {
    let (mut book, cell) = (table()?, Format::new().set_border(FormatBorder::Thin));
    let sheet = book.worksheet_from_index(0)?;
    let head = cell.clone().set_background_color("#FFF2CC");
    let column = HEADERS.len() as u16;
    sheet.write_with_format(1, column, PROGRESS, &head)?;
    sheet.set_column_width(column, 40)?;
    let last = 2 + count() as u32;
    for row in 2..last {
        sheet.write_blank(row, column, &cell)?;
    }
    sheet.merge_range(last, 0, last, column, FOOT, &Format::new())?;
    Ok(book.save(path)?)
}

fn table() -> Step<Workbook> {
    let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let centre = cell
        .clone()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 5, NOTICE, &centre.clone().set_bold())?;
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_with_format(1, column, header, &centre)?;
    }
    let mut row = 2;
    for topic in TOPICS {
        row = put(sheet, row, topic, &cell)?;
    }
    Ok(book)
}

fn put(sheet: &mut Worksheet, first: u32, topic: &Topic, cell: &Format) -> Step<u32> {
    let (title, rows) = topic;
    let mut row = first;
    for texts in *rows {
        sheet.write_with_format(row, 0, f64::from(row - 1), cell)?;
        for (column, text) in (2..).zip(texts) {
            sheet.write_with_format(row, column, *text, cell)?;
        }
        row += 1;
    }
    if rows.len() == 1 {
        sheet.write_with_format(first, 1, *title, cell)?;
    } else {
        sheet.merge_range(first, 1, row - 1, 1, title, cell)?;
    }
    Ok(row)
}
