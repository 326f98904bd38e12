//! A notice that carries its own table: the table is its list of tasks, and the text that says the
//! same is not counted twice.

use super::build::Builder;
use super::{Notice, Task};
use crate::duty::Draft;
use crate::filing::Filing;
use crate::{Clean, Pairs, Span};

/// From this many rows on a table is the notice's task breakdown.
const BREAKDOWN: usize = 3;
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
        filings,
    } = found;
    let has_table = rows.len() >= BREAKDOWN;
    let known: Vec<Pairs> = rows.iter().map(|row| Pairs::of(&row.text)).collect();
    for draft in drafts {
        if is_filing(builder.clean, &draft, &filings) {
            continue;
        }
        let task = builder.draft(&draft);
        if has_table && is_listed(&task, &known) {
            continue;
        }
        match draft.is_bare || has_table {
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

/// A sentence that asks to hand something in and for nothing else.
fn is_filing(clean: &Clean, draft: &Draft, filings: &[Filing]) -> bool {
    let inside = |filing: &&Filing| {
        let span = Span::new(filing.start, filing.end);
        draft.text.holds(span) || draft.text.touches(span)
    };
    let all = || filings.iter().filter(inside);
    let covered: usize = all().map(|filing| filing.end - filing.start).sum();
    covered * 5 >= draft.text.len() * 4
        && covered > 0
        && draft.whens.is_empty()
        && !all().any(|filing| has_work(clean, filing))
}

/// 6月底前梳理事项，形成目录报县政府办: the day is the work's, and what comes of it is handed in.
fn has_work(clean: &Clean, filing: &Filing) -> bool {
    let (Some(due), Some(to)) = (filing.spans.due, filing.spans.to) else {
        return false;
    };
    clean.chars(Span::new(due.end, to.start)).contains(&'，')
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
