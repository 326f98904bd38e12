//! The words that give a unit its role.

use super::looks;

/// What a unit does for a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Lead,
    Responsible,
    Assist,
}

/// A name, the role that the words after it give, and what follows those words.
#[derive(Debug)]
pub(crate) struct Split<'a> {
    pub head: &'a str,
    pub role: Role,
    pub rest: &'a str,
}

/// Words that give a role wherever they stand.
const STRONG: [&str; 17] = [
    "为牵头",
    "为责任",
    "为配合",
    "为主",
    "牵头",
    "负责",
    "配合",
    "抓好",
    "抓落实",
    "按职",
    "按各自",
    "按照职",
    "按照各自",
    "按分工",
    "根据职",
    "依职责",
    "具体落实",
];

/// Words that occur in names too, and give a role only after a complete name or at the front.
const WEAK: [&str; 22] = [
    "分别",
    "共同",
    "按照",
    "按",
    "根据",
    "各自",
    "具体",
    "参照",
    "落实",
    "协助",
    "协同",
    "主办",
    "协办",
    "承办",
    "参与",
    "会同",
    "组织实施",
    "组织落实",
    "贯彻",
    "认真",
    "做好",
    "统筹",
];

/// First characters of all these words: most characters need no closer look.
const STARTS: [char; 23] = [
    '为', '牵', '负', '配', '抓', '按', '根', '依', '具', '分', '共', '各', '参', '落', '协', '主',
    '承', '会', '组', '贯', '认', '做', '统',
];

/// What may stand right behind a name: a separator, or words that give a role.
pub(super) fn follows_name(c: char) -> bool {
    c.is_ascii_punctuation() || "、，；。：（\n".contains(c) || STARTS.contains(&c)
}

/// What the words after a name are made of, longest first.
const PHRASE: [&str; 60] = [
    "牵头单位",
    "责任单位",
    "配合单位",
    "牵头部门",
    "责任部门",
    "配合部门",
    "组织实施",
    "抓好落实",
    "职责分工",
    "工作职责",
    "职能分工",
    "抓落实",
    "本单位",
    "本部门",
    "本系统",
    "本领域",
    "本辖区",
    "本行业",
    "牵头",
    "负责",
    "配合",
    "落实",
    "抓好",
    "分别",
    "共同",
    "按照",
    "根据",
    "各自",
    "具体",
    "参照",
    "协助",
    "协同",
    "主办",
    "协办",
    "承办",
    "参与",
    "会同",
    "组织",
    "实施",
    "贯彻",
    "认真",
    "做好",
    "统筹",
    "推进",
    "执行",
    "完成",
    "职责",
    "职能",
    "职权",
    "分工",
    "任务",
    "工作",
    "有关工作",
    "相关工作",
    "有关任务",
    "相关任务",
    "范围内",
    "为主",
    "开展",
    "到位",
];

/// Single characters that join such words.
const JOINTS: [char; 6] = ['为', '按', '依', '抓', '并', '由'];

/// Splits at the first words that give a role.
pub(crate) fn split(text: &str) -> Option<Split<'_>> {
    if !text.contains(STARTS) {
        return None;
    }
    let outside = outside_bytes(text);
    let (at, _) = text.char_indices().find(|(at, c)| {
        STARTS.contains(c) && outside.get(*at) == Some(&true) && gives_role(text, *at)
    })?;
    let (head, tail) = text.split_at(at);
    let rest = after_phrase(tail);
    let words = &tail[..tail.len() - rest.len()];
    Some(Split {
        head,
        role: role_of(words),
        rest,
    })
}

fn gives_role(text: &str, at: usize) -> bool {
    let (head, tail) = text.split_at(at);
    let begins = |words: &[&str]| words.iter().any(|word| tail.starts_with(word));
    if begins(&STRONG) {
        return !within_name(tail);
    }
    let weak = begins(&WEAK) && !within_name(tail) && !names_group(head, tail);
    weak && (head.is_empty() || looks::is_unit(head))
}

/// 各网站主办单位: a group is named by what it does.
fn names_group(head: &str, tail: &str) -> bool {
    let kinds = ["主办", "承办", "协办", "参与"];
    let rest = kinds.iter().find_map(|kind| tail.strip_prefix(kind));
    looks::starts_with_all(head) && rest.is_some_and(|rest| rest.starts_with(['单', '部']))
}

/// 配合办, 负责人办公室: the words begin a name and give no role.
fn within_name(tail: &str) -> bool {
    let rest = after_phrase(tail);
    let person = rest.starts_with('人') && !tail[..tail.len() - rest.len()].ends_with('同');
    person || matches!(rest, "办" | "中心" | "办公室")
}

fn role_of(words: &str) -> Role {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if has(&["牵头", "主办", "为主", "会同"]) {
        Role::Lead
    } else if has(&["配合", "协助", "协办", "协同", "参与"]) {
        Role::Assist
    } else {
        Role::Responsible
    }
}

/// What is left behind the words of a phrase.
fn after_phrase(text: &str) -> &str {
    let mut rest = text;
    loop {
        let word = PHRASE.iter().find_map(|word| rest.strip_prefix(word));
        match word.or_else(|| rest.strip_prefix(JOINTS)) {
            Some(shorter) => rest = shorter,
            None => return rest,
        }
    }
}

/// A line that ends so has said who does what; the next line begins anew.
pub(super) fn ends_with_role(text: &str) -> bool {
    [
        "落实", "负责", "牵头", "配合", "实施", "执行", "分工", "参与",
    ]
    .iter()
    .any(|word| text.ends_with(word))
}

/// The role of a note in brackets: 县教育局（牵头）.
pub(super) fn of_note(note: &str) -> Option<Role> {
    match note {
        "牵头" | "牵头单位" | "牵头部门" | "主办" | "主办单位" | "牵头负责" => {
            Some(Role::Lead)
        }
        "配合" | "配合单位" | "协办" | "协办单位" | "协助" | "配合部门" => {
            Some(Role::Assist)
        }
        "负责" | "责任单位" | "责任部门" | "落实" => Some(Role::Responsible),
        _ => None,
    }
}

/// What a label such as 牵头单位： says about the text behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Units of this role follow.
    Units(Role),
    /// A deadline or something else that names no unit follows.
    Other,
}

/// Reads a label; a text that is none gives nothing.
pub(crate) fn label(text: &str) -> Option<Label> {
    if text.chars().count() > 12 {
        return None;
    }
    let has = |list: &[&str]| list.iter().any(|word| text.contains(word));
    if has(&[
        "时限", "时间", "期限", "日期", "范围", "依据", "电话", "备注", "完成",
    ]) {
        Some(Label::Other)
    } else if has(&["牵头", "主办"]) {
        Some(Label::Units(Role::Lead))
    } else if has(&["配合", "协办", "参与", "协同", "协助"]) {
        Some(Label::Units(Role::Assist))
    } else if has(&["责任", "负责", "承办", "落实", "主体", "实施"]) {
        Some(Label::Units(Role::Responsible))
    } else {
        None
    }
}

/// Parts a label from a name that runs into it: 县教育局配合单位.
pub(super) fn label_behind_name(text: &str) -> Option<(&str, Label)> {
    text.char_indices().skip(2).find_map(|(at, _)| {
        let (name, rest) = text.split_at(at);
        let label = label(rest).filter(|_| rest.ends_with(LABEL_ENDS))?;
        looks::is_unit(name).then_some((name, label))
    })
}

/// Last characters of 单位, 部门, 科室, 时限, 时间, 期限.
const LABEL_ENDS: [char; 5] = ['位', '门', '室', '限', '间'];

/// The next line begins with a label of its own.
pub(crate) fn begins_with_label(after: &[char]) -> bool {
    let head: String = after.iter().take(12).collect();
    head.split_once([':', '：'])
        .filter(|(text, _)| !text.contains(['。', '，', '；', '（', '）', '、']))
        .is_some_and(|(text, _)| label(&crate::squash(text)).is_some())
}

/// For each byte at which a character begins, whether it stands outside all brackets.
fn outside_bytes(text: &str) -> Vec<bool> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = vec![false; text.len()];
    let flags = super::bracket::outside(&chars);
    for ((at, _), flag) in text.char_indices().zip(flags) {
        if let Some(slot) = out.get_mut(at) {
            *slot = flag;
        }
    }
    out
}
