use super::Item;
use crate::desk::today::TodayLine;
use crate::duty::{Change, Law};
use crate::record::list::query;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::{Datelike, NaiveDate};
use minglu_ledger::schema::Schema;
use minglu_rules::duty::{Quota, all_hold};

/// What the year should show by now and does not; each leads to its ledger.
pub(super) fn items(desk: &Desk, law: &Law) -> Result<Vec<Item>> {
    let mut items = Vec::new();
    for schema in desk.ledger.schemas() {
        let quotas = schema.duties.quotas.iter();
        for quota in quotas.filter(|quota| quota.is_pressing(law.today())) {
            let needs = quota.needs(&law.limits, law.today().year());
            let has = kept(desk, law, schema, quota)?;
            if has < needs {
                items.push(item(law.today(), schema, quota, (has, needs)));
            }
        }
    }
    Ok(items)
}

/// Records of this year that count.
fn kept(desk: &Desk, law: &Law, schema: &Schema, quota: &Quota) -> Result<u32> {
    let year = crate::archive::of_year(desk, schema, law.today().year())?;
    let mut count = 0;
    desk.ledger
        .each(&query(&schema.ledger, Some(&year), None)?, |record| {
            let facts = Change::standing(&record.fields);
            count += u32::from(all_hold(&quota.when, &facts, law.today()));
            Ok(())
        })?;
    Ok(count)
}

fn item(today: NaiveDate, schema: &Schema, quota: &Quota, (has, needs): (u32, u32)) -> Item {
    let end = NaiveDate::from_ymd_opt(today.year(), 12, 31);
    let lamp = LampInfo {
        code: "due_soon".to_owned(),
        text: format!("今年还差{}次", needs - has),
        days: end.map(|end| (end - today).num_days()),
    };
    let done = match has {
        0 => "今年还没有登记".to_owned(),
        has => format!("今年应有{needs}次，已登记{has}次"),
    };
    Item {
        line: TodayLine {
            ledger: schema.ledger.clone(),
            id: String::new(),
            title: quota.words.clone(),
            lamp,
            detail: format!("{done}（依据：{}）", quota.source),
        },
        duty: quota.rule.clone(),
        moment: None,
    }
}
