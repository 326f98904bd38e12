use super::{Item, label};
use crate::desk::today::TodayLine;
use crate::people::people_of;
use crate::task::LampInfo;
use crate::{Desk, Result};
use minglu_ledger::people::Role;
use minglu_ledger::vault::Vault;
use minglu_ledger::{Code, Query, Record};
use std::collections::BTreeMap;

const LEDGER: &str = "sign_off";

/// What was sent back and has to be mended, and what waits for somebody's review or signature.
pub(super) fn items(desk: &Desk) -> Result<Vec<Item>> {
    let mut last: BTreeMap<(String, String), Record> = BTreeMap::new();
    desk.ledger.each(&Query::of(LEDGER), |sign| {
        let text = |field: &str| sign.text(field).unwrap_or_default().to_owned();
        let key = (text("ledger"), text("record"));
        match last.get(&key) {
            Some(known) if known.created >= sign.created => {}
            _ => drop(last.insert(key, sign)),
        }
        Ok(())
    })?;
    if last.is_empty() {
        return Ok(Vec::new());
    }
    let leader = leader(desk)?;
    let mut items = Vec::new();
    for ((ledger, id), sign) in &last {
        let record = match desk.ledger.get(ledger, id) {
            Ok(record) => record,
            Err(e) if e.code() == Code::NotFound => continue,
            Err(e) => return Err(e.into()),
        };
        if record.deleted.is_none()
            && let Some(words) = words(sign, &record, leader.as_deref())
        {
            let title = label(desk.ledger.schema(ledger)?, &record);
            items.push(item((ledger, id, title), words));
        }
    }
    Ok(items)
}

/// How a record stands after the last word that was said to it; nothing where nobody has to act.
fn words(sign: &Record, record: &Record, leader: Option<&str>) -> Option<(&'static str, String)> {
    let text = |field: &str| sign.text(field).unwrap_or_default();
    let act = if text("step") == "sign" {
        "签发"
    } else {
        "审核"
    };
    let (by, at) = (text("by"), text("at"));
    let current = sign.get("revision").as_i64() == Some(record.rev);
    match (text("result"), text("step"), current) {
        ("return", _, true) => {
            let detail = format!("{by} {at} {act}时退回：{}", text("opinion"));
            Some(("已退回，待修改", detail))
        }
        ("return", _, false) => Some(("待审签", format!("{at} 退回后已修改，等{by}重新{act}"))),
        ("agree", "review", true) => {
            let leader = leader?;
            Some(("待签发", format!("{by} {at} 已审核，等{leader}签发")))
        }
        _ => None,
    }
}

fn item((ledger, id, title): (&str, &str, String), (lamp, detail): (&str, String)) -> Item {
    Item {
        line: TodayLine {
            ledger: ledger.to_owned(),
            id: id.to_owned(),
            title,
            lamp: LampInfo {
                code: "due_soon".to_owned(),
                text: lamp.to_owned(),
                days: None,
            },
            detail,
        },
        duty: "sign".to_owned(),
        moment: None,
    }
}

/// Who signs at this desk, where somebody does.
fn leader(desk: &Desk) -> Result<Option<String>> {
    let people = match Vault::of(desk.dir())? {
        Some(vault) => vault.people(),
        None => people_of(&desk.ledger)?,
    };
    let mut leaders = people.into_iter().filter(|p| p.role == Role::Leader);
    Ok(leaders.next().map(|person| person.name))
}
