use super::{Outcome, Refusal, quoted};
use crate::schema::{Choice, Field};
use serde_json::Value as Json;

pub(super) fn boolean(value: &Json) -> Outcome {
    let yes = match value {
        Json::Bool(yes) => Some(*yes),
        Json::Number(n) => n.as_i64().and_then(|n| bit(&n.to_string())),
        Json::String(text) => bit(text),
        _ => None,
    };
    yes.map(Json::Bool).ok_or_else(|| {
        Refusal::new(
            "not_boolean",
            format!("“{}”不能识别，请填“是”或“否”", quoted(value)),
        )
    })
}

fn bit(text: &str) -> Option<bool> {
    match text {
        "true" | "是" | "1" | "√" => Some(true),
        "false" | "否" | "0" | "×" => Some(false),
        _ => None,
    }
}

pub(super) fn one_of(field: &Field, choices: &[Choice], value: &Json) -> Outcome {
    if let Some(choice) = value.as_str().and_then(|text| field.choice(text)) {
        return Ok(Json::String(choice.value.clone()));
    }
    let titles: Vec<&str> = choices.iter().map(|c| c.title.as_str()).collect();
    let words = format!("没有“{}”这一项，可选：{}", quoted(value), titles.join("、"));
    Err(Refusal::new("not_a_choice", words))
}
