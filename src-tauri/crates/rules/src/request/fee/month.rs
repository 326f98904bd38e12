use super::{Charge, Tariffs, Way};
use chrono::{Datelike, NaiveDate};

/// A request as the fee by number sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Who asks: the number of the identity card, or the credit code.
    pub applicant: &'a str,
    /// The day of receipt (Art. 31).
    pub received: NaiveDate,
    /// How many requests it is once it is split (一事一申请); one where it is not.
    pub items: u32,
}

impl Asked<'_> {
    fn is_with(&self, other: &Asked<'_>) -> bool {
        let month = |date: NaiveDate| (date.year(), date.month());
        self.applicant == other.applicant && month(self.received) == month(other.received)
    }
}

/// What one of the requests costs, after those of the same applicant and month of the calendar that
/// stand before it in the list. The list is in the order of receipt.
pub fn in_month(tariffs: &Tariffs, asked: &[Asked<'_>], at: usize) -> Option<Charge> {
    let this = asked.get(at)?;
    let earlier = asked[..at].iter().filter(|other| other.is_with(this));
    let before = earlier
        .map(|other| other.items)
        .fold(0, u32::saturating_add);
    Some(tariffs.charge(Way::Items, before, this.items))
}
