use super::{Line, LineKind, Reckoning, Side};
use crate::request::long;

impl Reckoning {
    /// The computation as it is read or printed, a line each: the date, how it came about, the
    /// clocks beside it, and what somebody has to look at.
    pub fn sheet(&self) -> Vec<String> {
        let mut sheet = vec![self.standing()];
        sheet.push("计算过程：".to_owned());
        sheet.extend(self.lines.iter().map(Line::sentence));
        sheet.push("相关期限：".to_owned());
        sheet.extend(self.sides.iter().map(Side::sentence));
        if !self.findings.is_empty() {
            sheet.push("请核对：".to_owned());
            let findings = self.findings.iter();
            sheet.extend(
                findings.map(|finding| format!("  {}（{}）", finding.reason, finding.source)),
            );
        }
        sheet
    }

    /// The first line: until when, and how much is left.
    pub fn standing(&self) -> String {
        let Some(due) = self.due else {
            let used = self.days_used;
            return format!("答复期限：正在等待申请人，此前已用{used}个工作日；收到以后重新确定");
        };
        let ended = self.lines.iter().any(|line| line.kind == LineKind::Ended);
        let left = match (self.overdue, ended) {
            (true, true) => format!("逾期{}个工作日", -self.days_left),
            (true, false) => format!("已逾期{}个工作日，请尽快答复", -self.days_left),
            (false, true) => "在期限内".to_owned(),
            (false, false) => format!("还剩{}个工作日", self.days_left),
        };
        let mut words = format!(
            "答复期限：{}，共{}个工作日，已用{}个，{left}",
            long(due),
            self.allowed,
            self.days_used
        );
        if self.open {
            words += "；正在征求意见，日期还会变";
        }
        if self.provisional {
            words += "；涉及还没有放假安排的年度，暂按周末推算，日期可能变";
        }
        words
    }
}

impl Line {
    /// The line with its days and its article.
    fn sentence(&self) -> String {
        let Line {
            from,
            to,
            words,
            article,
            ..
        } = self;
        let days = match (self.kind, to) {
            (LineKind::Counted | LineKind::Excluded, Some(to)) if to == from => {
                format!("{}　", long(*from))
            }
            (LineKind::Counted | LineKind::Excluded, Some(to)) => {
                format!("{}至{}　", long(*from), long(*to))
            }
            (LineKind::Counted | LineKind::Excluded, None) => format!("{}起　", long(*from)),
            (LineKind::Extended | LineKind::Delayed, _) => format!("{}　", long(*from)),
            _ => String::new(),
        };
        format!("  {days}{words}（{article}）")
    }
}

impl Side {
    fn sentence(&self) -> String {
        let due = match (self.due, self.met) {
            (Some(due), Some(met)) => format!("{}（{}办到）", long(due), long(met)),
            (Some(due), None) => format!("{}以前", long(due)),
            (None, Some(met)) => format!("{}办到", long(met)),
            (None, None) => "没有登记送达日期，还不能算".to_owned(),
        };
        let missed = match (self.missed, self.met) {
            (true, Some(_)) => "，晚了",
            (true, None) => "，已届满",
            _ => "",
        };
        let provisional = match self.provisional {
            true => "（涉及还没有放假安排的年度，暂按周末推算）",
            false => "",
        };
        format!(
            "  {}：{due}{missed}{provisional}。{}（{}）",
            self.clock.text(),
            self.words,
            self.article
        )
    }
}
