//! Public participation in decisions: every opinion is accounted for.

use crate::duty::{Finding, Severity};

/// What is wrong with the count of opinions received, adopted and not adopted.
pub fn tally(received: Option<i64>, adopted: Option<i64>, refused: Option<i64>) -> Option<Finding> {
    let received = received?;
    if adopted.is_none() && refused.is_none() {
        return None;
    }
    let answered = adopted.unwrap_or(0) + refused.unwrap_or(0);
    let (severity, reason) = match received - answered {
        0 => return None,
        left @ 1.. => (
            Severity::Warning,
            format!("收到{received}条，还有{left}条没有写采纳还是未采纳"),
        ),
        _ => (
            Severity::Blocking,
            format!("采纳和未采纳共{answered}条，多于收到的{received}条，请核对"),
        ),
    };
    Some(Finding {
        rule: "opinions_unaccounted".to_owned(),
        severity,
        field: "received".to_owned(),
        reason,
        source: "国办发〔2016〕80号：以适当方式公布意见收集和采纳情况".to_owned(),
    })
}
