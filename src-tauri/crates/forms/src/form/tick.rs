use minglu_ledger::schema::{Field, Tick};
use serde_json::Value;

const MARK: &str = "√";

/// What stands in the tick column of an option: a mark, or what is said beside it.
pub(crate) fn mark(option: &str, value: &Value) -> String {
    let tick = Tick {
        value: option.to_owned(),
        aliases: Vec::new(),
    };
    let said = items(value).find_map(|item| match item == option {
        true => Some(MARK),
        false => tick.remark(item),
    });
    said.unwrap_or_default().to_owned()
}

/// All that may be ticked, as ■政府网站 □政府公报, and behind it what else is in the list.
pub(super) fn boxes(field: &Field, value: &Value) -> String {
    let find = |tick: &Tick| {
        let said = |item: &&str| *item == tick.value || tick.remark(item).is_some();
        items(value).find(said)
    };
    let offered = field.ticks.iter().map(|tick| match find(tick) {
        Some(item) => format!("■{item}"),
        None => format!("□{}", tick.value),
    });
    let is_offered = |item: &&str| field.ticks.iter().any(|tick| find(tick) == Some(item));
    let others = items(value).filter(|item| !is_offered(item));
    let others = others.map(|item| format!("■{item}"));
    offered.chain(others).collect::<Vec<_>>().join(" ")
}

fn items(value: &Value) -> impl Iterator<Item = &str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}
