use super::{Reader, Role};
use crate::Span;
use crate::duty::doer::is_doer;
use crate::outline::marker;
use crate::owner::{is_unit, partners, starts_with_all, units};

/// Last words of a notice's title.
const KINDS: [&str; 33] = [
    "任务表",
    "分解表",
    "一览表",
    "通知",
    "意见",
    "通报",
    "决定",
    "公告",
    "通告",
    "函",
    "批复",
    "报告",
    "请示",
    "答复",
    "决议",
    "命令",
    "纪要",
    "要点",
    "方案",
    "计划",
    "安排",
    "措施",
    "办法",
    "条例",
    "规定",
    "细则",
    "规划",
    "分工",
    "清单",
    "任务书",
    "指南",
    "规程",
    "任务",
];

impl Reader<'_> {
    /// 各乡镇人民政府，县直各有关单位：
    pub(super) fn recipients(&mut self) {
        let Some(at) = self.top().find(|at| names_recipients(self.line(*at))) else {
            return;
        };
        let span = self.span(at);
        let names = units(self.line(at).trim_end_matches('：'));
        self.head.recipients = names
            .into_iter()
            .map(|text| super::Found { text, span })
            .collect();
        self.put_aside(at);
    }

    /// The line that names the notice; whatever stands above it is head too.
    pub(super) fn title(&mut self) {
        let before = self.first_recipient();
        let candidates: Vec<usize> = self.top().filter(|at| *at < before).collect();
        let about = |at: &&usize| self.line(**at).contains("关于") && self.names_notice(**at);
        let labelled = self.head.title.is_some();
        let named = |at: &&usize| !labelled && self.names_notice(**at);
        let found = candidates
            .iter()
            .find(about)
            .or_else(|| candidates.iter().take(12).find(named))
            .copied();
        match found {
            Some(at) => self.entitle(at),
            None => self.first_line(before),
        }
        let addressed = before < self.lines.len();
        let end = match found {
            Some(at) if !addressed => at + 1,
            _ if addressed => before,
            _ => 0,
        };
        for at in candidates.into_iter().filter(|at| *at < end) {
            self.put_aside(at);
        }
    }

    /// A notice that begins with its recipients is called as the paper behind its signature is.
    pub(super) fn title_below(&mut self) {
        if self.head.title.is_some() || self.head.recipients.is_empty() {
            return;
        }
        let signed = self.head.dated.map_or(usize::MAX, |(_, span)| span.end);
        let below = |at: &usize| self.is_body(*at) && self.span(*at).start >= signed;
        let found = (0..self.lines.len())
            .filter(below)
            .take(3)
            .find(|at| self.names_notice(*at));
        if let Some(at) = found {
            self.entitle(at);
            self.put_aside(at);
        }
    }

    /// A title, and more than the number of the notice.
    fn names_notice(&self, at: usize) -> bool {
        let bare = self.bare_title(at);
        !bare.is_empty() && is_title(&self.clean.words(bare))
    }

    fn entitle(&mut self, at: usize) {
        let bare = self.bare_title(at);
        let signers = |at: &usize| super::foot::is_signature(self.line(*at)) && self.is_body(*at);
        let agencies = (0..at).rev().take_while(signers).take(2).count();
        let begun = self.clean.words(bare);
        let agency = begun.split(['关', '印', '转']).next().unwrap_or_default();
        // The banner names the agency that the title names too.
        let other = agencies > 0 && self.line(at - 1) != agency;
        let goes_on = other && (agency.is_empty() || is_unit(agency));
        let start = if goes_on {
            self.span(at - agencies).start
        } else {
            bare.start
        };
        self.head.title = Some(self.found(Span::new(start, bare.end)));
    }

    /// A line without its number in front, a web page's column in 【】, and 《》 around the whole.
    fn bare_title(&self, at: usize) -> Span {
        let (chars, line) = (self.clean.chars(self.span(at)), self.span(at));
        let mut start = 0;
        if let Some(Some(close)) = partners(chars).first()
            && chars[0] == '【'
        {
            start = close + 1;
        }
        if let Some(number) = number_in(&chars[start..], line.start + start) {
            start = number.end - line.start;
        }
        let mut end = chars.len();
        let whole = chars.get(start) == Some(&'《') && chars.last() == Some(&'》');
        if whole
            && chars[start + 1..end - 1]
                .iter()
                .all(|c| !"《》".contains(*c))
        {
            (start, end) = (start + 1, end - 1);
        }
        Span::new(line.start + start, line.start + end)
    }

    /// Where nothing looks like a title, a short first line without an end is one.
    fn first_line(&mut self, before: usize) {
        let first = self.top().next().filter(|at| *at < before);
        let Some(at) = first.filter(|_| self.head.title.is_none()) else {
            return;
        };
        let line = self.line(at);
        let short = (4..=50).contains(&line.chars().count()) && self.lines.len() > 1;
        let bare = !line.contains(['。', '；', '：', '\t', '，', '〔']);
        let numbered = marker::read(self.clean.chars(self.span(at))).is_some();
        if short && bare && !numbered {
            self.head.title = Some(self.found(self.span(at)));
            self.put_aside(at);
        }
    }

    fn first_recipient(&self) -> usize {
        let place = self.head.recipients.first().map(|found| found.span);
        let lines = self.clean.lines();
        place.map_or(lines.len(), |span| {
            lines.partition_point(|line| line.start < span.start)
        })
    }

    /// 绛政办发〔2021〕29号 on a line of its own, or behind the banner.
    pub(super) fn doc_no(&mut self) {
        let lines = 0..self.lines.len().min(super::TOP);
        for at in lines {
            if let Some(span) = self.number(at) {
                self.head.doc_no = Some(self.found(span));
                if self.head.roles.get(at) == Some(&Role::Body) {
                    self.put_aside(at);
                }
                return;
            }
        }
    }

    /// The number in a line, which may stand in brackets.
    fn number(&self, at: usize) -> Option<Span> {
        let (line, chars) = (self.span(at), self.clean.chars(self.span(at)));
        let bare = match chars {
            ['（', inner @ .., '）'] => Some((inner, line.start + 1)),
            _ => None,
        };
        let (chars, base) = bare.unwrap_or((chars, line.start));
        number_in(chars, base)
    }

    /// Who signs; else the agency that the title begins with.
    pub(super) fn issuer(&mut self) {
        if self.head.issuer.is_some() {
            return;
        }
        let Some(title) = &self.head.title else {
            return;
        };
        let Some((agency, _)) = title.text.split_once("关于") else {
            return;
        };
        if is_unit(agency) {
            let len = agency.chars().count();
            let span = Span::new(title.span.start, title.span.start + len);
            self.head.issuer = Some(self.found(span));
        }
    }
}

fn names_recipients(line: &str) -> bool {
    let Some(names) = line
        .strip_suffix('：')
        .filter(|names| names.chars().count() <= 300)
    else {
        return false;
    };
    let units = units(names);
    let known = units.iter().filter(|name| is_doer(name)).count();
    let told = ["如下", "现将", "通知", "要求", "工作", "做到", "任务"]
        .iter()
        .any(|word| names.contains(word) && !names.contains("工作部门"));
    // A list that names groups holds names of the county's own making too: 各人民团体, 开发区.
    let group = starts_with_all(names) && known * 2 >= units.len() && !told;
    !names.contains(['。', '；']) && known > 0 && (group || known == units.len())
}

/// A line that ends as titles do.
pub(super) fn is_title(line: &str) -> bool {
    let chars: Vec<char> = line.chars().take(12).collect();
    if marker::read(&chars).is_some() {
        return false;
    }
    let bare = line.trim_end_matches(['》', '）']);
    let bare = bare.split_once('（').map_or(bare, |(head, _)| head);
    let long = (5..=120).contains(&line.chars().count());
    long && !line.contains(['。', '；', '：', '\t'])
        && KINDS.iter().any(|kind| bare.ends_with(kind))
}

/// The document number with which a line ends or begins, and where.
fn number_in(chars: &[char], base: usize) -> Option<Span> {
    let open = chars.iter().position(|c| *c == '〔')?;
    let close = open + chars.get(open..)?.iter().position(|c| *c == '〕')?;
    let serial = chars.get(close + 1..)?;
    let figures = serial
        .iter()
        .take_while(|c| c.is_ascii_digit() || **c == '第')
        .count();
    let end = close + 1 + figures;
    let closed = figures > 0 && chars.get(end) == Some(&'号');
    let agency = chars[..open]
        .iter()
        .rev()
        .take_while(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        .count();
    let (last, first) = (end + 1 == chars.len(), open == agency);
    // In front of a title or in a line of its own; elsewhere it is another paper's number.
    let behind = chars.get(end + 1..).unwrap_or_default();
    let own = last || (first && !behind.iter().any(|c| "，。；：".contains(*c)));
    (closed && own && (1..=12).contains(&agency) && open - agency <= 20)
        .then(|| Span::new(base + open - agency, base + end + 1))
}
