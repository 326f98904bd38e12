use crate::duty::doer::is_doer;
use crate::{Clean, Span};

/// How something is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// 报送, 上报, 填写
    HandIn,
    /// 反馈, 公示, 上传, 备案: only where it is said to whom or where
    Publish,
}

impl Act {
    /// Nothing but handing in is meant, so that a form is enough and no date is needed.
    pub(super) fn is_plain(self) -> bool {
        self == Act::HandIn
    }
}

/// Words that hand in, the longest first; behind some of them stands to whom.
const HAND_IN: [&str; 20] = [
    "书面报送",
    "报送至",
    "报送",
    "上报至",
    "上报",
    "报备",
    "报至",
    "报县",
    "报市",
    "报省",
    "报区",
    "报州",
    "报政府",
    "报我",
    "报本级",
    "报同级",
    "提交至",
    "提交",
    "填报",
    "填写",
];
const SEND: [&str; 13] = [
    "送至",
    "送达",
    "发送至",
    "发至",
    "发送到",
    "反馈至",
    "反馈给",
    "交至",
    "交到",
    "送交",
    "传至",
    "报办公室",
    "报国务院",
];
const PUBLISH: [&str; 6] = ["反馈", "公示", "上传", "备案", "报备", "登记备案"];
/// What is no handing in, although it holds such a word.
const NOT: [&str; 9] = [
    "报备情况",
    "公示牌",
    "公示栏",
    "信息报送",
    "报送刊登",
    "报送制度",
    "意见反馈",
    "反馈机制",
    "报送情况",
];

/// How the stretch asks to hand something in, if it does.
pub(super) fn find(chars: &[char]) -> Option<Act> {
    let text: String = chars.iter().collect();
    let text = NOT.iter().fold(text, |text, word| text.replace(word, "□"));
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&HAND_IN) || has(&SEND) || behind_verb(chars).is_some() || toward(chars).is_some() {
        Some(Act::HandIn)
    } else if has(&PUBLISH) {
        Some(Act::Publish)
    } else {
        None
    }
}

/// To whom or on what, and in which room or to which mailbox.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Target {
    pub to: Option<Span>,
    pub place: Option<Span>,
}

/// Finds the target behind the word that hands in, or before 公示 behind 到 or 在.
pub(super) fn target(clean: &Clean, part: Span) -> Target {
    let chars = clean.chars(part);
    let found = behind_verb(chars)
        .or_else(|| toward(chars))
        .or_else(|| before_publishing(chars));
    let mut target = found.map_or_else(Target::default, |(from, to)| split(chars, from, to));
    // A mailbox says more than the word that it is one.
    let named = target.place.filter(|place| place.len() > 2);
    target.place = named.or_else(|| mailbox(chars)).or(target.place);
    let shift = |span: Span| Span::new(part.start + span.start, part.start + span.end);
    Target {
        to: target.to.map(shift),
        place: target.place.map(shift),
    }
}

/// What is published goes to somebody: into an office's room, to a unit, or materials to a page. What
/// everybody is to see at the school gate or on a page is work, and hands in nothing.
pub(super) fn reaches(clean: &Clean, part: Span) -> bool {
    let target = target(clean, part);
    target.to.is_some_and(|to| {
        target.place.is_some() || is_doer(&clean.words(to)) || clean.words(part).contains("材料")
    })
}

/// 报县政府办109房间: up to the next sign.
fn behind_verb(chars: &[char]) -> Option<(usize, usize)> {
    // 以便汇总上报省政府: what the other will do with it.
    let purpose = (0..chars.len()).find(|at| {
        let rest = &chars[*at..];
        begins(rest, "以便") || begins(rest, "便于")
    });
    let chars = &chars[..purpose.unwrap_or(chars.len())];
    let words = [
        "报送至",
        "报送",
        "上报至",
        "上报",
        "报至",
        "提交至",
        "提交",
        "发送至",
        "发至",
        "反馈至",
        "反馈",
        "送至",
        "交至",
        "交到",
        "送交",
        "报",
    ];
    (0..chars.len()).rev().find_map(|at| {
        let word = words.iter().find(|word| begins(&chars[at..], word))?;
        // 通报 tells everybody, 报名 asks to be let in, 年报栏目 is a page: none hands in anything.
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let from = at + word.chars().count();
        let behind = chars.get(from).filter(|_| *word == "报");
        if before.is_some_and(|c| "通举申公预简".contains(*c))
            || behind.is_some_and(|c| "名考刊销废警价表道栏”』》」）\"".contains(*c))
        {
            return None;
        }
        let from = from + usize::from(chars.get(from).is_some_and(|c| "至到给".contains(*c)));
        let end = from
            + chars[from..]
                .iter()
                .take_while(|c| !"，。；：、（\n".contains(**c))
                .count();
        let name: String = chars[from..end].iter().collect();
        let unit = (2..=name.chars().count())
            .any(|len| is_doer(&name.chars().take(len).collect::<String>()));
        unit.then_some((from, end))
    })
}

/// 向县政府报告
fn toward(chars: &[char]) -> Option<(usize, usize)> {
    let words = ["报告", "书面报告", "报送", "汇报", "反馈", "提交", "报备"];
    (0..chars.len()).rev().find_map(|at| {
        let from = at + 1;
        let ends = |end: &usize| words.iter().any(|word| begins(&chars[*end..], word));
        let near = chars.len().min(from + 24);
        let end = (chars[at] == '向').then(|| (from + 2..near).find(ends))??;
        let name: String = chars[from..end].iter().collect();
        is_doer(&name).then_some((from, end))
    })
}

/// 到县政府办109房间进行公示, 在县政府网站公示
fn before_publishing(chars: &[char]) -> Option<(usize, usize)> {
    let verb = (0..chars.len()).rev().find(|at| {
        ["公示", "上传", "备案"]
            .iter()
            .any(|w| begins(&chars[*at..], w))
    })?;
    let verb = if begins(&chars[verb.saturating_sub(2)..], "进行") {
        verb - 2
    } else {
        verb
    };
    let from = chars[..verb].iter().rposition(|c| "到在向".contains(*c))? + 1;
    let clean = !chars[from..verb].iter().any(|c| "，。；：".contains(*c));
    (clean && from < verb).then_some((from, verb))
}

/// 县政府办 and 109房间.
fn split(chars: &[char], from: usize, to: usize) -> Target {
    let name = |end: usize| chars[from..end].iter().collect::<String>();
    let unit = (from + 2..=to).rev().find(|end| is_doer(&name(*end)));
    let place =
        unit.filter(|end| *end < to && chars[*end..to].iter().any(|c| "房室楼号箱".contains(*c)));
    Target {
        to: Some(Span::new(from, unit.unwrap_or(to))),
        place: place.map(|end| Span::new(end, to)),
    }
}

/// name@host
fn mailbox(chars: &[char]) -> Option<Span> {
    let at = chars.iter().position(|c| *c == '@')?;
    let part = |c: &&char| c.is_ascii_alphanumeric() || "._-".contains(**c);
    let before = chars[..at].iter().rev().take_while(part).count();
    let behind = chars[at + 1..].iter().take_while(part).count();
    (before > 0 && behind > 0).then(|| Span::new(at - before, at + 1 + behind))
}

fn begins(chars: &[char], word: &str) -> bool {
    word.chars()
        .eq(chars.iter().take(word.chars().count()).copied())
}
