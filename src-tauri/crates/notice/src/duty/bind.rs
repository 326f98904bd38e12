//! Which words of a clause bind the units before them.

use super::company::with_company;
use super::doer::{is_doer, without_head};
use super::named::{LAST, is_role_group, listed, names};
use crate::owner::{Owner, Role, split, starts_with_all};
use crate::when::leading;
use crate::{Clean, Span};

/// How far into a clause its subject may reach.
pub(super) const REACH: usize = 70;
/// Words that bind whoever stands before them.
const MODALS: [&str; 17] = [
    "一律",
    "应当",
    "必须",
    "务必",
    "需要",
    "不得",
    "至少",
    "要",
    "应",
    "须",
    "需",
    "严禁",
    "不准",
    "于",
    "原则上",
    "每年",
    "年内",
];
/// Characters that may stand between the subject and its modal.
const ADVERBS: [&str; 13] = [
    "请",
    "一律",
    "务必",
    "也",
    "还",
    "均",
    "都",
    "都要",
    "同时",
    "切实",
    "原则上",
    "各自",
    "则",
];
/// Words before a subject that are no part of it.
const LEADS: [&str; 22] = [
    "即日起",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "六是",
    "七是",
    "由",
    "请",
    "并由",
    "同时",
    "并",
    "其中",
    "另外",
    "此外",
    "对此",
    "要求",
    "今后",
    "交由",
    "和",
    "以及",
];
/// Characters with which the verb of a dated duty begins.
pub(super) const VERBS: &str = "汇指即常印发于在将把对按依根结围每及完制建编组开报梳全严加定明确填向通成推落形提设配协做认上自集逐统年同抓随牵会采审督检公";
/// Words that ask for something of the group right before them.
const ACTS: [&str; 42] = [
    "在",
    "确保",
    "切实",
    "认真",
    "严格",
    "及时",
    "负责",
    "对照",
    "按照",
    "依照",
    "根据",
    "加强",
    "做好",
    "将",
    "务必",
    "结合",
    "落实",
    "建立",
    "健全",
    "明确",
    "全面",
    "积极",
    "主动",
    "进一步",
    "高度重视",
    "适时",
    "定期",
    "逐",
    "统一",
    "组织",
    "开展",
    "指定",
    "确定",
    "抓紧",
    "尽快",
    "立即",
    "依法",
    "规范",
    "完善",
    "围绕",
    "充分",
    "抓好",
];

/// The units at the front of a clause that the words behind them bind, and where their names end.
pub(super) fn bound(clean: &Clean, clause: Span, dated: bool) -> Option<(Owner, usize)> {
    let chars = clean.chars(clause);
    let start = without_lead(chars);
    let chars = &chars[start..];
    let head: String = chars.iter().take(REACH).collect();
    let base = clause.start + start;
    let asked = start > 0
        && clean
            .words(Span::new(clause.start, base))
            .contains(['请', '由']);
    by_role(&head)
        .or_else(|| by_modal(&head))
        .or_else(|| (dated || asked).then(|| by_verb(&head)).flatten())
        .or_else(|| (start == 0 || asked).then(|| by_act(&head)).flatten())
        .or_else(|| given_to(chars))
        .map(|(owner, len)| with_company(owner, chars, len))
        .map(|(owner, len)| (owner, base + len))
}

/// Beside a clause that binds somebody a verb behind a plain name is enough: …，县气象局及时提供数据.
pub(super) fn bound_beside(clean: &Clean, clause: Span) -> Option<(Owner, usize)> {
    let chars = clean.chars(clause);
    let start = without_lead(chars);
    let chars = &chars[start..];
    let head: String = chars.iter().take(REACH).collect();
    let (owner, len) = by_verb(&head).or_else(|| by_plain_act(&head))?;
    // 各部门报送的文件 is what, and not who.
    let which = chars.iter().skip(len).take(8).any(|c| *c == '的');
    (!which).then_some((owner, clause.start + start + len))
}

/// 县气象局及时…: an agency and what it does at once, often or well.
fn by_plain_act(head: &str) -> Option<(Owner, usize)> {
    let places = head.char_indices().skip(2).take(24);
    let acts = |rest: &str| ACTS.iter().any(|word| rest.starts_with(word));
    let fits =
        |(at, _): &(usize, char)| head[..*at].ends_with(|c| LAST.contains(c)) && acts(&head[*at..]);
    places
        .filter(fits)
        .find_map(|(at, _)| Some((names(&head[..at])?, head[..at].chars().count())))
}

/// 招生简章由教务处负责: what is to be done stands first, and behind 由 who does it.
fn given_to(clause: &[char]) -> Option<(Owner, usize)> {
    let given = |at: &usize| {
        let (before, after) = (clause[*at - 1], clause.get(at + 1));
        clause[*at] == '由'
            && !"理自事缘经原曾".contains(before)
            && after.is_some_and(|c| !"于此".contains(*c))
    };
    let told = clause.first() == Some(&'即');
    let mut places = 2..clause.len().min(REACH);
    let at = places.find(given).filter(|_| !told)?;
    let rest: String = clause[at + 1..].iter().take(REACH).collect();
    // 由各单位负责的事项 only says which.
    let which = rest.contains('的');
    let (owner, len) = by_role(&rest)
        .or_else(|| by_verb(&rest))
        .filter(|_| !which)?;
    Some((owner, at + 1 + len))
}

/// Behind 由, 并, 同时 and a date.
pub(super) fn without_lead(chars: &[char]) -> usize {
    let mut at = 0;
    loop {
        let rest: String = chars[at..].iter().take(4).collect();
        let word = LEADS.iter().find(|word| rest.starts_with(**word));
        let counted = chars.get(at).is_some_and(|c| ('①'..='⑳').contains(c));
        let step = match word {
            Some(word) => word.chars().count(),
            None if counted => 1,
            None => leading(&chars[at..]),
        };
        if step == 0 {
            return at;
        }
        at += step;
    }
}

/// 县教育局牵头, 县政府办负责做好…
fn by_role(head: &str) -> Option<(Owner, usize)> {
    let found = split(head)?;
    let adverbs = ["全力", "积极", "密切", "共同", "大力", "主动"];
    let head = adverbs
        .iter()
        .find_map(|word| found.head.strip_suffix(word))
        .unwrap_or(found.head);
    let mut owner = listed(head, is_doer)?;
    match found.role {
        Role::Lead => std::mem::swap(&mut owner.lead, &mut owner.responsible),
        Role::Assist => std::mem::swap(&mut owner.assist, &mut owner.responsible),
        Role::Responsible => {}
    }
    Some((owner, head.chars().count()))
}

fn by_modal(head: &str) -> Option<(Owner, usize)> {
    let mut places: Vec<usize> = MODALS
        .iter()
        .flat_map(|word| head.match_indices(word).map(|(at, _)| at))
        .filter(|at| is_modal(&head[*at..]))
        .collect();
    places.sort_unstable();
    places.into_iter().find_map(|at| {
        let before = without_adverb(&head[..at]);
        Some((names(before)?, before.chars().count()))
    })
}

/// 要求, 要点, 应急 and the like are no modals.
fn is_modal(rest: &str) -> bool {
    let words = [
        "要求", "要点", "要素", "要件", "要闻", "要领", "应急", "应用", "应对", "应诉", "需求",
        "于",
    ];
    !words.iter().any(|word| rest.starts_with(word)) || begins_date(rest)
}

/// 于9月10日前
fn begins_date(rest: &str) -> bool {
    let rest = rest.strip_prefix('于').unwrap_or("");
    rest.starts_with(|c: char| c.is_ascii_digit())
        || rest.starts_with("每")
        || rest.starts_with("年")
}

/// 各单位对照…梳理…, in a sentence that has a date.
fn by_verb(head: &str) -> Option<(Owner, usize)> {
    let ends: Vec<(usize, char)> = head.char_indices().skip(2).take(40).collect();
    ends.into_iter().rev().find_map(|(at, c)| {
        // 教育局办公室 goes on behind 办.
        let inside = head[at..].starts_with("公室") || head[at..].starts_with("公厅");
        let fits = (VERBS.contains(c) && !inside) || c.is_ascii_digit();
        let name = fits.then(|| &head[..at])?;
        Some((names(name)?, name.chars().count()))
    })
}

/// 各责任单位主要负责人切实履行…: a group that is told what to do without a modal.
fn by_act(head: &str) -> Option<(Owner, usize)> {
    let places = head.char_indices().skip(2).take(24);
    let acts = |rest: &str| ACTS.iter().any(|word| rest.starts_with(word));
    // Most places stand behind no unit's last character, and need no closer look.
    let behind_unit =
        |at: usize| head[..at].ends_with(|c| LAST.contains(c) || "人志导手”".contains(c));
    places
        .filter(|(at, _)| behind_unit(*at) && acts(&head[*at..]))
        .filter(|(at, _)| is_group(&head[..*at]))
        .find_map(|(at, _)| Some((names(&head[..at])?, head[..at].chars().count())))
}

/// 各单位, 区直有关部门: no agency of its own, which may tell what it does.
fn is_group(name: &str) -> bool {
    let name = without_head(name);
    let kinds = [
        "有关部门",
        "有关单位",
        "相关部门",
        "相关单位",
        "各部门",
        "各单位",
    ];
    starts_with_all(name) || kinds.iter().any(|kind| name.ends_with(kind)) || is_role_group(name)
}

fn without_adverb(text: &str) -> &str {
    ADVERBS
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
}
