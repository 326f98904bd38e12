use super::labels::Label;
use minglu_ledger::schema::{Field, Schema};
use minglu_notice::squash;

/// A label that is exactly an alias scores this, less a little for each alias before it.
const EXACT: i64 = 100;
const PER_ALIAS: i64 = 3;
const LEAST_EXACT: i64 = 40;
/// A label that only holds an alias.
const PARTLY: i64 = 20;

/// True where a file may fill this field.
pub(super) fn is_read(field: &Field) -> bool {
    !field.derived && !field.hidden
}

/// The fields that a label may stand for, as places in the schema, with how well each fits.
pub(super) fn candidates(label: &Label, schema: &Schema) -> Vec<(usize, i64)> {
    let joined = label
        .group
        .as_ref()
        .map(|group| format!("{group}{}", label.leaf));
    let whole = label.over.as_ref().zip(joined.as_ref());
    let whole = whole.map(|(over, joined)| format!("{over}{joined}"));
    let fields = schema.fields.iter().enumerate();
    let fit = |field: &Field| {
        let own = score(field, &label.leaf);
        let joined = joined.as_ref().and_then(|j| score(field, j));
        own.max(joined)
            .max(whole.as_ref().and_then(|w| score(field, w)))
    };
    let read = fields.filter(|(_, f)| is_read(f));
    let mut found: Vec<(usize, i64)> = read.filter_map(|(i, f)| Some((i, fit(f)?))).collect();
    // Where one field fits exactly, words inside the label that hint at others do not count.
    if found.iter().any(|(_, s)| *s >= LEAST_EXACT) {
        found.retain(|(_, s)| *s >= LEAST_EXACT);
    }
    found
}

/// True where a score means that the label is an alias and does not merely hold one.
pub(super) fn is_exact(score: i64) -> bool {
    score >= LEAST_EXACT
}

/// How well a field fits a squashed label.
pub(super) fn score(field: &Field, label: &str) -> Option<i64> {
    if label.is_empty() {
        return None;
    }
    let plain = trimmed(label);
    let mut best = None;
    for (i, alias) in names(field).enumerate() {
        let alias = squash(alias);
        let rank = PER_ALIAS * i as i64;
        let fit = if alias == label {
            Some((EXACT - rank).max(LEAST_EXACT + 1))
        } else if alias == plain {
            Some((EXACT - 1 - rank).max(LEAST_EXACT))
        } else if holds(&plain, &alias) {
            Some((PARTLY - i as i64).max(1))
        } else {
            None
        };
        best = best.max(fit);
    }
    best
}

/// Aliases in their order, and the title where it is none of them.
fn names(field: &Field) -> impl Iterator<Item = &str> {
    let title = Some(field.title.as_str()).filter(|t| !field.aliases.iter().any(|a| a == t));
    title
        .into_iter()
        .chain(field.aliases.iter().map(String::as_str))
}

/// A label without what stands in brackets and without marks at its ends.
fn trimmed(label: &str) -> String {
    let mut depth = 0_u32;
    let outside = label.chars().filter(|c| match c {
        '(' | '〔' | '[' | '【' => {
            depth += 1;
            false
        }
        ')' | '〕' | ']' | '】' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    let outside: String = outside.collect();
    let mark = |c: char| !c.is_alphanumeric();
    outside.trim_matches(mark).to_owned()
}

fn holds(label: &str, alias: &str) -> bool {
    let (long, short) = (label.chars().count(), alias.chars().count());
    short >= 2 && long <= short * 2 + 2 && label.contains(alias)
}
