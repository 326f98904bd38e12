//! Which fonts stand in for those that a document names.

use minglu_forms::form::{FontRole, SERIF};

/// Latin families and what is as wide as they are.
const TWINS: [(&str, &str); 8] = [
    ("times new roman", "Liberation Serif"),
    ("times", "Liberation Serif"),
    ("arial", "Liberation Sans"),
    ("helvetica", "Liberation Sans"),
    ("calibri", "Carlito"),
    ("cambria", "Caladea"),
    ("courier new", "Liberation Mono"),
    ("courier", "Liberation Mono"),
];

/// A Chinese family, then those that look most like it.
pub(super) fn chinese(name: &str) -> Vec<String> {
    let mut families = vec![name.to_owned()];
    match role(name) {
        Some(role) => families.extend(role.families()),
        None => {
            let song = ["宋体", "SimSun", "NSimSun", "STSong"];
            families.extend(song.iter().chain(SERIF).map(|s| (*s).to_owned()));
        }
    }
    families
}

/// A family of Latin letters, then its twin. Where it is a Chinese one its letters are meant.
pub(super) fn latin(name: &str) -> Vec<String> {
    if !name.is_ascii() {
        return chinese(name);
    }
    let lower = name.to_lowercase();
    let twin = TWINS.iter().find(|(family, _)| *family == lower);
    let twin = twin.map_or("Liberation Serif", |(_, twin)| twin);
    vec![name.to_owned(), twin.to_owned()]
}

/// The kind of letters that a family's name promises; none for the usual 宋体.
fn role(name: &str) -> Option<FontRole> {
    let lower = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["仿宋", "fangsong"]) {
        Some(FontRole::Body)
    } else if has(&["楷", "kai"]) {
        Some(FontRole::Note)
    } else if has(&["小标宋", "xiaobiaosong", "大标宋"]) {
        Some(FontRole::Heading)
    } else if has(&["黑", "hei", "等线", "dengxian", "gothic", "圆"]) {
        Some(FontRole::Head)
    } else {
        None
    }
}
