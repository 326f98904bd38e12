//! The fields of the standard catalogues: the national ones with their numbers, and how a county's
//! own words for them are recognised. Names vary by county, so a name is kept as it is written.

use serde::Deserialize;
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../../assets/catalogue-fields.json");

/// What is read from `assets/catalogue-fields.json`. A test holds that it reads; no field is known
/// where it does not.
static FIELDS: LazyLock<Vec<Field>> =
    LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());

/// A field of the national numbering.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its number.
    pub no: u32,
    /// Its name.
    pub name: String,
    /// What counties call it.
    pub aliases: Vec<String>,
}

impl Field {
    fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// The national fields in their order.
pub fn fields() -> &'static [Field] {
    &FIELDS
}

/// The number of the field that a name means; none for a field of the county's own.
pub fn number(name: &str) -> Option<u32> {
    let name = plain(name);
    let called = |field: &&Field| field.words().any(|word| word == name);
    fields().iter().find(called).map(|field| field.no)
}

/// A field's name without its number in a list and without the word 领域: 十九、涉农补贴领域.
pub fn plain(text: &str) -> &str {
    let text = text.trim();
    let bare = text.trim_start_matches(['（', '(', '第']);
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let after = bare.trim_start_matches(numeral);
    let cut = after.trim_start_matches(['、', '.', '．', '）', ')', ' ']);
    let numbered = after.len() < bare.len() && cut.len() < after.len();
    let name = if numbered { cut } else { text };
    name.strip_suffix("领域").unwrap_or(name).trim()
}

/// The field of which the title of a table speaks: 澄溪县涉农补贴领域基层政务公开标准目录.
pub fn in_title(title: &str) -> Option<&str> {
    const PLACES: [&str; 10] = [
        "县",
        "市",
        "区",
        "镇",
        "乡",
        "街道",
        "年",
        "局",
        "办公室",
        "府",
    ];
    let Some((before, _)) = title.split_once("领域") else {
        let name = plain(title);
        return number(name).map(|_| name);
    };
    let words = fields().iter().flat_map(Field::words);
    let known = words.filter(|word| before.ends_with(word));
    if let Some(word) = known.max_by_key(|word| word.len()) {
        return before.get(before.len() - word.len()..);
    }
    let ends = PLACES
        .iter()
        .filter_map(|place| Some(before.rfind(place)? + place.len()));
    let own = &before[ends.max().unwrap_or(0)..];
    let own = plain(own);
    (!own.is_empty()).then_some(own)
}
