use super::ImportRequest;
use super::source::Source;
use crate::record::{Named, resolve};
use crate::unit::own_unit;
use crate::{Desk, Result};
use chrono::Datelike;
use minglu_ledger::Op;
use minglu_ledger::schema::Schema;
use minglu_ledger::{Fields, Query};
use minglu_notice::squash;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// Which part of a ledger a file speaks of, and what it leaves unsaid about every row.
pub(super) struct Scope {
    /// The notice under which tasks are filed.
    pub notice: Option<Notice>,
    /// Values that every new record gets where the file has none.
    pub constants: Fields,
    /// The year in which dates without one are meant.
    pub year: i32,
}

/// A notice, stored or still to be stored.
pub(super) struct Notice {
    pub id: Option<String>,
    pub title: String,
}

impl Scope {
    pub fn of(
        desk: &Desk,
        request: &ImportRequest,
        schema: &Schema,
        source: &Source,
    ) -> Result<Scope> {
        let title = source.detected.title.clone().unwrap_or_default();
        let mut scope = Scope {
            notice: None,
            constants: Fields::new(),
            year: request
                .year
                .or_else(|| year_in(&title))
                .or_else(|| year_named(&source.table().name))
                .unwrap_or_else(|| crate::task::today().year()),
        };
        if schema.field("notice").is_some() {
            let notice = notice(desk, request, &title, source)?;
            if request.year.is_none() && notice.id.is_some() {
                scope.year = crate::task::notice_year(desk, notice.id.as_deref());
            }
            scope.notice = Some(notice);
        }
        scope.constants = unsaid(desk, schema, scope.year)?;
        if schema.ledger == crate::catalogue::LEDGER {
            let sheet = &source.table().name;
            let said = crate::catalogue::constants(&title, sheet, scope.year);
            scope.constants.extend(said);
        }
        Ok(scope)
    }

    /// The records of which the file may speak; none where its notice is new.
    pub fn query(&self, schema: &Schema) -> Option<Query> {
        let query = Query::of(&schema.ledger);
        match &self.notice {
            None => Some(query),
            Some(notice) => {
                let id = notice.id.as_ref()?;
                Some(query.with("notice", Op::Eq, json!(id)))
            }
        }
    }
}

/// The year that is all of a sheet's name: some papers give each year a sheet.
fn year_named(sheet: &str) -> Option<i32> {
    let digits = sheet.trim().trim_end_matches(['年', '度']);
    let year = digits.parse().ok()?;
    (1900..=2200).contains(&year).then_some(year)
}

/// What tells one record from another and a file leaves unsaid, because all of it is of one year and
/// of one unit: what the entry form begins with.
fn unsaid(desk: &Desk, schema: &Schema, year: i32) -> Result<Fields> {
    let mut unsaid = Fields::new();
    let own = own_unit(desk)?;
    for field in schema.key.iter().filter_map(|name| schema.field(name)) {
        let value = match field.preset.as_deref() {
            Some("year") => Some(json!(year)),
            Some("unit") => own.as_ref().map(|unit| json!(unit.name)),
            _ => None,
        };
        unsaid.extend(value.map(|value| (field.name.clone(), value)));
    }
    Ok(unsaid)
}

/// The notice that the clerk names, else the one that bears the table's own title, else the one
/// whose tasks the table repeats.
fn notice(desk: &Desk, request: &ImportRequest, title: &str, source: &Source) -> Result<Notice> {
    let given = request
        .notice
        .as_deref()
        .map(str::trim)
        .filter(|t| !t.is_empty());
    if given.is_none()
        && title.is_empty()
        && let Some(id) = repeated(desk, source)?
    {
        return stored_notice(desk, id);
    }
    let title = given.map_or_else(|| title_of_notice(title, request), str::to_owned);
    match titled(desk, &title)? {
        Some(id) => stored_notice(desk, id),
        None => Ok(Notice { id: None, title }),
    }
}

/// The notice that bears this title, or one that differs from it in white space only.
///
/// # Errors
/// `invalid` where several bear it.
pub(crate) fn titled(desk: &Desk, title: &str) -> Result<Option<String>> {
    match resolve(desk, "notice", "notice", title)? {
        Named::One(id) => Ok(Some(id)),
        Named::None => same_words(desk, title),
    }
}

fn stored_notice(desk: &Desk, id: String) -> Result<Notice> {
    let stored = desk.ledger.get("notice", &id)?;
    let title = stored.text("title").unwrap_or_default().to_owned();
    Ok(Notice {
        id: Some(id),
        title,
    })
}

/// The notice with which a table without a title shares at least half of its requirements.
fn repeated(desk: &Desk, source: &Source) -> Result<Option<String>> {
    let Some(column) = source.detected.column("requirement") else {
        return Ok(None);
    };
    let body = source.detected.header_rows.end..source.table().rows();
    let texts: HashSet<String> = body
        .map(|row| squash(source.table().cell(row, column).text))
        .filter(|text| !text.is_empty())
        .collect();
    let mut shared: HashMap<String, usize> = HashMap::new();
    desk.ledger.each(&Query::of("task"), |task| {
        if let (Some(notice), Some(text)) = (task.text("notice"), task.text("requirement"))
            && texts.contains(&squash(text))
        {
            *shared.entry(notice.to_owned()).or_default() += 1;
        }
        Ok(())
    })?;
    let best = shared.into_iter().max_by_key(|(_, count)| *count);
    Ok(best
        .filter(|(_, count)| count * 2 >= texts.len())
        .map(|(notice, _)| notice))
}

/// A notice whose title differs in white space or width only, or names its table.
fn same_words(desk: &Desk, title: &str) -> Result<Option<String>> {
    let mut found = None;
    let wanted = squash(without_table(title));
    desk.ledger.each(&Query::of("notice"), |notice| {
        let stored = notice
            .fields
            .get("title")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if found.is_none() && squash(without_table(stored)) == wanted {
            found = Some(notice.id);
        }
        Ok(())
    })?;
    Ok(found)
}

/// 绛县2021年政务公开工作要点任务分解表 is the table of 绛县2021年政务公开工作要点, and so is
/// the same with 落实情况, which our own form adds.
fn without_table(title: &str) -> &str {
    const PROGRESS: [&str; 4] = ["落实情况表", "落实情况", "完成情况表", "完成情况"];
    const TABLE: [&str; 6] = [
        "任务分解表",
        "任务分解一览表",
        "任务分工表",
        "责任分解表",
        "任务清单",
        "分工方案",
    ];
    without_tail(without_tail(title.trim(), &PROGRESS), &TABLE)
}

fn without_tail<'a>(words: &'a str, tails: &[&str]) -> &'a str {
    let cut = tails.iter().find_map(|tail| words.strip_suffix(tail));
    cut.map_or(words, str::trim_end)
}

/// The title under which a table is filed when the clerk gives none.
fn title_of_notice(title: &str, request: &ImportRequest) -> String {
    let cut = without_table(title);
    let name = request
        .name
        .as_deref()
        .or(request.file.as_deref())
        .unwrap_or_default();
    let stem = std::path::Path::new(name)
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned());
    [cut.to_owned(), stem.unwrap_or_default()]
        .into_iter()
        .find(|t| !t.is_empty() && !t.starts_with("staged:"))
        .unwrap_or_else(|| "未命名通知".to_owned())
}

fn year_in(title: &str) -> Option<i32> {
    let squashed = squash(title);
    let at = squashed.find("20")?;
    let year: i32 = squashed.get(at..at + 4)?.parse().ok()?;
    (2000..2100).contains(&year).then_some(year)
}
