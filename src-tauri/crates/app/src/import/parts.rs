//! A workbook with one sheet for each field of the catalogue is read in one go.

use super::report::SHOWN;
use super::walk::Job;
use super::{ImportPart, ImportPlan, ImportRequest};
use crate::{Desk, Result};

/// The sheets that are read: the one that is asked for, or every one that is a table of the ledger
/// where its tables come sheet by sheet. The second says of the others that they were left out.
pub(super) fn jobs<'a>(
    desk: &'a Desk,
    request: &ImportRequest,
) -> Result<(Vec<Job<'a>>, Vec<String>)> {
    let first = Job::new(desk, request)?;
    let chosen = request.sheet.is_some() || request.mapping.is_some();
    if chosen || first.schema.ledger != crate::catalogue::LEDGER {
        return Ok((vec![first], Vec::new()));
    }
    let begun = first.source.sheet;
    let mut jobs = Vec::new();
    let mut left_out = Vec::new();
    let sheets = first.source.workbook.sheets.iter().enumerate();
    for (at, sheet) in sheets.filter(|(at, sheet)| *at != begun && !sheet.hidden) {
        match first.source.beside(at, &first.schema) {
            Some(source) => jobs.push(first.beside(request, source)?),
            None if sheet.rows() > 0 => {
                left_out.push(format!("工作表“{}”不是目录表，没有读入", sheet.name));
            }
            None => {}
        }
    }
    jobs.insert(0, first);
    Ok((jobs, left_out))
}

/// Walks the sheets one after the other, and returns what becomes of them all.
pub(super) fn walk<'a>(
    (jobs, left_out): &(Vec<Job<'a>>, Vec<String>),
    mut each: impl FnMut(&Job<'a>) -> Result<ImportPlan>,
) -> Result<ImportPlan> {
    let mut whole = ImportPlan::default();
    for (at, job) in jobs.iter().enumerate() {
        let plan = each(job)?;
        match (at, jobs.len()) {
            (_, 1) => whole = plan,
            (0, _) => whole = plan.named(job),
            _ => whole.join(plan.named(job)),
        }
    }
    whole.notes.extend(left_out.iter().cloned());
    Ok(whole)
}

impl ImportPlan {
    /// Says of which sheet everything is.
    fn named(mut self, job: &Job<'_>) -> ImportPlan {
        let name = &job.source.table().name;
        for line in &mut self.preview {
            line.sheet = Some(name.clone());
        }
        for warning in &mut self.warnings {
            warning.sheet = Some(name.clone());
        }
        let notes = self.notes.iter_mut();
        notes.for_each(|note| *note = format!("工作表“{name}”：{note}"));
        self.parts.push(ImportPart {
            sheet: name.clone(),
            added: self.added,
            changed: self.changed,
            unchanged: self.unchanged,
            rejected: self.rejected.len() as u64,
        });
        self
    }

    /// Adds what becomes of a further sheet.
    fn join(&mut self, other: ImportPlan) {
        self.added += other.added;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.warned += other.warned;
        self.rejected.extend(other.rejected);
        self.warnings.extend(other.warnings);
        self.warnings.truncate(SHOWN);
        self.notes.extend(other.notes);
        self.preview.extend(other.preview);
        self.preview.truncate(SHOWN);
        self.parts.extend(other.parts);
    }
}
