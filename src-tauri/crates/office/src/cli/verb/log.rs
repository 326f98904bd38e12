use super::Said;
use minglu_office::audit::{self, Entry};
use minglu_office::{Office, Result};

/// Rows that are shown at once.
const PAGE: u64 = 100;

pub fn run(office: &Office, before: Option<u64>) -> Result<Said> {
    let entries = audit::list(&office.store, before, PAGE)?;
    let line = |entry: &Entry| {
        let Entry {
            sequence,
            at,
            who,
            deed,
            subject,
            details,
        } = entry;
        format!("{sequence}  {at}  {who}  {deed}  {subject}  {details}")
    };
    let lines = entries.iter().map(line).collect();
    Said::new(&entries, lines)
}
