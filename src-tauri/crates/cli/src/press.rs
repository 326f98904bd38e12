use minglu_app::{Error, Press, Result};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use minglu_print::PrintError;
use std::path::Path;

/// Typesets in this process.
pub struct InProcess;

impl Press for InProcess {
    fn pdf(&self, paper: &Paper, out: &Path) -> Result<()> {
        minglu_print::pdf(paper, out).map_err(unset)
    }

    fn svg(&self, paper: &Paper) -> Result<Vec<String>> {
        minglu_print::svg(paper).map_err(unset)
    }

    fn manuscript_pdf(&self, manuscript: &Manuscript, out: &Path) -> Result<()> {
        minglu_print::manuscript_pdf(manuscript, out).map_err(unset)
    }

    fn manuscript_svg(&self, manuscript: &Manuscript) -> Result<Vec<String>> {
        minglu_print::manuscript_svg(manuscript).map_err(unset)
    }
}

fn unset(e: PrintError) -> Error {
    Error::new("io", e.to_string())
}
