use crate::form::Paper;
use std::collections::HashSet;

/// Longest name of a sheet that Excel takes.
const LONGEST: usize = 31;

/// A valid name for each leaf's sheet, no two alike.
pub(super) fn tab_names(paper: &Paper) -> Vec<String> {
    let mut taken = HashSet::new();
    paper
        .leaves
        .iter()
        .map(|leaf| {
            let name = cleaned(&leaf.name);
            let name = (1..)
                .map(|n| numbered(&name, n))
                .find(|candidate| !taken.contains(&candidate.to_lowercase()))
                .unwrap_or(name);
            taken.insert(name.to_lowercase());
            name
        })
        .collect()
}

fn cleaned(name: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !"[]:*?/\\'：".contains(*c);
    let name: String = name.chars().filter(allowed).take(LONGEST).collect();
    match name.trim() {
        "" => "表".to_owned(),
        // Excel keeps this one for itself.
        reserved if reserved.eq_ignore_ascii_case("history") => format!("{reserved}_"),
        name => name.to_owned(),
    }
}

/// The name itself, then 名2, 名3 …, each within the limit (which counts UTF-16 units).
fn numbered(name: &str, n: usize) -> String {
    let suffix = if n == 1 { String::new() } else { n.to_string() };
    let mut out = name.to_owned();
    while out.encode_utf16().count() + suffix.len() > LONGEST {
        out.pop();
    }
    out + &suffix
}
