use super::{Column, ColumnKind, Definition};
use crate::error::{CLASSIFIED, Error, Problem, Result};
use crate::schema::Personal;
use minglu_rules::secrecy::is_marked;
use std::collections::HashSet;

/// Most columns that are seen.
pub const COLUMNS_MAX: usize = 60;
/// Most ledgers of a unit's own, those in the trash not counted.
pub const LEDGERS_MAX: usize = 50;

/// Characters of a ledger's name, a heading, a column's title and a choice, at most.
const TITLE_MAX: usize = 40;
const HEADING_MAX: usize = 100;
const LABEL_MAX: usize = 60;
const CHOICES_MAX: usize = 100;
const SCALE_MAX: u32 = 6;
/// Widths on paper in millimetres.
const WIDTHS: std::ops::RangeInclusive<f64> = 4.0..=300.0;

impl Definition {
    /// Refuses what no ledger can be made of. Every problem is told at once; its field is the
    /// column's place from 0, or `title` or `columns` for what concerns the whole.
    pub(super) fn judge(&self) -> Result<()> {
        let mut problems = Vec::new();
        let mut say = |field: String, code: &str, message: String| {
            problems.push(Problem {
                field,
                code: code.to_owned(),
                message,
            });
        };
        if self.words().any(is_marked) {
            say(
                "title".into(),
                CLASSIFIED,
                "表里有涉密标志，不能建立台账".into(),
            );
        }
        if let Some(message) = bad_name(&self.title, "台账名称", TITLE_MAX) {
            say("title".into(), "title", message);
        }
        if self.heading.chars().count() > HEADING_MAX {
            say(
                "heading".into(),
                "heading",
                format!("表名不能超过 {HEADING_MAX} 个字"),
            );
        }
        if let Some(message) = self.bad_columns() {
            say("columns".into(), "columns", message);
        }
        let mut taken = HashSet::new();
        for (at, column) in self.columns.iter().enumerate() {
            let fault = column.fault().or_else(|| {
                let fresh = taken.insert(squashed(&column.title));
                (!fresh && !column.hidden).then(|| format!("栏目“{}”重复了，请改名", column.title))
            });
            if let Some(message) = fault {
                say(at.to_string(), "column", message);
            }
        }
        match problems.is_empty() {
            true => Ok(()),
            false => Err(Error::invalid(problems)),
        }
    }

    fn bad_columns(&self) -> Option<String> {
        let seen = self.seen().count();
        let serials = self.columns.len() - self.fields().count();
        if self.fields().all(|c| c.hidden) {
            return Some("至少要有一栏".into());
        }
        if seen > COLUMNS_MAX {
            return Some(format!("最多 {COLUMNS_MAX} 栏，现在有 {seen} 栏"));
        }
        (serials > 1).then(|| "只能有一栏序号".into())
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        let of_columns = self.columns.iter().flat_map(|c| {
            let rest = c.choices.iter().chain(&c.aliases);
            std::iter::once(&c.title).chain(rest)
        });
        let own = [&self.title, &self.heading];
        own.into_iter().chain(of_columns).map(String::as_str)
    }
}

impl Column {
    fn fault(&self) -> Option<String> {
        let title = &self.title;
        if let Some(message) = bad_name(title, "栏目名称", LABEL_MAX) {
            return Some(message);
        }
        if !WIDTHS.contains(&self.width_mm) || self.scale > SCALE_MAX {
            return Some(format!("栏目“{title}”的宽度或小数位数不对"));
        }
        if let Some(word) = &self.private
            && (Personal::named(word).is_none() || self.kind != ColumnKind::Text)
        {
            return Some(format!("栏目“{title}”是个人信息，类型只能是文字"));
        }
        if self.kind == ColumnKind::Choice {
            return self.bad_choices();
        }
        (self.kind == ColumnKind::Serial && !self.name.is_empty())
            .then(|| format!("栏目“{title}”已有内容，不能改成序号"))
    }

    fn bad_choices(&self) -> Option<String> {
        let title = &self.title;
        if self.choices.is_empty() || self.choices.len() > CHOICES_MAX {
            return Some(format!(
                "栏目“{title}”的选项应有 1 至 {CHOICES_MAX} 个，每个之间用顿号分开"
            ));
        }
        let mut taken = HashSet::new();
        let wrong =
            |c: &&String| bad_name(c, "选项", LABEL_MAX).is_some() || !taken.insert(squashed(c));
        let wrong = self.choices.iter().find(wrong);
        wrong.map(|c| format!("栏目“{title}”的选项“{c}”为空、太长或重复"))
    }
}

fn bad_name(name: &str, what: &str, most: usize) -> Option<String> {
    let count = name.chars().count();
    if name.trim().is_empty() {
        return Some(format!("{what}不能为空"));
    }
    if count > most {
        return Some(format!("{what}“{name}”太长，不能超过 {most} 个字"));
    }
    name.chars()
        .any(char::is_control)
        .then(|| format!("{what}“{name}”里不能有换行"))
}

/// Names that differ in spaces only are the same to a reader.
pub(super) fn squashed(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}
