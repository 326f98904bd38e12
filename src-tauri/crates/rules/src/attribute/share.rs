use super::Attribute;
use serde::Serialize;
use std::collections::BTreeMap;

/// How much of a year's documents is not proactive.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Share {
    /// The year.
    pub year: i32,
    /// 主动公开
    pub proactive: u64,
    /// 依申请公开
    pub on_request: u64,
    /// 不予公开
    pub withheld: u64,
    /// Not determined.
    pub undetermined: u64,
    /// What is not proactive, in hundredths of what is determined, one digit kept; nothing where
    /// nothing is determined.
    pub percent: Option<f64>,
    /// Change against the year before, in percentage points; nothing without one.
    pub change: Option<f64>,
}

/// The share by year, the oldest first. The notices want it reduced year by year.
pub fn shares(documents: impl IntoIterator<Item = (i32, Option<Attribute>)>) -> Vec<Share> {
    let mut years: BTreeMap<i32, Share> = BTreeMap::new();
    for (year, attribute) in documents {
        let share = years.entry(year).or_insert_with(|| Share::of(year));
        *share.count(attribute) += 1;
    }
    let mut before: Option<(i32, f64)> = None;
    let mut shares: Vec<Share> = years.into_values().collect();
    for share in &mut shares {
        share.percent = share.exact().map(one_digit);
        let last = before.filter(|(year, _)| year + 1 == share.year);
        share.change = share
            .exact()
            .zip(last)
            .map(|(now, (_, then))| one_digit(now - then));
        before = share.exact().map(|exact| (share.year, exact));
    }
    shares
}

impl Share {
    fn of(year: i32) -> Share {
        Share {
            year,
            proactive: 0,
            on_request: 0,
            withheld: 0,
            undetermined: 0,
            percent: None,
            change: None,
        }
    }

    fn count(&mut self, attribute: Option<Attribute>) -> &mut u64 {
        match attribute {
            Some(Attribute::Proactive) => &mut self.proactive,
            Some(Attribute::OnRequest) => &mut self.on_request,
            Some(Attribute::Withheld) => &mut self.withheld,
            None => &mut self.undetermined,
        }
    }

    fn exact(&self) -> Option<f64> {
        let closed = self.on_request + self.withheld;
        let all = closed + self.proactive;
        (all > 0).then(|| closed as f64 * 100.0 / all as f64)
    }
}

fn one_digit(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
