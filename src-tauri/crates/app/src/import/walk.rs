use super::existing::{Existing, key};
use super::outcome::{Change, compare, keep_unasked};
use super::report::Outcome;
use super::rows::{Incoming, Keep, Said, each_row, refusal};
use super::scope::Scope;
use super::source::Source;
use super::{ImportPlan, ImportRequest};
use crate::abreast::abreast;
use crate::duty::{self, Law, derive, find, refusals};
use crate::progress::Running;
use crate::review::{ITEMS, Listed, judged};
use crate::task::Reader;
use crate::{Desk, Result};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Checked, Door, Fields, Problem, Record};
use minglu_notice::Unit;
use serde_json::{Value, json};

/// Everything that is known before the first row is read.
pub(super) struct Job<'a> {
    pub desk: &'a Desk,
    pub schema: Schema,
    pub source: Source,
    pub scope: Scope,
    pub law: Law,
    /// The documents of the review under way, where its verdicts are read.
    pub listed: Option<Listed>,
    /// The rules of a ledger that is only being defined.
    door: Option<Door>,
    me: Unit,
}

impl<'a> Job<'a> {
    pub fn new(desk: &'a Desk, request: &ImportRequest) -> Result<Job<'a>> {
        let schema = crate::record::importable(desk, &request.ledger)?;
        let review = schema.ledger == ITEMS;
        let listed = review.then(|| Listed::load(desk)).transpose()?;
        let source = Source::open(desk, request, &schema)?;
        let scope = Scope::of(desk, request, &schema, &source)?;
        Ok(Job {
            listed,
            ..Job::of(desk, schema, source, scope)?
        })
    }

    /// The same for another sheet of the workbook.
    pub fn beside(&self, request: &ImportRequest, source: Source) -> Result<Job<'a>> {
        let scope = Scope::of(self.desk, request, &self.schema, &source)?;
        Job::of(self.desk, self.schema.clone(), source, scope)
    }

    /// The first rows of a ledger that is only being defined.
    pub fn first(desk: &'a Desk, schema: Schema, source: Source) -> Result<Job<'a>> {
        let scope = Scope::of(desk, &ImportRequest::default(), &schema, &source)?;
        Ok(Job {
            door: Some(Door::new(schema.clone())?),
            ..Job::of(desk, schema, source, scope)?
        })
    }

    fn of(desk: &'a Desk, schema: Schema, source: Source, scope: Scope) -> Result<Job<'a>> {
        Ok(Job {
            desk,
            schema,
            source,
            scope,
            law: Law::of(desk)?,
            listed: None,
            door: None,
            me: crate::unit::me(desk)?,
        })
    }

    /// A row as a new record, passed by the ledger's rules, or what is wrong with it.
    pub fn check(&self, fields: Fields) -> Result<std::result::Result<Checked, Vec<Problem>>> {
        match &self.door {
            Some(door) => Ok(door.check_new(fields)),
            None => Ok(self.desk.ledger.check_new(&self.schema.ledger, fields)?),
        }
    }

    /// The records of which the file may speak.
    fn existing(&self) -> Result<Existing> {
        match self.door {
            Some(_) => Ok(Existing::none()),
            None => Existing::load(self.desk, &self.schema, &self.scope),
        }
    }

    /// Walks the table, hands over each row with what becomes of it, and returns the whole plan.
    ///
    /// `notice` is the record under which new tasks are filed, where it is known already.
    pub fn walk(
        &self,
        notice: Option<&Value>,
        mut each: impl FnMut(Incoming, Outcome<'_>) -> Result<()>,
        mut withdraw: impl FnMut(&Record) -> Result<()>,
    ) -> Result<ImportPlan> {
        let mut plan = ImportPlan::new(&self.schema, &self.source, &self.scope);
        let total = u64::from(self.source.table().rows());
        let mut running = self.desk.progress.start("正在核对表格", Some(total));
        let existing = self.existing()?;
        if existing.count == 0 {
            self.rows(&mut plan, &mut running, notice, Keep::Shown, |plan, row| {
                self.settle(plan, row, Outcome::Added, &mut each)
            })?;
            return Ok(plan);
        }
        let before = existing.count;
        let (assigned, left) = self.assign(existing, notice)?;
        let mut ids = assigned.into_iter();
        self.rows(
            &mut plan,
            &mut running,
            notice,
            Keep::All,
            |plan, mut row| match (ids.next().flatten(), &mut row.said) {
                (None, _) | (_, None) => self.settle(plan, row, Outcome::Added, &mut each),
                (Some(id), Some(said)) => {
                    let record = self.desk.ledger.get(&self.schema.ledger, &id)?;
                    keep_unasked(&self.schema, &self.source.detected, &record, said);
                    let mut change = compare(&self.schema, &record, said);
                    self.complete(&mut change, &record)?;
                    let outcome = match change.differences.is_empty() {
                        true => Outcome::Unchanged(&record),
                        false => Outcome::Changed(&record, change),
                    };
                    self.settle(plan, row, outcome, &mut each)
                }
            },
        )?;
        self.withdraw(&mut plan, before, &left, &mut withdraw)?;
        Ok(plan)
    }

    /// Counts a row and hands it over; one that the law behind the ledger forbids is refused.
    fn settle(
        &self,
        plan: &mut ImportPlan,
        row: Incoming,
        outcome: Outcome<'_>,
        each: &mut impl FnMut(Incoming, Outcome<'_>) -> Result<()>,
    ) -> Result<()> {
        if let Some(said) = &row.said {
            let problems = self.problems(said, &outcome)?;
            if !problems.is_empty() {
                plan.refuse(*refusal(self, &said.fields, row.row, problems));
                return Ok(());
            }
        }
        plan.count(&self.schema, &row, &outcome);
        if let Some(said) = &row.said {
            let warnings = self.warnings(said, &outcome);
            plan.warn(&self.schema, row.row, &said.fields, warnings);
        }
        each(row, outcome)
    }

    /// What the law behind the ledger forbids in a row.
    fn problems(&self, said: &Said, outcome: &Outcome<'_>) -> Result<Vec<Problem>> {
        let Some((fields, record)) = written(said, outcome) else {
            return Ok(Vec::new());
        };
        if let Some(listed) = &self.listed {
            let judged = judged(self.desk, listed, &said.fields, record)?;
            return Ok(judged.err().unwrap_or_default());
        }
        let before = record.map(|record| &record.fields);
        Ok(refusals(&self.schema, fields, before, &self.law))
    }

    /// What somebody has to look at in a row that is taken.
    fn warnings(&self, said: &Said, outcome: &Outcome<'_>) -> Vec<String> {
        let Some((fields, record)) = written(said, outcome) else {
            return Vec::new();
        };
        let before = record.map(|record| &record.fields);
        let found = find(&self.schema, duty::Change { fields, before }, &self.law);
        let found = found.into_iter().filter(|each| !each.blocking);
        found.map(|each| each.reason).collect()
    }

    /// What follows from a changed record follows from all of it, not from the row alone.
    fn complete(&self, change: &mut Change, record: &Record) -> Result<()> {
        if change.set.is_empty() {
            return Ok(());
        }
        let before = Some(&record.fields);
        derive(self.desk, &self.law, &self.schema, &mut change.set, before)
    }

    fn rows(
        &self,
        plan: &mut ImportPlan,
        running: &mut Running<'_>,
        notice: Option<&Value>,
        keep: Keep,
        mut take: impl FnMut(&mut ImportPlan, Incoming) -> Result<()>,
    ) -> Result<()> {
        let passed_over = abreast(
            |take| each_row(self, notice, keep, take),
            |row| {
                running.step()?;
                match row {
                    Ok(row) => take(plan, row),
                    Err(refusal) => {
                        plan.refuse(*refusal);
                        Ok(())
                    }
                }
            },
        )?;
        plan.notes.extend(passed_over);
        Ok(())
    }

    /// First pass: which record each row speaks of.
    fn assign(
        &self,
        existing: Existing,
        notice: Option<&Value>,
    ) -> Result<(Vec<Option<String>>, Vec<String>)> {
        let mut rows = Vec::new();
        each_row(self, notice, Keep::All, |row| {
            if let Ok(Incoming {
                said: Some(said), ..
            }) = row
            {
                let key = key(&self.schema, &said.fields);
                rows.push((key, (!existing.has(key)).then_some(said)));
            }
            Ok(())
        })?;
        existing.assign(self.desk, &self.schema, &rows)
    }

    /// Reads what follows from a task's words, for this unit.
    pub fn reader(&self) -> Reader {
        Reader::new(&self.me)
    }

    /// Tasks that the new version of a table has dropped. A table that has little in common with
    /// what is stored is another table of the same notice, and one with refused rows is not whole.
    fn withdraw(
        &self,
        plan: &mut ImportPlan,
        before: usize,
        left: &[String],
        withdraw: &mut impl FnMut(&Record) -> Result<()>,
    ) -> Result<()> {
        let same_table = (before - left.len()) * 2 >= before && plan.rejected.is_empty();
        if self.schema.field("withdrawn").is_none() || !same_table {
            return Ok(());
        }
        for id in left {
            let record = self.desk.ledger.get(&self.schema.ledger, id)?;
            let typed_by_hand = record.fields.get("position").is_none_or(Value::is_null);
            if typed_by_hand || record.fields.get("withdrawn") == Some(&json!(true)) {
                continue;
            }
            plan.withdraw(&self.schema, &record);
            withdraw(&record)?;
        }
        Ok(())
    }
}

/// What a row writes, and over what; nothing where it changes nothing.
fn written<'a>(
    said: &'a Said,
    outcome: &'a Outcome<'_>,
) -> Option<(&'a Fields, Option<&'a Record>)> {
    match outcome {
        Outcome::Added => Some((&said.fields, None)),
        Outcome::Changed(record, change) => Some((&change.set, Some(record))),
        Outcome::Unchanged(_) => None,
    }
}
