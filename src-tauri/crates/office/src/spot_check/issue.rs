use super::list::{Item, Shown, show};
use crate::notice::{self, Task};
use crate::store::Store;
use crate::when::day;
use crate::{Error, Result, audit, values};
use minglu_ledger::Fields;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashSet;

/// The notice by which the units are told.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Its title.
    pub title: String,
}

/// What was given out.
#[derive(Debug, Clone, Serialize)]
pub struct Issued {
    /// Id of the notice.
    pub notice: String,
    /// Items in it.
    pub items: u64,
    /// Units that got it.
    pub units: u64,
}

/// Tells the units what they have to mend: each gets its own faults as tasks with their days, and
/// answers them as any other task. Faults of which it has been told already are left out.
///
/// # Errors
/// `usage` where there is nothing to tell; `conflict` where a notice of this title was issued this
/// year.
pub fn issue(store: &Store, who: &str, check: &str, order: &Order) -> Result<Issued> {
    let shown = show(store, check)?;
    let open: Vec<&Item> = shown
        .list
        .iter()
        .filter(|item| item.is_fault() && item.notice.is_none())
        .collect();
    if open.is_empty() {
        return Err(Error::usage(
            "没有要下发整改的问题：先把存在问题的事项登记下来",
        ));
    }
    let year = day(&crate::store::now());
    let draft = notice::Draft {
        title: order.title.trim().to_owned(),
        year: year
            .get(..4)
            .and_then(|year| year.parse().ok())
            .unwrap_or(0),
        doc_no: None,
    };
    let tasks = (1u64..).zip(&open).map(|(at, item)| Task {
        unit: item.unit.clone(),
        fields: fields(at, item, &shown),
    });
    let tasks: Vec<Task> = tasks.collect();
    let units: HashSet<&str> = open.iter().map(|item| item.unit.as_str()).collect();
    store.write(|sql| {
        let given = notice::give(sql, who, &draft, &tasks)?;
        for (item, task) in open.iter().zip(&given.tasks) {
            let told = sql.run(
                "UPDATE spot_item SET task = ?2 WHERE id = ?1 AND task IS NULL",
                values![&item.id, task],
            )?;
            if told == 0 {
                return Err(Error::conflict("刚才有人下发过了，请刷新后再看"));
            }
        }
        let details = json!({ "items": open.len(), "notice": given.id });
        audit::note(sql, who, "check.issue", check, &details)?;
        Ok(Issued {
            notice: given.id,
            items: open.len() as u64,
            units: units.len() as u64,
        })
    })
}

fn fields(at: u64, item: &Item, shown: &Shown) -> Fields {
    let finding = item.finding.as_deref().unwrap_or_default();
    let due = item.due.as_deref();
    let said = [
        ("position", json!(at)),
        ("seq", json!(at.to_string())),
        ("topic", json!("目录抽查整改")),
        ("subject", json!(item.subject)),
        (
            "requirement",
            json!(format!(
                "{}发现：{finding}。请整改，并在落实情况里写明整改结果。",
                shown.head.title
            )),
        ),
        ("responsible", json!(item.unit_name)),
        ("due_text", json!(due.map(|due| format!("{due}前")))),
        ("due", json!(due)),
    ];
    let said = said.into_iter().filter(|(_, value)| !value.is_null());
    said.map(|(name, value)| (name.to_owned(), value)).collect()
}
