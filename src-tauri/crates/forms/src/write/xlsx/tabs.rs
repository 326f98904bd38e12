use std::collections::HashSet;

/// Longest name of a sheet that Excel takes.
const LONGEST: usize = 31;

/// The names of a workbook's sheets: valid, and no two alike.
#[derive(Default)]
pub(super) struct Tabs {
    taken: HashSet<String>,
}

impl Tabs {
    /// A name for the next sheet, as near to this one as can be.
    pub fn name(&mut self, wanted: &str) -> String {
        let name = cleaned(wanted);
        let name = (1..)
            .map(|n| numbered(&name, n))
            .find(|candidate| !self.taken.contains(&candidate.to_lowercase()))
            .unwrap_or(name);
        self.taken.insert(name.to_lowercase());
        name
    }
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
