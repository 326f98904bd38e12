use super::required::{RequiredProcedure, required};
use crate::desk::today::TodayLine;
use crate::task::LampInfo;
use crate::{Desk, Result};

/// So many of the procedures that are missing are named.
const NAMED: usize = 3;

/// One line for all required procedures of which none is in force.
pub(crate) fn lines(desk: &Desk) -> Result<Vec<TodayLine>> {
    let mut missing = required(desk)?;
    missing.retain(|one| one.id.is_none());
    Ok(match missing.is_empty() {
        true => Vec::new(),
        false => vec![line(&missing)],
    })
}

fn line(missing: &[RequiredProcedure]) -> TodayLine {
    let named = missing.iter().take(NAMED).map(|one| match one.drafting {
        true => format!("{}（起草中）", one.matter),
        false => one.matter.clone(),
    });
    let named = named.collect::<Vec<_>>().join("、");
    let more = if missing.len() > NAMED { "等" } else { "" };
    TodayLine {
        ledger: super::LEDGER.to_owned(),
        id: String::new(),
        title: format!("建立应有的制度：还缺 {} 项", missing.len()),
        lamp: LampInfo {
            code: "not_started".to_owned(),
            text: "待建立".to_owned(),
            days: None,
        },
        detail: format!("{named}{more}；到“制度建设”的“应建制度”看全部"),
    }
}
