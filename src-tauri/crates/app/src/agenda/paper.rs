use super::{Agenda, Item, grouped};
use crate::backup::BackupState;
use crate::form::plain;
use crate::unit::own_unit;
use crate::{Desk, Result, backup};
use chrono::NaiveDate;
use minglu_forms::form::Paper;

const COLUMNS: [(&str, f64); 4] = [
    ("期限", 26.0),
    ("事项", 62.0),
    ("台账", 22.0),
    ("说明", 46.0),
];
/// So many of a group are printed: a leader reads one page or two.
const MOST: usize = 40;

/// What is to be done, on paper for the leader.
pub(crate) fn paper(desk: &Desk, agenda: &Agenda, today: NaiveDate) -> Result<Paper> {
    let mut rows = Vec::new();
    let mut counts = Vec::new();
    for grouped in grouped(agenda, today) {
        let (title, count) = (grouped.group.title(), grouped.count());
        counts.push(format!("{title}{count}件"));
        for item in grouped.items.iter().take(MOST) {
            rows.push(row(desk, item)?);
        }
        if count > MOST {
            let rest = format!("“{title}”还有 {} 件，见明录", count - MOST);
            rows.push(vec![String::new(), rest, String::new(), String::new()]);
        }
    }
    if rows.is_empty() {
        let none = "没有逾期或近期到期的事";
        rows.push(vec![
            String::new(),
            none.to_owned(),
            String::new(),
            String::new(),
        ]);
    }
    let unit = own_unit(desk)?.map_or_else(String::new, |unit| unit.name);
    let total = match counts.is_empty() {
        true => "合计0件".to_owned(),
        false => counts.join("，"),
    };
    let foot = vec![
        format!("单位：{unit}　　日期：{today}　　{total}"),
        backup_words(&backup::state(desk)?),
        "领导批示：".to_owned(),
    ];
    Ok(plain("政务公开今日待办", &COLUMNS, rows, foot))
}

fn row(desk: &Desk, item: &Item) -> Result<Vec<String>> {
    let line = &item.line;
    Ok(vec![
        line.lamp.text.clone(),
        line.title.clone(),
        desk.ledger.schema(&line.ledger)?.title.clone(),
        line.detail.clone(),
    ])
}

fn backup_words(state: &BackupState) -> String {
    match &state.last {
        Some(last) => format!("台账最近一次备份：{}", last.replace('T', " ")),
        None => "台账还没有备份".to_owned(),
    }
}
