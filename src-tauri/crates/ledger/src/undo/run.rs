use super::apply::{Way, next_step};
use super::steps::StepInfo;
use crate::error::Result;
use crate::store::Ledger;
use crate::transact::Source;
use crate::transact::chain::Head;
use crate::value::now;

impl Ledger {
    /// Undoes the newest step that is not undone yet, and returns it; none where there is none.
    ///
    /// # Errors
    /// Refuses with [`crate::Code::Conflict`] where a record is no longer as the step left it.
    pub fn undo(&self, who: &str) -> Result<Option<StepInfo>> {
        self.turn(who, Way::Back)
    }

    /// Does the step again that was undone last, and returns it; none where there is none.
    ///
    /// # Errors
    /// Refuses with [`crate::Code::Conflict`] where a record is no longer as the undoing left it.
    pub fn redo(&self, who: &str) -> Result<Option<StepInfo>> {
        self.turn(who, Way::Forth)
    }

    fn turn(&self, who: &str, way: Way) -> Result<Option<StepInfo>> {
        let (kind, word) = match way {
            Way::Back => ("undo", "撤销"),
            Way::Forth => ("redo", "重做"),
        };
        // Looked up once more inside, where nobody else can write.
        let Some(expected) = self.read(|conn| next_step(conn, way))? else {
            return Ok(None);
        };
        let head = Head {
            step: 0,
            at: now(),
            who: who.to_owned(),
            source: Source::Undo.as_str().into(),
            label: format!("{word}：{}", expected.label),
            kind: kind.into(),
            target: Some(expected.step),
        };
        let done = self.run(head, |tx| tx.turn(&expected, way))?;
        Ok(Some(done.value))
    }
}
