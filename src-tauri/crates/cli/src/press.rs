use minglu_app::{Error, Press, Result};
use minglu_forms::form::Paper;
use std::path::Path;

/// Typesets in this process.
pub struct InProcess;

impl Press for InProcess {
    fn pdf(&self, paper: &Paper, out: &Path) -> Result<()> {
        minglu_print::pdf(paper, out).map_err(|e| Error::new("io", e.to_string()))
    }

    fn svg(&self, paper: &Paper) -> Result<Vec<String>> {
        minglu_print::svg(paper).map_err(|e| Error::new("io", e.to_string()))
    }
}
