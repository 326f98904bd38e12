//! `notice.take`: takes a draft into the ledgers of tasks and of filings, as one step.

use super::Draft;
use super::filing::Settled;
use super::plan::{self, settled, whole};
use crate::command::Done;
use crate::import::{ImportPlan, commit, titled};
use crate::{Desk, Result};
use minglu_ledger::Source;
use serde_json::{Value, json};

/// The draft.
pub type Request = Draft;
/// What became of each task and of what is to be handed in.
pub type Response = plan::Response;

/// Runs the command. Tasks and filings that the notice has in the ledger already, from its annexed
/// table or from a version before, are changed and not doubled; what the clerk wrote about them
/// stays.
///
/// # Errors
/// `usage` where the draft holds nothing to take; else as for `import.commit`.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let draft = whole(&request)?;
    let found = settled(desk, draft)?;
    let filings = found.plan();
    let done = match draft.is_bare() {
        true => filings_alone(desk, draft, found)?,
        false => commit::with(desk, draft.as_import(), |tx, notice| {
            found.write(tx, notice.unwrap_or(&Value::Null))
        })?,
    };
    Ok(Done {
        value: Response {
            tasks: done.value,
            filings,
        },
        touched: done.touched,
    })
}

/// A notice that asks for papers and sets no task: what tasks it has in the ledger stay.
fn filings_alone(desk: &Desk, draft: &Draft, found: Settled) -> Result<Done<ImportPlan>> {
    let title = draft.title.trim();
    let notice = titled(desk, title)?;
    let new = [("title", json!(title)), ("year", json!(draft.year))];
    let new = new.map(|(name, value)| (name.to_owned(), value));
    let committed = desk.transact("登记报送材料", Source::Import, |tx| {
        let new = new.into_iter().collect();
        let id = commit::put_notice(tx, notice.as_deref(), new, Some(&draft.about()))?;
        found.write(tx, &id)
    })?;
    let plan = ImportPlan {
        step: committed.step,
        ..ImportPlan::default()
    };
    Ok(Done::wrote(committed, plan))
}
