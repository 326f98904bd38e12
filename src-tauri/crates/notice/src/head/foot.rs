use super::Reader;
use crate::owner::is_unit;
use crate::{Span, date};

impl Reader<'_> {
    /// Signature and date, the mark of disclosure, copies, the printer's line.
    pub(super) fn feet(&mut self) {
        for at in 0..self.lines.len() {
            if self.line(at).chars().count() <= 200 {
                self.foot(at);
            }
        }
    }

    fn foot(&mut self, at: usize) {
        let line = self.line(at).to_owned();
        let site = ["版权所有", "ICP备", "网站标识码", "技术支持："];
        if site.iter().any(|word| line.contains(word)) {
            self.put_aside(at);
        } else if let Some(mark) = mark(&line) {
            let start = self.span(at).start + line.chars().position(|c| c == '此').unwrap_or(0);
            let span = Span::new(start, start + mark.chars().count());
            self.head.attribute = Some(self.found(span));
            self.put_aside(at);
        } else if ["抄送", "抄报", "分送"]
            .iter()
            .any(|word| line.starts_with(word))
        {
            self.head.copies = Some(self.found(self.span(at)));
            self.put_aside(at);
        } else if line.ends_with("印发") && line.contains('年') && !line.contains('，') {
            self.put_aside(at);
        } else if let Some(len) = date_at_end(&line) {
            self.signed(at, line.chars().count() - len);
        }
    }

    /// The agencies on the lines right above the date: several where they sign together.
    fn signers(&mut self, date: usize) -> Option<Span> {
        let signs = |at: &usize| self.is_body(*at) && is_signature(self.line(*at));
        let count = (0..date).rev().take_while(signs).take(4).count();
        let first = date - count;
        (first..date).for_each(|at| self.put_aside(at));
        (count > 0).then(|| Span::new(self.span(first).start, self.span(date - 1).end))
    }

    /// A line that ends with its date; `agency` characters stand before that.
    fn signed(&mut self, at: usize, agency: usize) {
        let line = self.span(at);
        let day = Span::new(line.start + agency, line.end);
        let first = self.head.dated.is_none();
        if first {
            self.head.dated = date(&self.clean.words(day), None).map(|date| (date, day));
        }
        self.put_aside(at);
        let signer = if agency > 0 {
            Some(Span::new(line.start, day.start))
        } else {
            self.signers(at)
        };
        if first && let Some(span) = signer {
            self.head.issuer = Some(self.found(self.clean.trimmed(span)));
        }
    }
}

pub(super) fn is_signature(line: &str) -> bool {
    line.chars().count() <= 40 && is_unit(line) && !line.contains(['：', '。', '，', '（'])
}

/// How many characters the date takes with which a line ends, where nothing but an agency stands before it.
fn date_at_end(line: &str) -> Option<usize> {
    let line = line.trim_matches(['（', '）']);
    if date(line, None).is_some() {
        return line.ends_with(['日', '号']).then(|| line.chars().count());
    }
    let at = line
        .match_indices(|c: char| c.is_ascii_digit() || c == '二')
        .next()?
        .0;
    let (agency, day) = line.split_at(at);
    (is_signature(agency.trim()) && date(day, None).is_some()).then(|| day.chars().count())
}

/// 此件公开发布 and its like, without the brackets.
fn mark(line: &str) -> Option<String> {
    let bare = line.trim_matches(|c: char| "（）()【】[]。".contains(c));
    let says = bare.starts_with("此件") && bare.contains("公开") && bare.chars().count() <= 16;
    says.then(|| bare.to_owned())
}
