use chrono::NaiveDate;
use serde::Serialize;

/// One day of the computation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedDay {
    /// The day.
    pub date: NaiveDate,
    /// 工作日, 周末, 春节放假, 调休上班（春节）.
    pub text: String,
    /// Which day of the period it is; nothing where it does not count.
    pub n: Option<u32>,
    /// Why a working day does not count: 征求第三方意见.
    pub excluded: Option<&'static str>,
    /// True where the holidays of its year are not known.
    pub provisional: bool,
}
