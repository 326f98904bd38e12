use super::{Count, Files, Handover};
use crate::form::plain;
use minglu_forms::form::Paper;

const COLUMNS: [(&str, f64); 3] = [("类别", 26.0), ("事项", 76.0), ("说明", 54.0)];
/// Room to sign by hand.
const ROOM: &str = "　　　　　　　　";

/// The sheet that both sign.
pub(super) fn paper(sheet: &Handover, to: Option<&str>, witness: Option<&str>) -> Paper {
    let mut rows = open(sheet);
    rows.extend(files(&sheet.files));
    rows.extend(sheet.counts.iter().map(count));
    rows.push(row(
        "台账状态",
        "最后一次修改",
        sheet.last_change.as_deref().map_or("无", day),
    ));
    rows.push(row(
        "台账状态",
        &format!("第 {} 处改动的校验值", sheet.changes),
        &sheet.digest,
    ));
    let sign = |who: &str, name: &str| format!("{who}：{name}　　签字：{ROOM}日期：{ROOM}");
    let foot = vec![
        format!("单位：{}　　清单生成日期：{}", sheet.unit, sheet.date),
        "以上内容已当面核对。校验值随改动存在台账里，此前的记录如被直接篡改，明录“检查台账”会报告。".to_owned(),
        sign("移交人", &sheet.giver),
        sign("接收人", to.unwrap_or(ROOM)),
        sign("监交人", witness.unwrap_or(ROOM)),
    ];
    plain("政务公开工作移交清单", &COLUMNS, rows, foot)
}

fn open(sheet: &Handover) -> Vec<Vec<String>> {
    if sheet.open.is_empty() {
        return vec![row("未办结事项", "没有", "")];
    }
    let rows = sheet.open.iter();
    rows.map(|item| {
        let kind = format!("未办结：{}", item.kind);
        row(&kind, &item.title, &item.detail)
    })
    .collect()
}

fn files(files: &Files) -> Vec<Vec<String>> {
    let missing = match files.missing.as_slice() {
        [] => "全部完好".to_owned(),
        names => format!("其中 {} 个打不开：{}", names.len(), names.join("、")),
    };
    let last = files.state.last.as_deref().map_or("还没有备份", day);
    let second = files.state.second.as_deref().unwrap_or("没有设置");
    vec![
        row("文件", &format!("附件 {} 个", files.attachments), &missing),
        row("文件", "数据文件夹", &files.folder),
        row(
            "文件",
            &format!("备份 {} 份（在数据文件夹里）", files.backups),
            &format!("最近一份：{last}"),
        ),
        row("文件", "第二备份文件夹", second),
    ]
}

fn count(count: &Count) -> Vec<String> {
    let year = count
        .year
        .map_or_else(String::new, |year| format!("{year}年"));
    row(
        "台账",
        &format!("{}{year}", count.title),
        &format!("{} 条", count.count),
    )
}

fn row(kind: &str, what: &str, detail: &str) -> Vec<String> {
    [kind, what, detail].map(str::to_owned).to_vec()
}

/// The day of a moment.
fn day(moment: &str) -> &str {
    moment.split('T').next().unwrap_or(moment)
}
