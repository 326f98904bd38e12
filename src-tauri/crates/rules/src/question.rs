//! The bank of questions is made to be published: nobody's personal data stands in it.

use crate::duty::{Finding, Severity};
use crate::publication::{self, Grade, Kind, Words, scan};

/// Stands where something personal stood.
const LEFT_OUT: &str = "（略）";
/// Stands where the person who asked was named.
const SOMEBODY: &str = "某某";

/// What is personal in a field's text. An office's own fixed telephone may stand in an answer; an
/// address may be an office's, so a person has to look.
pub fn personal(field: &str, text: &str) -> Option<Finding> {
    let found: Vec<publication::Finding> = text.lines().flat_map(hits).collect();
    let mut titles: Vec<&str> = found.iter().map(|hit| hit.kind.title()).collect();
    titles.sort_unstable();
    titles.dedup();
    let certain =
        |hit: &publication::Finding| hit.grade == Grade::Sure && hit.kind != Kind::Address;
    let severity = match found.iter().any(certain) {
        true => Severity::Blocking,
        false => Severity::Warning,
    };
    (!found.is_empty()).then(|| Finding {
        rule: format!("personal_in_{field}"),
        severity,
        field: field.to_owned(),
        reason: format!("问答库是给公众看的，里面有{}，请去掉", titles.join("、")),
        source: "《政府信息公开条例》第十五条：涉及个人隐私的政府信息，不得公开".to_owned(),
    })
}

/// The text without what is personal in it, and without the name of whoever asked.
pub fn impersonal(text: &str, asker: &str) -> String {
    let lines: Vec<String> = text.lines().map(without_hits).collect();
    unnamed(&lines.join("\n"), asker)
}

/// The text without the name of whoever asked.
pub fn unnamed(text: &str, asker: &str) -> String {
    match asker.trim() {
        // A single character is a word more often than a name.
        name if name.chars().count() < 2 => text.to_owned(),
        name => text.replace(name, SOMEBODY),
    }
}

fn hits(line: &str) -> impl Iterator<Item = publication::Finding> {
    let personal = |hit: &publication::Finding| {
        matches!(
            hit.kind,
            Kind::IdCard
                | Kind::BankCard
                | Kind::Passport
                | Kind::Mobile
                | Kind::Mail
                | Kind::Address
        )
    };
    let found = scan(line, "", &Words::default());
    found.into_iter().filter(personal)
}

fn without_hits(line: &str) -> String {
    let mut text = line.to_owned();
    let mut found: Vec<publication::Finding> = hits(line).collect();
    found.sort_by_key(|hit| std::cmp::Reverse(hit.place.start));
    for hit in found {
        text.replace_range(hit.place, LEFT_OUT);
    }
    text
}
