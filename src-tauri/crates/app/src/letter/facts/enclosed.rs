use super::words;
use minglu_forms::letter::Facts;

/// What goes with a letter, as GB/T 9704 sets it: the first beside the word 附件, the others below;
/// one alone bears no number.
pub(super) fn tell(facts: &mut Facts) {
    let listed = words(facts, "附件清单").to_owned();
    let names: Vec<&str> = listed.lines().map(bare).filter(|n| !n.is_empty()).collect();
    let mut set: Vec<String> = match names.as_slice() {
        [alone] => vec![(*alone).to_owned()],
        several => (1..)
            .zip(several)
            .map(|(n, name)| format!("{n}. {name}"))
            .collect(),
    };
    let others = set.split_off(set.len().min(1));
    facts.text("附件首项", set.pop().unwrap_or_default());
    facts.text("附件其余", others.join("\n"));
}

/// A name without the number that the clerk wrote before it; 1.5 is no number of that kind.
fn bare(line: &str) -> &str {
    let line = line.trim();
    let digit = |c: char| c.is_ascii_digit();
    let rest = line.trim_start_matches(digit);
    let marked = rest.strip_prefix(['．', '、']);
    let dotted = rest.strip_prefix('.').filter(|n| !n.starts_with(digit));
    let name = marked.or(dotted).filter(|_| rest.len() < line.len());
    name.map_or(line, str::trim_start)
}
