//! A notice that carries its own table: the table is its list of tasks, and the text that says the
//! same is not counted twice.

use super::build::Builder;
use super::handing::Handing;
use super::{Notice, Task};
use crate::Pairs;
use crate::duty::Draft;
use crate::filing::Filing;

/// From this many rows on a table is the notice's task breakdown.
const BREAKDOWN: usize = 3;
/// A table that repeats one of two duties of the text breaks that text down.
const RESTATED: usize = 2;
/// From this likeness on a row and a sentence say the same.
const SAME: f64 = 0.5;

/// All that was found, before it is settled what counts.
pub(super) struct Found {
    pub drafts: Vec<Draft>,
    pub rows: Vec<Task>,
    pub filings: Vec<Filing>,
}

/// Says what becomes of each piece.
pub(super) fn settle(found: Found, builder: &Builder<'_>, notice: &mut Notice) {
    let Found {
        drafts,
        rows,
        mut filings,
    } = found;
    let has_table = rows.len() >= BREAKDOWN;
    let known: Vec<Pairs> = rows.iter().map(|row| Pairs::of(&row.text)).collect();
    let handing = Handing::of(builder, &filings);
    let mut tasks: Vec<(Draft, Task)> = Vec::new();
    for mut draft in drafts.into_iter().filter(|draft| !handing.is_all_of(draft)) {
        handing.take_times(&mut draft);
        let task = builder.draft(&draft);
        tasks.push((draft, task));
    }
    give_units(&mut filings, &tasks);
    let all = tasks.len();
    tasks.retain(|(_, task)| !has_table || !is_listed(task, &known));
    // Where the table breaks down what the text says, what it leaves out may be meant to be left out.
    let restates = has_table && (all - tasks.len()) * RESTATED >= all;
    for (draft, task) in tasks {
        let named = !draft.doers.is_empty() || task.due.is_some();
        match draft.is_bare || restates || (has_table && !named) {
            true => notice.others.push(task),
            false => notice.tasks.push(task),
        }
    }
    if has_table && !notice.others.is_empty() {
        let count = notice.others.len();
        notice
            .doubts
            .push(format!("正文里有 {count} 处没有列入分解表，请看是否也要办"));
    }
    notice.tasks.extend(rows);
    notice.tasks.sort_by_key(|task| task.start);
    notice.filings = filings;
}

/// Who hands something in stands in the bracket of its duty, where it says nobody itself.
fn give_units(filings: &mut [Filing], tasks: &[(Draft, Task)]) {
    for filing in filings.iter_mut().filter(|filing| filing.units.is_empty()) {
        let behind = tasks.partition_point(|(_, task)| task.start <= filing.start);
        let around = tasks[..behind].last();
        let around = around.filter(|(draft, task)| draft.is_marked && filing.start < task.end);
        if let Some((_, task)) = around {
            filing.units = [&task.lead[..], &task.responsible[..]].concat();
            filing.spans.units = [&task.spans.lead[..], &task.spans.responsible[..]].concat();
        }
    }
}

fn is_listed(task: &Task, known: &[Pairs]) -> bool {
    let text = Pairs::of(&task.text);
    known.iter().any(|row| row.likeness(&text) >= SAME)
}

/// Says of each form what its annex is called.
pub(super) fn name_forms(notice: &mut Notice) {
    for filing in &mut notice.filings {
        let listed = notice
            .annexes
            .iter()
            .filter(|annex| !annex.title.is_empty());
        let mut same =
            listed.filter(|annex| filing.annex.is_some() && annex.number == filing.annex);
        filing.annex_title = same.next().map(|annex| annex.title.clone());
    }
}
