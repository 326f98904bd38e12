//! Who a sentence speaks to: 各乡镇各部门要…, 由县教育局牵头，…配合.

use super::alias::Aliases;
use super::doer::{is_doer, is_plain_doer, without_head};
use super::doers::Doers;
use super::sentence::clauses;
use crate::owner::{Owner, Role, split, starts_with_all};
use crate::when::leading;
use crate::{Clean, Span, owner};

/// How far into a clause its subject may reach.
const REACH: usize = 70;
/// Clauses looked at in one sentence.
const CLAUSES: usize = 40;

/// Words that bind whoever stands before them.
const MODALS: [&str; 16] = [
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
const LEADS: [&str; 14] = [
    "由", "请", "并由", "同时", "并", "其中", "另外", "此外", "对此", "要求", "今后", "交由", "和",
    "以及",
];
/// Last characters of all units and groups.
const LAST: &str = "局办委部厅府镇乡道街会关门位构心级地区市县州省旗班组所站室科股处院校台队行司团社馆厂署体村业联协）〕)";
/// Characters with which the verb of a dated duty begins.
const VERBS: &str = "于在将把对按依根结围每及完制建编组开报梳全严加定明确填向通成推落形提设配协做认上自集逐统年同抓随牵会采审督检公";

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

/// The units that a sentence binds; nothing where it speaks to nobody by name. In a sentence with
/// a date (`dated`) a unit before a plain verb is bound too.
pub(crate) fn subject(
    clean: &Clean,
    sentence: Span,
    dated: bool,
    aliases: &Aliases,
) -> Option<Doers> {
    if is_told(clean.chars(sentence)) {
        return None;
    }
    let clauses = clauses(clean, sentence);
    let mut doers = Doers::default();
    let mut topic = None;
    for (at, clause) in clauses.iter().enumerate().take(CLAUSES) {
        if at
            .checked_sub(1)
            .is_some_and(|at| is_quoting(&clean.words(clauses[at])))
        {
            continue;
        }
        let named = (at == 0 && clauses.len() > 1)
            .then(|| addressed(clean, *clause))
            .flatten();
        let words = clean.words(*clause);
        if is_announced(&words) {
            continue;
        }
        let found = named.or_else(|| bound(clean, *clause, dated));
        let Some((mut owner, end)) = found else {
            if let Some(named) = topic_of(clean, *clause) {
                topic = Some((at, named));
            } else if begins_modal(&words)
                && let Some((at, (owner, end))) = topic.take()
            {
                let within = Span::new(clauses[at].start, end);
                doers.join(Doers::of(owner, clean, within, aliases));
            }
            continue;
        };
        topic = None;
        let first = names_before(clean, &clauses[..at], &mut owner);
        let within = Span::new(clauses[first].start, end);
        doers.join(Doers::of(owner, clean, within, aliases));
    }
    (!doers.is_empty()).then_some(doers)
}

/// 市政务公开办将于6月下旬开展测评: told to those who have to do something else.
fn is_announced(clause: &str) -> bool {
    ["将于", "拟于", "定于", "已于"]
        .iter()
        .any(|word| clause.contains(word))
}

/// 区信息中心作为牵头单位，…要切实发挥作用: who is spoken of, before it is said what is asked.
fn topic_of(clean: &Clean, clause: Span) -> Option<(Owner, usize)> {
    let chars = clean.chars(clause);
    let start = without_lead(chars);
    let head: String = chars[start..].iter().take(REACH).collect();
    let at = ["作为", "为", "是"]
        .iter()
        .filter_map(|word| head.find(word))
        .min()?;
    let owner = names(&head[..at])?;
    Some((owner, clause.start + start + head[..at].chars().count()))
}

/// 要认真研究部署, 必须高度重视
fn begins_modal(clause: &str) -> bool {
    let words = [
        "要",
        "应",
        "须",
        "必须",
        "务必",
        "需",
        "不得",
        "负责",
        "具体负责",
        "全面负责",
    ];
    words.iter().any(|word| clause.starts_with(word)) && !clause.starts_with("要求")
}

/// 县财政局（牵头）、县审计局：清理拖欠账款
fn addressed(clean: &Clean, clause: Span) -> Option<(Owner, usize)> {
    let closed = clean.all().get(clause.end) == Some(&'：') && clause.len() <= REACH;
    let owner = closed.then(|| owner(&clean.words(clause)))?;
    let known = owner.all().next().is_some_and(is_plain_doer) && owner.all().all(is_doer);
    known.then_some((owner, clause.end))
}

/// 多次指出，…: what follows is what somebody said.
fn is_quoting(clause: &str) -> bool {
    ["指出", "强调", "认为", "表示", "提出"]
        .iter()
        .any(|word| clause.ends_with(word))
}

/// 近年来，各地…取得了…: what has been done, and obliges nobody.
pub(crate) fn is_told(sentence: &[char]) -> bool {
    let text: String = sentence.iter().take(300).collect();
    let past = [
        "近年来",
        "近期以来",
        "一直以来",
        "长期以来",
        "去年",
        "最近",
        "近期",
        "过去",
        "一年来",
    ];
    let done = text.match_indices('了').map(|(at, _)| at).find(|at| {
        let known = ["了解", "了结"]
            .iter()
            .any(|word| text[*at..].starts_with(word));
        !known && !text[..*at].ends_with('为')
    });
    let asked = text.find(['要', '应', '须']);
    past.iter().any(|word| text.starts_with(word))
        || done.is_some_and(|done| asked.is_none_or(|asked| done < asked))
}

/// The units at the front of a clause that the words behind them bind, and where their names end.
fn bound(clean: &Clean, clause: Span, dated: bool) -> Option<(Owner, usize)> {
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
        .map(|(owner, len)| (owner, base + len))
}

/// Behind 由, 并, 同时 and a date.
fn without_lead(chars: &[char]) -> usize {
    let mut at = 0;
    loop {
        let rest: String = chars[at..].iter().take(4).collect();
        let word = LEADS.iter().find(|word| rest.starts_with(**word));
        let step = word.map_or_else(|| leading(&chars[at..]), |word| word.chars().count());
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

/// 各地各部门…解读量不得少于70%: the group at the front of a sentence that sets a number.
pub(crate) fn group_in_front(clean: &Clean, sentence: Span, aliases: &Aliases) -> Option<Doers> {
    let chars = clean.chars(sentence);
    let start = without_lead(chars);
    let head: Vec<char> = chars[start..].iter().take(24).copied().collect();
    let (owner, len) = (2..=head.len()).rev().find_map(|len| {
        let name: String = head[..len].iter().collect();
        let whole = !head.get(len).is_some_and(|c| "性化型级".contains(*c));
        let group = (whole && starts_with_all(&name))
            .then(|| names(&name))
            .flatten()?;
        Some((group, len))
    })?;
    let place = Span::new(sentence.start + start, sentence.start + start + len);
    Some(Doers::of(owner, clean, place, aliases))
}

fn without_adverb(text: &str) -> &str {
    ADVERBS
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
}

/// The units of a stretch that holds units and nothing else; the first of them begins like one.
fn names(text: &str) -> Option<Owner> {
    listed(text, is_plain_doer)
}

/// The units of a heading that names units and nothing else.
pub(crate) fn units(text: &str) -> Option<Owner> {
    names(text.strip_suffix("负责").unwrap_or(text))
}

fn listed(text: &str, is_first: fn(&str) -> bool) -> Option<Owner> {
    let bare = without_head(text);
    // Most pieces of a sentence end like no unit, and need no closer look.
    if bare.chars().count() < 2 || !bare.ends_with(|c| LAST.contains(c)) {
        return None;
    }
    let group = starts_with_all(bare) && bare.contains('、') && is_one_group(bare);
    if group || is_role_group(bare) {
        let responsible = vec![bare.to_owned()];
        return Some(Owner {
            responsible,
            ..Owner::default()
        });
    }
    let owner = owner(bare);
    let plain = owner.lead.is_empty() && owner.assist.is_empty();
    let first = owner.responsible.first().is_some_and(|name| is_first(name));
    (plain && first && owner.all().all(is_doer)).then_some(owner)
}

/// 各牵头单位, 有关责任（配合）部门: those to whom the notice gives that role somewhere.
fn is_role_group(text: &str) -> bool {
    let text = ["各", "有关", "相关"]
        .iter()
        .fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    let roles = [
        "牵头", "责任", "配合", "主办", "承办", "协办", "参与", "实施",
    ];
    let kinds = ["单位", "部门", "科室", "股室", "处室", "乡镇"];
    let Some(role) = kinds.iter().find_map(|kind| text.strip_suffix(kind)) else {
        return false;
    };
    let role = role.replace(['（', '）', '、', '和'], "");
    let left = roles
        .iter()
        .fold(role.clone(), |left, word| left.replace(word, ""));
    left.is_empty() && !role.is_empty()
}

/// 各级政府性融资担保、再担保机构: one group, for its first piece is no name of its own.
fn is_one_group(text: &str) -> bool {
    let first = text.split('、').next().unwrap_or(text);
    let last = text.rsplit('、').next().unwrap_or(text);
    let levels = first.chars().skip(1).all(|c| "州县区市旗乡镇".contains(c));
    text.chars().count() <= 30 && !is_doer(first) && is_doer(last) && !levels
}

/// Adds the clauses right before that hold units only: 各乡镇人民政府，县直各有关单位要….
fn names_before(clean: &Clean, before: &[Span], owner: &mut Owner) -> usize {
    let mut first = before.len();
    for clause in before.iter().rev().take(6) {
        let words = clean.words(*clause);
        let parted = clean.all().get(clause.end) == Some(&'，');
        let Some(more) = (parted && words.chars().count() <= REACH)
            .then(|| names(&words))
            .flatten()
        else {
            break;
        };
        if !more.all().all(is_doer) {
            break;
        }
        let list = [&mut owner.lead, &mut owner.responsible, &mut owner.assist]
            .into_iter()
            .find(|list| !list.is_empty());
        if let Some(list) = list {
            list.splice(0..0, more.responsible);
        }
        first -= 1;
    }
    first
}
