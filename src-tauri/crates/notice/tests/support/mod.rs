//! A notice read, and what was read told in short.

#![allow(dead_code, reason = "not every test file tells everything")]

use minglu_notice::{Clean, Notice, Setting, read};

/// A notice that says nothing of its year, read by a clerk who does.
pub fn notice(text: &str, year: i32) -> Notice {
    let setting = Setting {
        year: Some(year),
        ..Setting::default()
    };
    read(&Clean::of(text), &setting)
}

/// Each task as `number lead>responsible>assist due recurs`.
pub fn tasks(notice: &Notice) -> Vec<String> {
    let told = |task: &minglu_notice::Task| {
        let units = [&task.lead, &task.responsible, &task.assist].map(|list| list.join(" "));
        let due = task.due.map_or(String::new(), |due| format!(" {due}"));
        let recurs = task.recurs.map_or("", |recurs| recurs.name());
        let number = task.number.clone().unwrap_or_default();
        format!("{number} {}{due} {recurs}", units.join(">"))
            .trim()
            .to_owned()
    };
    notice.tasks.iter().map(told).collect()
}

/// Each filing as `units form annex to place due`.
pub fn filings(notice: &Notice) -> Vec<String> {
    let told = |filing: &minglu_notice::Filing| {
        let pieces = [
            Some(filing.units.join(" ")),
            filing.form.clone(),
            filing.annex.map(|annex| format!("附件{annex}")),
            filing.to.clone(),
            filing.place.clone(),
            filing.due.map(|due| due.to_string()),
        ];
        pieces.into_iter().flatten().collect::<Vec<_>>().join("|")
    };
    notice.filings.iter().map(told).collect()
}
