use super::behind::{Behind, counted, of_period, valued};
use super::lines::{Counted, lines};
use super::number::Measure;
use super::target::target;
use super::{Line, Number, Table, YEARS};
use crate::{Desk, Result};
use minglu_ledger::schema::{Field, Period, Schema};
use minglu_ledger::{ALL, Tally};
use minglu_rules::duty::{Limits, Statistic};
use std::collections::BTreeMap;

/// A ledger's counts, made ready for the tables of a year.
pub(super) struct Counts<'a> {
    desk: &'a Desk,
    schema: &'a Schema,
    tallies: Vec<Tally>,
    years: Vec<i32>,
    /// By year the records that name it, where others take theirs from them.
    parents: BTreeMap<i32, Vec<String>>,
}

impl<'a> Counts<'a> {
    pub(super) fn of(desk: &'a Desk, schema: &'a Schema, year: i32) -> Result<Counts<'a>> {
        let years: Vec<i32> = (year - YEARS + 1..=year).collect();
        let mut parents = BTreeMap::new();
        if let Period::Parent(field, _) = schema.period() {
            for year in &years {
                parents.insert(*year, parents_of(desk, field, *year)?);
            }
        }
        Ok(Counts {
            desk,
            schema,
            tallies: desk.ledger.tally(&schema.ledger)?,
            years,
            parents,
        })
    }

    /// How many records there are.
    pub(super) fn all(&self) -> Table {
        let tallies = self.named(ALL);
        let line = self.line("合计", &tallies, Measure::Count, &Some(Vec::new()));
        Table {
            name: ALL.to_owned(),
            title: "登记数".to_owned(),
            share: false,
            standing: self.is_standing(),
            years: self.years.clone(),
            lines: vec![line],
            target: None,
        }
    }

    /// What a statistic of the schema counts.
    pub(super) fn table(&self, limits: &Limits, statistic: &Statistic) -> Result<Table> {
        let measure = Measure::of(self.schema, statistic);
        let tallies = self.named(&statistic.name);
        let behind = counted(statistic);
        let by = statistic
            .by
            .as_ref()
            .and_then(|name| self.schema.field(name));
        let mut table_lines = match by {
            Some(field) => self.valued_lines(field, &tallies, measure, &behind)?,
            None => Vec::new(),
        };
        let total = self.line("合计", &tallies, measure, &behind);
        // A record with several values stands in several lines: their sum says nothing.
        let is_list =
            by.is_some_and(|field| matches!(field.kind, minglu_ledger::Kind::List { .. }));
        let reached = match self.is_standing() {
            true => Some(&total.all),
            false => total.years.last(),
        };
        let target = reached.and_then(|r| target(limits, statistic, &self.years, r));
        if !is_list {
            table_lines.push(total);
        }
        Ok(Table {
            name: statistic.name.clone(),
            title: statistic.title.clone(),
            share: measure == Measure::Share,
            standing: self.is_standing(),
            years: self.years.clone(),
            lines: table_lines,
            target,
        })
    }

    /// True where records belong to no year: what counts is how many there are now.
    pub(super) fn is_standing(&self) -> bool {
        self.schema.year.is_none()
    }

    /// Records that should name a year and do not.
    pub(super) fn undated(&self) -> i64 {
        if self.is_standing() {
            return 0;
        }
        let none = self.named(ALL).into_iter().filter(|t| t.year.is_none());
        none.map(|tally| tally.count).sum()
    }

    fn named(&self, statistic: &str) -> Vec<&Tally> {
        let all = self.tallies.iter();
        all.filter(|tally| tally.statistic == statistic).collect()
    }

    fn valued_lines(
        &self,
        field: &Field,
        tallies: &[&Tally],
        measure: Measure,
        behind: &Behind,
    ) -> Result<Vec<Line>> {
        let shown = tallies.iter().copied();
        let shown: Vec<&Tally> = shown
            .filter(|t| self.is_standing() || t.year.is_some_and(|y| self.years.contains(&y)))
            .collect();
        let counted = lines(self.desk, field, &shown)?;
        let line = |Counted { title, values }: Counted| {
            let own = shown.iter().copied();
            let own: Vec<&Tally> = own.filter(|t| values.contains(&t.value)).collect();
            let behind = match values.as_slice() {
                [value] => behind.clone().map(|mut filters| {
                    filters.push(valued(field, value.as_deref()));
                    filters
                }),
                _ => None,
            };
            self.line(&title, &own, measure, &behind)
        };
        Ok(counted.into_iter().map(line).collect())
    }

    fn line(&self, title: &str, tallies: &[&Tally], measure: Measure, behind: &Behind) -> Line {
        let year = self.years.last().copied().unwrap_or_default();
        let of_year = |year: i32| {
            tallies
                .iter()
                .copied()
                .filter(move |t| t.year == Some(year))
        };
        let number = |year: i32, quarter: Option<u32>| -> Number {
            let of_period = of_year(year).filter(|t| quarter.is_none() || t.quarter == quarter);
            measure.number(of_period, self.behind(behind, year, quarter))
        };
        Line {
            title: title.to_owned(),
            quarters: (1..=4).map(|quarter| number(year, Some(quarter))).collect(),
            loose: measure.number(of_year(year).filter(|t| t.quarter.is_none()), None),
            years: self.years.iter().map(|year| number(*year, None)).collect(),
            all: measure.number(tallies.iter().copied(), behind.clone()),
        }
    }

    fn behind(&self, of: &Behind, year: i32, quarter: Option<u32>) -> Behind {
        let parents = self.parents.get(&year).map_or(&[][..], Vec::as_slice);
        let mut filters = of_period(self.schema, year, quarter, parents)?;
        filters.extend(of.clone()?);
        Some(filters)
    }
}

fn parents_of(desk: &Desk, field: &Field, year: i32) -> Result<Vec<String>> {
    let minglu_ledger::Kind::Reference { ledger } = &field.kind else {
        return Ok(Vec::new());
    };
    let schema = desk.ledger.schema(ledger)?;
    let Some(filters) = of_period(schema, year, None, &[]) else {
        return Ok(Vec::new());
    };
    let mut ids = Vec::new();
    let query = crate::record::list::query(ledger, Some(&filters), None)?;
    desk.ledger.each(&query, |record| {
        ids.push(record.id);
        Ok(())
    })?;
    Ok(ids)
}
