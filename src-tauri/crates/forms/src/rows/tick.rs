use minglu_ledger::schema::{Field, Tick};
use minglu_notice::squash;

/// Marks of what is ticked; those of symbol fonts too, which lie in the private area.
const ON: &str = "■☑√✓✔☒▣◼⬛\u{f052}\u{f06e}\u{f0fe}";
/// Marks of what is not.
const OFF: &str = "□☐▢◻⬜\u{f06f}\u{f0a3}\u{f0a8}";
/// A mark that is written into a box or behind a name, and draws no box of its own.
const CHECK: &str = "√✓✔";
/// Often typed in place of an empty box.
const MOUTH: char = '口';

/// What a tick column says of its option: the option itself, with what is written there in place
/// of a mark: 特定群体（申请人）. Nothing where it is not ticked.
pub fn ticked(option: &str, text: &str) -> Option<String> {
    const YES: [&str; 9] = ["1", "是", "有", "V", "v", "Y", "y", "TRUE", "true"];
    const NO: [&str; 12] = [
        "0", "否", "无", "/", "-", "—", "×", "✗", "✘", "口", "FALSE", "false",
    ];
    let plain = squash(text);
    let words = text.trim().trim_start_matches(|c| ON.contains(c)).trim();
    if plain.is_empty() || NO.contains(&plain.as_str()) || plain.chars().all(|c| OFF.contains(c)) {
        return None;
    }
    match words.is_empty() || YES.contains(&plain.as_str()) || words == option {
        true => Some(option.to_owned()),
        false => Some(format!("{option}（{words}）")),
    }
}

/// The ticked ones of ■政府网站 □政府公报 口其他; none where the text draws no box.
pub(super) fn boxed(field: &Field, text: &str) -> Option<Vec<String>> {
    if field.ticks.is_empty() {
        return None;
    }
    let mut boxes: Vec<(bool, String)> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (n, (at, c)) in chars.iter().copied().enumerate() {
        let mouth = c == MOUTH && is_box(field, text, at, n.checked_sub(1).map(|p| chars[p].1));
        let mark = ON.contains(c) || OFF.contains(c) || mouth;
        match boxes.last_mut() {
            // □√政府网站 is one box, and 政府网站√ ticks the box before it.
            Some((on, name)) if mark && (name.trim().is_empty() || closes(c, &text[at..])) => {
                *on |= ON.contains(c);
            }
            _ if mark => boxes.push((ON.contains(c), String::new())),
            Some((_, name)) => name.push(c),
            None => {}
        }
    }
    let drawn = !boxes.is_empty();
    let on = boxes.into_iter().filter(|(on, _)| *on);
    let named = on.filter_map(|(_, name)| called(field, &name));
    drawn.then(|| named.collect())
}

/// 口 is a box before something that can be ticked, or apart from the words before it.
fn is_box(field: &Field, text: &str, at: usize, before: Option<char>) -> bool {
    let rest = squash(&text[at + MOUTH.len_utf8()..]);
    let begins = |tick: &Tick| tick.words().any(|word| rest.starts_with(&squash(word)));
    let apart = before.is_none_or(char::is_whitespace);
    field.ticks.iter().any(begins)
        || (apart && text.contains(|c| ON.contains(c) || OFF.contains(c)))
}

/// True for a check mark behind a name: the next thing is another box, or the end.
fn closes(c: char, from: &str) -> bool {
    let next = from.chars().skip(1).find(|c| !c.is_whitespace());
    CHECK.contains(c) && next.is_none_or(|c| OFF.contains(c) || c == MOUTH)
}

/// The value behind a box by its own words, with what is said beside it: 其他（专栏）.
fn called(field: &Field, name: &str) -> Option<String> {
    let edge = |c: char| c.is_whitespace() || "、；;，,。_".contains(c);
    let name = name.trim_matches(edge);
    if name.is_empty() {
        return None;
    }
    if let Some(tick) = field.tick(name) {
        return Some(tick.value.clone());
    }
    let beside = |tick: &Tick| {
        let rest = tick.words().find_map(|word| name.strip_prefix(word))?;
        let said = rest.trim_start_matches(|c: char| edge(c) || "：:（(".contains(c));
        let said = said.trim_end_matches(|c: char| edge(c) || "）)".contains(c));
        match (said.is_empty(), said.len() < rest.len()) {
            (true, _) => Some(tick.value.clone()),
            (false, true) => Some(format!("{}（{said}）", tick.value)),
            (false, false) => None,
        }
    };
    let known = field.ticks.iter().find_map(beside);
    Some(known.unwrap_or_else(|| name.split_whitespace().collect()))
}
