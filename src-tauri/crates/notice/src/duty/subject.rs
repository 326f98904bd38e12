//! Who a sentence speaks to: 各乡镇各部门要…, 由县教育局牵头，…配合.

use super::alias::Aliases;
use super::bind::{REACH, bound, bound_beside, without_lead};
use super::company::company;
use super::doer::{is_doer, is_plain_doer};
use super::doers::Doers;
use super::named::names;
use super::sentence::clauses;
use crate::owner::{Owner, starts_with_all};
use crate::{Clean, Span, owner};

/// Clauses looked at in one sentence.
const CLAUSES: usize = 40;

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
    let mut speech = Speech {
        clean,
        clauses: clauses(clean, sentence),
        dated,
        aliases,
        doers: Doers::default(),
        topic: None,
    };
    for at in 0..speech.clauses.len().min(CLAUSES) {
        speech.clause(at);
    }
    (!speech.doers.is_empty()).then_some(speech.doers)
}

/// A sentence, clause by clause.
struct Speech<'a> {
    clean: &'a Clean,
    clauses: Vec<Span>,
    dated: bool,
    aliases: &'a Aliases,
    doers: Doers,
    /// Who was spoken of, in which clause and up to where.
    topic: Option<(usize, (Owner, usize))>,
}

impl Speech<'_> {
    fn clause(&mut self, at: usize) {
        let (clean, clause) = (self.clean, self.clauses[at]);
        let before = at.checked_sub(1).map(|at| clean.words(self.clauses[at]));
        let words = clean.words(clause);
        if before.is_some_and(|before| is_quoting(&before)) || is_announced(&words) {
            return;
        }
        if let Some((units, end)) = company(clean, clause).filter(|_| !self.doers.is_empty()) {
            let units = self.named(units, clause.start, end);
            self.doers.take_along(units);
            return;
        }
        match self.found(at) {
            Some((mut owner, end)) => {
                self.topic = None;
                let first = names_before(clean, &self.clauses[..at], &mut owner);
                self.join(owner, self.clauses[first].start, end);
            }
            None => self.speak(at, &words),
        }
    }

    /// Whom a clause binds, and where their names end.
    fn found(&self, at: usize) -> Option<(Owner, usize)> {
        let (clean, clause) = (self.clean, self.clauses[at]);
        let first = at == 0 && self.clauses.len() > 1;
        let beside = || {
            let said = !self.doers.is_empty();
            said.then(|| bound_beside(clean, clause)).flatten()
        };
        first
            .then(|| addressed(clean, clause))
            .flatten()
            .or_else(|| bound(clean, clause, self.dated))
            .or_else(beside)
    }

    /// Who is spoken of in one clause is asked in a later one.
    fn speak(&mut self, at: usize, words: &str) {
        if let Some(named) = topic_of(self.clean, self.clauses[at]) {
            self.topic = Some((at, named));
        } else if begins_modal(words)
            && let Some((at, (owner, end))) = self.topic.take()
        {
            self.join(owner, self.clauses[at].start, end);
        }
    }

    fn named(&self, owner: Owner, start: usize, end: usize) -> Doers {
        Doers::of(owner, self.clean, Span::new(start, end), self.aliases)
    }

    fn join(&mut self, owner: Owner, start: usize, end: usize) {
        let doers = self.named(owner, start, end);
        self.doers.join(doers);
    }
}

/// 市政务公开办将于6月下旬开展测评: told to those who have to do something else.
pub(super) fn is_announced(clause: &str) -> bool {
    let words = ["将于", "拟于", "定于", "已于"];
    words.iter().any(|word| clause.contains(word)) || will(clause)
}

/// 县政府办公室将适时组织督查: an agency says what it is going to do itself.
fn will(clause: &str) -> bool {
    let acts = [
        "适时",
        "组织",
        "组成",
        "对",
        "会同",
        "联合",
        "采取",
        "通过",
        "不定期",
        "定期",
        "视情",
        "择期",
        "继续",
        "根据",
        "结合",
        "开展",
        "进行",
        "统一",
    ];
    let Some((before, after)) = clause.split_once('将') else {
        return false;
    };
    let agency = !starts_with_all(before) && names(before).is_some();
    agency && acts.iter().any(|act| after.starts_with(act))
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

/// 各地各部门…解读量不得少于70%: the group at the front of a sentence that sets a number.
pub(crate) fn group_in_front(clean: &Clean, sentence: Span, aliases: &Aliases) -> Option<Doers> {
    let chars = clean.chars(sentence);
    let mut start = without_lead(chars);
    if chars.get(start) == Some(&'，') {
        start += 1;
    }
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
