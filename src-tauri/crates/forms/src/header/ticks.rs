use super::labels::Label;
use super::matching::{is_exact, is_read, score};
use minglu_ledger::schema::{Field, Schema};
use minglu_notice::squash;

/// Neighbouring tick columns of one field become one label that remembers what each of them ticks:
/// 公开方式 over 主动 and 依申请公开.
pub(super) fn gathered(labels: Vec<Label>, schema: &Schema) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::new();
    for label in labels {
        let Some((field, option)) = tick(schema, &label) else {
            out.push(label);
            continue;
        };
        let leaf = squash(&field.title);
        let tick = (label.left, option);
        match out.last_mut() {
            Some(last) if !last.ticks.is_empty() && last.leaf == leaf => {
                last.right = label.right;
                last.ticks.push(tick);
            }
            _ => out.push(Label {
                shown: field.title.clone(),
                leaf,
                group: None,
                over: None,
                ticks: vec![tick],
                ..label
            }),
        }
    }
    out
}

/// True where a label under a group is what one of a field's tick columns is called.
pub(super) fn is_known(schema: &Schema, group: &str, leaf: &str) -> bool {
    let mut fields = schema.fields.iter().filter(|f| is_read(f));
    fields.any(|f| is_called(f, group) && f.tick(leaf).is_some())
}

/// The field that a label is a tick column of, and what is ticked there.
fn tick<'a>(schema: &'a Schema, label: &Label) -> Option<(&'a Field, String)> {
    let (group, leaf) = match (&label.group, label.words.split_once('/')) {
        (Some(group), _) => (group.clone(), label.words.as_str()),
        (None, Some((group, leaf))) => (squash(group), leaf),
        (None, None) => (String::new(), label.words.as_str()),
    };
    let fields = schema.fields.iter();
    let mut fields = fields.filter(|f| is_read(f) && !f.ticks.is_empty());
    let called = fields.clone().find(|f| is_called(f, &group));
    if let (Some(field), false) = (called, leaf.is_empty()) {
        let known = field.tick(leaf).map(|tick| tick.value.clone());
        return Some((field, known.unwrap_or_else(|| leaf.to_owned())));
    }
    // Without a label over it, what is ticked must be known, and be no field's own name.
    let own = schema.fields.iter().filter(|f| is_read(f));
    if own.filter_map(|f| score(f, &label.leaf)).any(is_exact) {
        return None;
    }
    fields.find_map(|f| Some((f, f.tick(&label.words)?.value.clone())))
}

fn is_called(field: &Field, group: &str) -> bool {
    score(field, group).is_some_and(is_exact)
}
