use super::entries::{TaskEntry, empty, entry};
use super::{LampInfo, lamp_of, lamp_on, periods_of, today};
use crate::{Desk, Result};
use chrono::{Datelike, NaiveDate};
use minglu_ledger::{Query, Record};
use minglu_rules::Period;
use std::collections::HashMap;

/// What is open today: a recurring task is as urgent as the period that waits for its report.
pub(crate) struct Open {
    today: NaiveDate,
    years: HashMap<String, i32>,
    entries: HashMap<String, Vec<TaskEntry>>,
}

/// How one task stands.
pub(crate) struct Standing {
    /// How urgent it is.
    pub(crate) lamp: LampInfo,
    /// Of a recurring task, the period that is meant.
    pub(crate) entry: Option<TaskEntry>,
}

impl Open {
    /// Reads the notices' years and every period's entry at once.
    pub(crate) fn read(desk: &Desk) -> Result<Open> {
        let (mut years, mut entries) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
        desk.ledger.each(&Query::of("notice"), |notice| {
            let year = notice.get("year").as_i64();
            let year = year.and_then(|y| i32::try_from(y).ok());
            years.extend(year.map(|year| (notice.id, year)));
            Ok(())
        })?;
        desk.ledger.each(&Query::of("task_entry"), |record| {
            let entry = entry(&record.id, &record.fields);
            entries.entry(entry.task.clone()).or_default().push(entry);
            Ok(())
        })?;
        Ok(Open {
            today: today(),
            years,
            entries,
        })
    }

    /// How a task stands today.
    pub(crate) fn standing(&self, task: &Record) -> Standing {
        let entry = self.entry(task);
        let lamp = match &entry {
            None => lamp_of(&task.fields, self.today),
            Some(entry) => lamp_on(&task.fields, self.day(entry), self.today),
        };
        Standing { lamp, entry }
    }

    /// The day on which an entry is due, where it still waits.
    fn day(&self, entry: &TaskEntry) -> Option<NaiveDate> {
        let due = entry.due.as_deref().filter(|_| entry.state != "done");
        due.and_then(|day| day.parse().ok())
    }

    /// The first period that is not finished: the present one, or one before it that lies behind
    /// the clerk's first entry. Where all are finished, the present one.
    fn entry(&self, task: &Record) -> Option<TaskEntry> {
        let periods = periods_of(task, self.year(task));
        let present = periods.iter().position(|p| p.due >= self.today);
        let present = present.unwrap_or(periods.len().saturating_sub(1));
        let mut so_far: Vec<TaskEntry> = periods
            .iter()
            .take(present + 1)
            .map(|period| self.stored(task, period))
            .collect();
        let last = so_far.pop()?;
        // A clerk who began in autumn owes nothing for the spring.
        let mut kept = so_far.into_iter().skip_while(|entry| entry.id.is_empty());
        Some(kept.find(|entry| entry.state != "done").unwrap_or(last))
    }

    fn stored(&self, task: &Record, period: &Period) -> TaskEntry {
        let entries = self.entries.get(&task.id).into_iter().flatten();
        let stored = entries
            .into_iter()
            .find(|entry| entry.period == period.name);
        stored.cloned().unwrap_or_else(|| empty(&task.id, period))
    }

    fn year(&self, task: &Record) -> i32 {
        let year = task.text("notice").and_then(|id| self.years.get(id));
        year.copied().unwrap_or_else(|| self.today.year())
    }
}
