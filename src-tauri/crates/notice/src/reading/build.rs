use super::task::{Origin, Task, TaskSpans};
use crate::duty::Draft;
use crate::duty::alias::Aliases;
use crate::duty::doers::{Doers, Named};
use crate::indicator::indicators;
use crate::outline::{Block, above};
use crate::table::Row;
use crate::when::{Clock, Settled, When, in_prose, in_slot, settle};
use crate::{Clean, Owner, Span, owner, units};

/// Makes tasks of what was found.
pub(super) struct Builder<'a> {
    pub clean: &'a Clean,
    pub blocks: &'a [Block],
    /// None where no year is known.
    pub clock: Option<Clock>,
    pub aliases: &'a Aliases,
}

impl Builder<'_> {
    /// The task of a duty in running text.
    pub fn draft(&self, draft: &Draft) -> Task {
        let block = &self.blocks[draft.block];
        let mut task = self.task(draft.text, &draft.doers);
        let number = (!block.number.is_empty()).then_some(block.number);
        let ancestors = above(self.blocks, draft.block);
        let inside = block
            .heading
            .is_some_and(|heading| draft.text.holds(heading));
        let mut above: Vec<String> = ancestors.iter().filter_map(|at| self.title(*at)).collect();
        if !inside && block.heading.is_some() {
            above.extend(self.title(draft.block));
        }
        task.number = number.map(|span| {
            self.clean
                .words(span)
                .trim_end_matches(['、', '.', '．'])
                .to_owned()
        });
        task.section = (!above.is_empty()).then(|| above.join(" / "));
        task.heading = block.heading.map(|span| self.clean.words(span));
        task.spans.number = number;
        task.spans.heading = block.heading;
        task.doubts.extend(draft.doubts.iter().cloned());
        let whens = match draft.whens.is_empty() {
            true => in_prose(self.clean.chars(draft.text), draft.text.start),
            false => draft.whens.clone(),
        };
        self.time(&mut task, &whens);
        task
    }

    /// The number and heading of an item.
    fn title(&self, at: usize) -> Option<String> {
        let block = self.blocks.get(at)?;
        let heading = block.heading?;
        Some(format!(
            "{}{}",
            self.clean.words(block.number),
            self.clean.words(heading)
        ))
    }

    /// The task of a table's row.
    pub fn row(&self, row: &Row) -> Task {
        let doers = self.row_doers(row);
        let mut task = self.task(row.text, &doers);
        task.origin = Origin::Table;
        task.number = row.number.map(|span| self.clean.words(span));
        task.spans.number = row.number;
        let sections: Vec<String> = row
            .sections
            .iter()
            .map(|span| self.clean.words(*span))
            .collect();
        task.section = (!sections.is_empty()).then(|| sections.join(" / "));
        task.heading = sections.last().cloned();
        task.spans.heading = row.sections.last().copied();
        if row.is_merged && !doers.is_empty() {
            task.doubts
                .push("责任单位一格为空，沿用上一行的单位".to_owned());
        }
        let whens = match row.due {
            Some(cell) => in_slot(self.clean.chars(cell), cell.start)
                .into_iter()
                .collect(),
            None => in_prose(self.clean.chars(row.text), row.text.start),
        };
        self.time(&mut task, &whens);
        if task.due_text.is_none()
            && let Some(cell) = row.due
        {
            task.due_text = Some(self.clean.words(cell));
            task.spans.due = Some(cell);
        }
        task
    }

    fn row_doers(&self, row: &Row) -> Doers {
        let mut doers = Doers::default();
        if let Some(cell) = row.lead {
            let lead = units(&self.clean.words(cell));
            let owner = Owner {
                lead,
                ..Owner::default()
            };
            doers.join(Doers::of(owner, self.clean, cell, self.aliases));
        }
        if let Some(cell) = row.responsible {
            let owner = owner(&self.clean.words(cell));
            doers.join(Doers::of(owner, self.clean, cell, self.aliases));
        }
        if let Some(cell) = row.assist {
            let assist = units(&self.clean.words(cell));
            let owner = Owner {
                assist,
                ..Owner::default()
            };
            doers.join(Doers::of(owner, self.clean, cell, self.aliases));
        }
        doers
    }

    fn task(&self, text: Span, doers: &Doers) -> Task {
        let names = |list: &[Named]| list.iter().map(|n| n.name.clone()).collect();
        let places = |list: &[Named]| list.iter().map(|n| n.span).collect();
        let found = indicators(self.clean.chars(text), text.start);
        Task {
            text: self.clean.words(text),
            start: text.start,
            end: text.end,
            lead: names(&doers.lead),
            responsible: names(&doers.responsible),
            assist: names(&doers.assist),
            open_ended: doers.open,
            indicators: found.iter().map(|span| self.clean.words(*span)).collect(),
            doubts: doubts(doers),
            spans: TaskSpans {
                lead: places(&doers.lead),
                responsible: places(&doers.responsible),
                assist: places(&doers.assist),
                indicators: found,
                ..TaskSpans::default()
            },
            ..Task::default()
        }
    }

    fn time(&self, task: &mut Task, whens: &[When]) {
        let known = self.clock.unwrap_or(Clock {
            year: super::DATELESS,
            dated: None,
        });
        let words = |span: Span| self.clean.words(span);
        let Settled {
            span,
            mut date,
            recurs,
            doubts,
        } = settle(whens, known, words);
        let text = span.map(words);
        let own_year = text
            .as_deref()
            .is_some_and(|text| text.contains("20") && text.contains('年'));
        if date.is_some() && self.clock.is_none() && !own_year {
            date = None;
            task.doubts
                .push("通知里看不出年份，时限没有换算成日期".to_owned());
        }
        (task.due_text, task.due, task.recurs, task.spans.due) = (text, date, recurs, span);
        task.doubts.extend(doubts);
    }
}

fn doubts(doers: &Doers) -> Vec<String> {
    let mut doubts = Vec::new();
    if doers.is_empty() {
        doubts.push("没有写明责任单位".to_owned());
    }
    if doers.open {
        doubts.push("单位后面写有“等”，可能还有别的单位".to_owned());
    }
    doubts
}
