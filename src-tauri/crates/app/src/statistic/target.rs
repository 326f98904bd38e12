use super::{Number, Target};
use crate::task::LampInfo;
use minglu_rules::duty::{Limits, Statistic};

/// What a statistic should reach in these years, and whether the last of them does.
pub(super) fn target(
    limits: &Limits,
    statistic: &Statistic,
    years: &[i32],
    reached: &Number,
) -> Option<Target> {
    let limit = limits.get(statistic.target.as_ref()?)?;
    let by_year: Vec<u32> = years.iter().map(|year| limit.in_year(*year)).collect();
    let value = *by_year.last()?;
    Some(Target {
        value,
        source: limit.source.clone(),
        lamp: reached.value.map(|reached| lamp(reached, f64::from(value))),
        by_year,
    })
}

fn lamp(reached: f64, target: f64) -> LampInfo {
    let (code, text) = match reached >= target {
        true => ("done", "达标".to_owned()),
        false => {
            let lacks = target - reached;
            ("due_soon", format!("未达标，差{lacks:.1}个百分点"))
        }
    };
    LampInfo {
        code: code.to_owned(),
        text,
        days: None,
    }
}
