//! `request.fee_of`: the fee for so many requests or so many pages, with its computation.

use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Error, Result};
use minglu_rules::request::fee::{Band, Tariffs, Way};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More requests or pages than any case has.
const MOST: u32 = 10_000;

/// How many of what; one of the two, never both.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Requests of one applicant in one month of the calendar.
    pub items: Option<u32>,
    /// Pages of one request.
    pub pages: Option<u32>,
    /// How many requests of that month came before; with `items` only.
    pub before: Option<u32>,
}

/// The fee.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Fee")]
pub struct Response {
    /// By what it is reckoned.
    #[ts(type = "'items' | 'pages'")]
    pub way: Way,
    /// The same in Chinese.
    pub title: &'static str,
    /// Over what it is counted.
    pub over: String,
    /// Yuan to pay.
    pub amount: u64,
    /// Band by band.
    pub bands: Vec<FeeBand>,
    /// The computation, for the notice.
    pub words: String,
    /// The notice that fixes it.
    pub source: String,
    /// What of it a person must check.
    pub unconfirmed: Vec<String>,
    /// All of it in words, a line each.
    pub sheet: Vec<String>,
}

/// One band.
#[derive(Debug, Serialize, TS)]
pub struct FeeBand {
    /// The first number that is charged.
    pub from: u32,
    /// The last.
    pub to: u32,
    /// Yuan for each.
    pub rate: u64,
    /// Yuan for all.
    pub amount: u64,
}

/// Runs the command.
///
/// # Errors
/// `usage` where neither or both are given; `invalid` where the number is too large.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let (way, count, before) = asked(&request)?;
    let field = if way == Way::Items { "items" } else { "pages" };
    if count > MOST || before > MOST {
        let words = format!("数目不能超过 {MOST}，请核对");
        return Err(Error::invalid(field, words));
    }
    let tariffs = Law::of(desk)?.requests.tariffs;
    Ok(response(&tariffs, way, before, count).into())
}

fn asked(request: &Request) -> Result<(Way, u32, u32)> {
    match (request.items, request.pages, request.before) {
        (Some(items), None, before) => Ok((Way::Items, items, before.unwrap_or(0))),
        (None, Some(pages), None) => Ok((Way::Pages, pages, 0)),
        (None, Some(_), Some(_)) => Err(Error::usage(
            "按量计收只看这一件申请的页数，不要填此前的件数",
        )),
        (Some(_), Some(_), _) => Err(Error::usage("按件和按量只能选一种，不能同时收")),
        (None, None, _) => Err(Error::usage("请填件数或者页数")),
    }
}

/// The fee for the numbers after `before` up to `before + count`.
pub(super) fn response(tariffs: &Tariffs, way: Way, before: u32, count: u32) -> Response {
    let charge = tariffs.charge(way, before, count);
    let over = tariffs.of(way).over.clone();
    let mut sheet = vec![
        format!("信息处理费：{}元", charge.amount),
        format!("{}（{over}）：{}", way.text(), charge.words),
        format!("依据：{}", tariffs.source),
        "以下请以办法原文和本省规定核对：".to_owned(),
    ];
    sheet.extend(tariffs.unconfirmed.iter().map(|words| format!("  {words}")));
    Response {
        way,
        title: way.text(),
        over,
        amount: charge.amount,
        bands: charge.bands.iter().map(FeeBand::from).collect(),
        words: charge.words,
        source: tariffs.source.clone(),
        unconfirmed: tariffs.unconfirmed.clone(),
        sheet,
    }
}

impl From<&Band> for FeeBand {
    fn from(band: &Band) -> FeeBand {
        FeeBand {
            from: band.from,
            to: band.to,
            rate: band.rate,
            amount: band.amount(),
        }
    }
}
