use super::name::is_level;
use crate::squash;

/// What a group of units stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// 各乡（镇）人民政府, 各镇（街）
    Towns,
    /// 县直各有关单位, 县政府各部门; with the level that it names, if any
    Departments(Option<char>),
    /// 各级各部门, 各有关单位: everybody
    All,
    /// 各科室: everybody inside the unit whose own table this is
    Inside,
    /// Any other: only the very same words mean the same group
    Other,
}

/// A group of units as a task names it, or as the directory says that a unit belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    kind: Kind,
    words: String,
}

impl Group {
    pub(super) fn new(text: &str) -> Group {
        let words: String = squash(text)
            .chars()
            .filter(|c| !"()〔〕[]、,".contains(*c))
            .collect();
        let kind = kind(&words);
        Group { kind, words }
    }

    /// The group of a unit for which none was told, by its name.
    pub(super) fn usual(name: &str) -> Option<Group> {
        let name = squash(name);
        let town = name.strip_suffix("人民政府").unwrap_or(&name);
        let town = town.strip_suffix("办事处").unwrap_or(town);
        if town.ends_with(['镇', '乡']) || town.ends_with("街道") {
            return Some(Group::new("各乡镇"));
        }
        let level = name.chars().find(|c| is_level(*c)).unwrap_or('县');
        let office = name.ends_with(['局', '办', '室', '委', '部', '会', '中', '心', '联', '院']);
        office.then(|| Group::new(&format!("{level}直各单位")))
    }

    /// Every unit is meant.
    pub(super) fn is_everybody(&self) -> bool {
        matches!(self.kind, Kind::All | Kind::Inside)
    }

    /// A unit of the group `mine` is meant where this group is named.
    pub(super) fn takes_in(&self, mine: &Group) -> bool {
        match (&self.kind, &mine.kind) {
            (Kind::Towns, Kind::Towns) => true,
            (Kind::Departments(theirs), Kind::Departments(ours)) => same_level(*theirs, *ours),
            (Kind::Other, _) => !self.words.is_empty() && self.words == mine.words,
            _ => false,
        }
    }
}

fn same_level(one: Option<char>, other: Option<char>) -> bool {
    one.is_none() || other.is_none() || one == other
}

fn kind(words: &str) -> Kind {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let ends = |list: &[&str]| list.iter().any(|word| words.ends_with(word));
    if !is_group(words) {
        return Kind::Other;
    }
    if has(&["科室", "股室", "处室"]) && !has(&["乡", "镇"]) {
        return Kind::Inside;
    }
    if is_towns(words) {
        return Kind::Towns;
    }
    if has(&["各级", "各地", "全县各"]) && ends(&["部门", "单位", "各级", "机关"]) {
        return Kind::All;
    }
    if is_departments(words) {
        return Kind::Departments(level(words));
    }
    if ends(&[
        "各单位",
        "各有关单位",
        "各相关单位",
        "各责任单位",
        "有关单位",
        "相关单位",
        "各成员单位",
    ]) {
        return Kind::All;
    }
    Kind::Other
}

fn is_group(words: &str) -> bool {
    ["各", "有关", "相关", "所有", "其他", "全体", "直属"]
        .iter()
        .any(|word| words.contains(word))
        || words.ends_with("直单位")
        || words.ends_with("直部门")
}

/// Words that make a group of what follows them.
const WHOLE: [&str; 9] = [
    "全县", "全市", "全区", "各", "所有", "有关", "相关", "其他", "县",
];

/// 各乡镇, 有关乡镇, 各镇街区, 各乡镇人民政府, 全县各乡镇街道办事处
fn is_towns(words: &str) -> bool {
    let mut rest = words;
    while let Some(shorter) = WHOLE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    let level =
        rest.starts_with(['乡', '镇']) || rest.starts_with("街道") || rest.starts_with("街");
    rest.len() < words.len() && level && !rest.ends_with("部门") && !rest.ends_with("村")
}

/// 县直各有关单位, 县政府各部门, 政府各部门单位, 各有关部门, 各部门
fn is_departments(words: &str) -> bool {
    let party = words.contains('委') && !words.contains("政府") && !words.contains("委办局");
    let direct = words
        .split_once('直')
        .is_some_and(|(before, _)| before.chars().next_back().is_some_and(is_level));
    let departments = words.ends_with("部门") || words.ends_with("委办局");
    let government = words.contains("政府") && words.ends_with("单位");
    !party && (direct || departments || government)
}

/// The level before 直 or 政府: 市直各部门, 省政府有关部门.
fn level(words: &str) -> Option<char> {
    ["直", "政府", "人民政府"]
        .iter()
        .filter_map(|word| words.split_once(word))
        .find_map(|(before, _)| before.chars().next_back().filter(|c| is_level(*c)))
}
