//! `import.preview`: what an import would do; writes nothing.

use super::{ImportPlan, ImportRequest, parts};
use crate::command::Done;
use crate::{Desk, Result};

/// What to read.
pub type Request = ImportRequest;
/// What would become of it.
pub type Response = ImportPlan;

/// Runs the command.
///
/// # Errors
/// `unreadable` where the file is no table; `usage` where a sheet, field or column is unknown.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let jobs = parts::jobs(desk, &request)?;
    let plan = parts::walk(&jobs, |job| job.walk(None, |_, _| Ok(()), |_| Ok(())))?;
    Ok(plan.into())
}
