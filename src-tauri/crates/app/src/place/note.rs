use super::Place;
use minglu_ledger::Event;

impl Place {
    /// Notes what was done to the folder. It is done: that it could not be noted is no reason to
    /// call it failed.
    pub(crate) fn note(&self, event: Event) {
        let deed = event.deed.as_str();
        if let Err(error) = self.with(|desk| desk.note(event)) {
            tracing::warn!(code = error.code, deed, "not noted");
        }
    }
}
