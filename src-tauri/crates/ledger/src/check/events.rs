use super::Faults;
use crate::error::Result;
use crate::event::follow;
use rusqlite::Connection;

/// What was noted of the desk is what was once written.
pub(super) fn faults(conn: &Connection) -> Result<Faults> {
    let (checked, broken) = follow(conn)?;
    let mut faults = Faults {
        checked,
        ..Faults::default()
    };
    if let Some(n) = broken {
        faults.add(format!("从第 {n} 条起被改动过"));
    }
    Ok(faults)
}
