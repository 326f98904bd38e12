use super::{CAMPAIGNS, ITEMS};
use crate::{Desk, Error, Result};
use minglu_ledger::schema::SortBy;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::attribute::Verdict;
use serde_json::json;

/// One year's review.
pub(crate) struct Campaign {
    pub record: Record,
}

impl Campaign {
    /// The one that is under way.
    pub fn under_way(desk: &Desk) -> Result<Option<Campaign>> {
        let query = standing().with("closed", Op::Empty, json!(null));
        Campaign::first(desk, query)
    }

    /// The one that is under way, or word of what to do where none is.
    pub fn must_be_under_way(desk: &Desk) -> Result<Campaign> {
        let missing = || Error::new("conflict", "现在没有进行中的年度评估，请先开始年度评估");
        Campaign::under_way(desk)?.ok_or_else(missing)
    }

    /// That of a year; the newest where none is named. One that was cancelled is none.
    pub fn of_year(desk: &Desk, year: Option<i32>) -> Result<Option<Campaign>> {
        let query = match year {
            Some(year) => standing().with("year", Op::Eq, json!(year)),
            None => standing(),
        };
        Campaign::first(desk, query)
    }

    fn first(desk: &Desk, query: Query) -> Result<Option<Campaign>> {
        let page = desk.ledger.list(&Query { limit: 1, ..query })?;
        let record = page.rows.into_iter().next();
        Ok(record.map(|record| Campaign { record }))
    }

    pub fn id(&self) -> &str {
        &self.record.id
    }

    pub fn year(&self) -> i64 {
        self.record.get("year").as_i64().unwrap_or(0)
    }

    /// Its year, as commands name it.
    pub fn named_year(&self) -> Option<i32> {
        i32::try_from(self.year()).ok()
    }

    pub fn is_closed(&self) -> bool {
        !self.record.get("closed").is_null()
    }

    /// The documents that have no verdict yet, what was never reviewed first.
    pub fn left(&self) -> Query {
        let sort = ["reviewed", "-dated"].map(SortBy::parse);
        Query {
            sort: sort.to_vec(),
            ..Query::of("document").with("reviewed", Op::Le, json!(self.year() - 1))
        }
    }

    /// The verdicts, or those of one kind.
    pub fn items(&self, verdict: Option<Verdict>) -> Query {
        let query = Query::of(ITEMS).with("campaign", Op::Eq, json!(self.id()));
        match verdict {
            Some(verdict) => query.with("outcome", Op::Eq, json!(verdict.name())),
            None => query,
        }
    }

    /// The verdict on a document, where there is one.
    pub fn item(&self, desk: &Desk, document: &str) -> Result<Option<Record>> {
        let query = self.items(None).with("document", Op::Eq, json!(document));
        let page = desk.ledger.list(&Query { limit: 1, ..query })?;
        Ok(page.rows.into_iter().next())
    }
}

/// The campaigns that were not cancelled.
pub(super) fn standing() -> Query {
    Query::of(CAMPAIGNS).with("cancelled", Op::Empty, json!(null))
}

/// How many records a query finds.
pub(super) fn total(desk: &Desk, query: Query) -> Result<u64> {
    Ok(desk.ledger.list(&Query { limit: 1, ..query })?.total)
}
