use super::book::Book;
use super::correction::shown;
use super::figures::Figures;
use super::prose::ReportSection;
use crate::yearly_figure::show::YearlyRow;
use minglu_rules::request::report::{Place, Report, check};
use serde::Serialize;
use ts_rs::TS;

/// Something about a report that has to be looked at.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportFinding {
    /// What it is about.
    #[ts(type = "'identity' | 'carried' | 'late' | 'stale' | 'figure' | 'kind' | 'typed'")]
    pub kind: &'static str,
    /// True where the report should not go out like this.
    pub blocking: bool,
    /// The number that it speaks of, as `3.1.7`.
    pub place: Option<String>,
    /// What is wrong and what to do.
    pub words: String,
}

/// Everything that is found in a year's numbers and texts.
pub(super) fn findings(
    book: &Book,
    figures: &Figures,
    last: Option<&Report>,
    rows: &[YearlyRow],
    sections: &[ReportSection],
) -> Vec<ReportFinding> {
    let report = figures.report();
    let mut found = identities(&report, last, figures.said("restatement").is_some());
    found.extend(late(figures));
    found.extend(stale(figures));
    found.extend(unplaced(figures));
    for row in rows {
        let words = row
            .notes
            .iter()
            .map(|note| format!("表二“{}”：{note}", row.item));
        found.extend(words.map(|words| finding("figure", false, None, words)));
    }
    found.extend(typed(book, sections, &report));
    found
}

fn finding(
    kind: &'static str,
    blocking: bool,
    place: Option<Place>,
    words: String,
) -> ReportFinding {
    ReportFinding {
        kind,
        blocking,
        place: place.map(String::from),
        words,
    }
}

/// The identities within the report, and the one with the year before, which an explanation settles.
pub fn identities(report: &Report, last: Option<&Report>, explained: bool) -> Vec<ReportFinding> {
    let within = check(report, None);
    let all = check(report, last);
    let found = all.into_iter().map(|one| {
        let carried = !within.contains(&one);
        let kind = if carried { "carried" } else { "identity" };
        let place = Place::of(one.table, one.row, one.column);
        let table = if one.table == 4 { "表四" } else { "表三" };
        let words = match carried && explained {
            true => format!("{table}{}（已写说明）", one.words),
            false => format!("{table}{}", one.words),
        };
        finding(kind, !(carried && explained), Some(place), words)
    });
    found.collect()
}

/// What changed in the ledgers since the report was submitted.
fn late(figures: &Figures) -> Vec<ReportFinding> {
    let Some(reported) = &figures.reported else {
        return Vec::new();
    };
    let now = figures.corrected();
    let changed = Place::all()
        .into_iter()
        .filter(|place| now.at(*place) != reported.at(*place));
    let words = |place: Place| {
        let said = |report: &Report| {
            report
                .at(place)
                .map_or_else(|| "空".to_owned(), |n| shown(place, n))
        };
        format!(
            "{}：报送的是{}，报送后台账有改动，现在算得{}。报告里的数字没有变；要改，请写数字变动说明",
            place.words(),
            said(reported),
            said(&now)
        )
    };
    changed
        .map(|place| finding("late", true, Some(place), words(place)))
        .collect()
}

/// Corrections whose number has been counted otherwise since.
fn stale(figures: &Figures) -> Vec<ReportFinding> {
    let corrections = figures.corrections.iter();
    let stale =
        corrections.filter(|(place, one)| figures.counted.report.at(**place) != one.computed);
    let found = stale.map(|(place, one)| {
        let said =
            |number: Option<u64>| number.map_or_else(|| "空".to_owned(), |n| shown(*place, n));
        let words = format!(
            "{}：更正时程序算得{}，现在算得{}，更正为{}还对不对，请核对",
            place.words(),
            said(one.computed),
            said(figures.counted.report.at(*place)),
            shown(*place, one.value)
        );
        finding("stale", false, Some(*place), words)
    });
    found.collect()
}

fn unplaced(figures: &Figures) -> Option<ReportFinding> {
    let count = figures.counted.unplaced;
    (count > 0).then(|| {
        let words =
            format!("有{count}件申请没有填申请人类别，没有计入表三，请在依申请公开台账里补填");
        finding("kind", true, None, words)
    })
}

/// So many characters may stand between the words and the number that belongs to them.
const BETWEEN: usize = 8;

/// Numbers that were typed and differ from the tables.
fn typed(book: &Book, sections: &[ReportSection], report: &Report) -> Vec<ReportFinding> {
    let mut found = Vec::new();
    for typed in &book.typed {
        let Some(named) = book.names.iter().find(|named| named.name == typed.name) else {
            continue;
        };
        let right = super::names::added(named, report);
        for section in sections {
            let wrong = numbers_after(&section.words, &typed.after);
            for wrong in wrong.into_iter().filter(|number| *number != right) {
                let words = format!(
                    "“{}”写的“{}”是{wrong}，表里是{right}。请改正，或用{{{{{}}}}}代替数字",
                    section.title, typed.after, typed.name
                );
                found.push(finding("typed", true, named.cells.first().copied(), words));
            }
        }
    }
    found
}

/// The whole numbers that follow certain words closely, in the same clause.
fn numbers_after(text: &str, words: &str) -> Vec<String> {
    let follow = text
        .match_indices(words)
        .map(|(at, _)| &text[at + words.len()..]);
    let number = |rest: &str| {
        let before = rest.chars().take_while(|c| !c.is_ascii_digit());
        let clause = before.clone().all(|c| !"，。；、\n".contains(c));
        if !clause || before.clone().count() > BETWEEN {
            return None;
        }
        let figures = rest.chars().skip(before.count());
        let figures: String = figures.take_while(char::is_ascii_digit).collect();
        (!figures.is_empty()).then_some(figures)
    };
    follow.filter_map(number).collect()
}
