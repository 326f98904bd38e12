use minglu_ledger::Record;
use minglu_rules::request::clock::{Entry, Kind};
use minglu_rules::request::workflow::Workflow;

/// Which step told of each entry of the clock, by its place: entries and steps of one kind come in
/// the same order.
pub(crate) fn told(workflow: &Workflow, entries: &[Entry], steps: &[Record]) -> Vec<Option<usize>> {
    let mut seen: Vec<Kind> = Vec::new();
    let each = entries.iter().map(|entry| {
        let before = seen.iter().filter(|kind| **kind == entry.kind).count();
        seen.push(entry.kind);
        let mut same = (0..steps.len()).filter(|at| writes(workflow, &steps[*at], entry.kind));
        same.nth(before)
    });
    each.collect()
}

/// True for a step that wrote an entry of this kind into the clock.
pub(crate) fn writes(workflow: &Workflow, step: &Record, kind: Kind) -> bool {
    let event = step.text("event").and_then(|name| workflow.event(name));
    event.is_some_and(|event| match event.clocks.as_slice() {
        [only] => *only == kind,
        several => several.contains(&kind) && step.text("words") == Some(kind.text()),
    })
}
