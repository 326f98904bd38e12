use crate::arguments::{Limit, Statistics};
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// All ledgers at a glance, or one of them.
pub fn show(desk: &Desk, asked: &Statistics) -> Result<Value> {
    let name = match asked.ledger {
        Some(_) => "statistic.show",
        None => "statistic.all",
    };
    let payload = json!({ "ledger": asked.ledger, "year": asked.year });
    Ok(dispatch(desk, name, payload)?.value)
}

/// The numbers that rules go by.
pub fn limit(desk: &Desk, limit: Limit) -> Result<Value> {
    let (name, payload) = match limit {
        Limit::List => ("limit.list", json!({})),
        Limit::Set { name, value } => ("limit.set", json!({ "name": name, "value": value })),
    };
    Ok(dispatch(desk, name, payload)?.value)
}
