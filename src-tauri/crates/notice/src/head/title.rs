use super::{Reader, Role};
use crate::Span;
use crate::duty::doer::is_doer;
use crate::outline::marker;
use crate::owner::{is_unit, units};

/// Last words of a notice's title.
const KINDS: [&str; 32] = [
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
        let about = |at: &&usize| self.line(**at).contains("关于") && is_title(self.line(**at));
        let labelled = self.head.title.is_some();
        let named = |at: &&usize| !labelled && is_title(self.line(**at));
        let found = candidates
            .iter()
            .find(about)
            .or_else(|| candidates.iter().take(12).find(named))
            .copied();
        let Some(at) = found else {
            return self.first_line();
        };
        self.head.title = Some(self.found(self.span(at)));
        candidates
            .into_iter()
            .filter(|line| *line <= at)
            .for_each(|line| self.put_aside(line));
    }

    /// Where nothing looks like a title, a short first line without an end is one.
    fn first_line(&mut self) {
        let first = self.top().next().filter(|_| self.head.title.is_none());
        let Some(at) = first else { return };
        let line = self.line(at);
        let short = (4..=50).contains(&line.chars().count()) && self.lines.len() > 1;
        let bare = !line.contains(['。', '；', '：', '\t', '，']);
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
            if let Some(span) = number_in(self.clean.chars(self.span(at)), self.span(at).start) {
                self.head.doc_no = Some(self.found(span));
                if self.head.roles.get(at) == Some(&Role::Body) {
                    self.put_aside(at);
                }
                return;
            }
        }
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
    !names.contains(['。', '；']) && !units.is_empty() && units.iter().all(|name| is_doer(name))
}

fn is_title(line: &str) -> bool {
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

/// The document number with which a line ends, and where.
fn number_in(chars: &[char], base: usize) -> Option<Span> {
    let open = chars.iter().position(|c| *c == '〔')?;
    let close = open + chars.get(open..)?.iter().position(|c| *c == '〕')?;
    let ends = chars.last() == Some(&'号') && close + 2 <= chars.len();
    let serial = chars.get(close + 1..chars.len().saturating_sub(1))?;
    let figures = !serial.is_empty() && serial.iter().all(|c| c.is_ascii_digit() || *c == '第');
    let agency = chars[..open]
        .iter()
        .rev()
        .take_while(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        .count();
    (ends && figures && (1..=12).contains(&agency) && open - agency <= 20)
        .then(|| Span::new(base + open - agency, base + chars.len()))
}
