use super::{Outcome, Refusal, quoted};
use crate::value::{decimal_text, decimal_units};
use serde_json::Value as Json;

pub(super) fn integer(value: Json, min: i64, max: i64) -> Outcome {
    let number = match &value {
        Json::Number(n) => n.as_i64().or_else(|| n.as_f64().and_then(whole)),
        Json::String(text) => half_width(text).parse().ok(),
        _ => None,
    };
    let Some(number) = number else {
        let words = format!("“{}”不是整数，请只填数字", quoted(&value));
        return Err(Refusal::new("not_integer", words));
    };
    if number < min {
        return Err(Refusal::new("too_small", format!("不能小于 {min}")));
    }
    if number > max {
        return Err(Refusal::new("too_large", format!("不能大于 {max}")));
    }
    Ok(Json::from(number))
}

/// 3.0 is three; 3.5 is no whole number. Beyond 2^53 a float no longer says which number it is.
fn whole(number: f64) -> Option<i64> {
    let exact = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
    exact.then_some(number as i64)
}

pub(super) fn decimal(value: &Json, scale: u32) -> Outcome {
    let text = match value {
        Json::Number(n) => n.to_string(),
        Json::String(text) => half_width(text),
        _ => String::new(),
    };
    match decimal_units(&text, scale) {
        Some(units) => Ok(Json::String(decimal_text(units, scale))),
        None => {
            let words = format!("“{}”不是数，请填数字，小数最多 {scale} 位", quoted(value));
            Err(Refusal::new("not_decimal", words))
        }
    }
}

/// Full-width digits as an input method types them.
pub(super) fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
        '．' => '.',
        '－' => '-',
        other => other,
    };
    text.chars().map(narrow).collect()
}
