use super::{Outcome, Outcomes};
use std::collections::BTreeSet;

static BUILT_IN: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/request-outcomes.json"
));

/// A file of outcomes that cannot be taken, in words for whoever brought it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("办理结果清单读不了：{0}")]
pub struct OutcomesError(String);

impl Outcomes {
    /// Those that the program was built with.
    ///
    /// # Errors
    /// Fails where the file that was built in cannot be read.
    pub fn builtin() -> Result<Outcomes, OutcomesError> {
        Outcomes::read(BUILT_IN)
    }

    /// Reads a file that an office may have edited: the lines themselves are fixed.
    ///
    /// # Errors
    /// Fails where it is no such file, or a line is missing, doubled, or without a reply.
    pub fn read(text: &str) -> Result<Outcomes, OutcomesError> {
        let read: Outcomes =
            serde_json::from_str(text).map_err(|error| OutcomesError(error.to_string()))?;
        let rows = read.outcomes.iter().map(|outcome| outcome.row);
        if !rows.eq(3..=23) {
            let words = "应依次写出年度报告表三第3行至第23行，每行一项".to_owned();
            return Err(OutcomesError(words));
        }
        let mut codes = BTreeSet::new();
        for outcome in &read.outcomes {
            outcome.check()?;
            if !codes.insert(outcome.code.as_str()) {
                let words = format!("“{}”写了两次", outcome.code);
                return Err(OutcomesError(words));
            }
        }
        Ok(read)
    }

    /// The outcome of this code.
    pub fn get(&self, code: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.code == code)
    }
}

impl Outcome {
    fn check(&self) -> Result<(), OutcomesError> {
        let without = |what: &str| {
            let words = format!("“{}”没有写{what}", self.title);
            Err(OutcomesError(words))
        };
        if self.replies.is_empty() {
            return without("答复方式（replies）");
        }
        if self.replies.iter().any(|reply| reply.letter.is_empty()) {
            return without("文书（letter）");
        }
        Ok(())
    }
}
