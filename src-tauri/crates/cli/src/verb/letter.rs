use crate::arguments::{Letter, LetterTemplate};
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Map, Value, json};

/// Does what is asked of the letters of a request.
pub fn run(desk: &Desk, letter: Letter) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match letter {
        Letter::Kinds { id } => call("letter.kinds", json!({ "request": id })),
        Letter::Course { id } => call("letter.course", json!({ "request": id })),
        Letter::Draft(w) => call(
            "letter.draft",
            json!({ "request": w.id, "kind": w.kind, "dated": w.date, "step": w.party,
                "said": said(w.said) }),
        ),
        Letter::Write(w) => call(
            "letter.write",
            json!({ "request": w.id, "kind": w.kind, "dated": w.date, "step": w.party,
                "said": said(w.said), "path": w.output }),
        ),
        Letter::Issue(i) => call(
            "letter.issue",
            json!({ "id": i.id, "delivery": i.delivery, "tracking": i.tracking,
                "delivered": i.delivered }),
        ),
        Letter::Void { id, reason } => call("letter.void", json!({ "id": id, "reason": reason })),
        Letter::All { id, output } => call("letter.all", json!({ "request": id, "path": output })),
        Letter::Settings {
            said: ours,
            patterns,
        } if ours.is_empty() && patterns.is_empty() => call("letter.settings", json!({})),
        Letter::Settings {
            said: ours,
            patterns,
        } => call(
            "letter.set_settings",
            json!({ "said": said(ours), "patterns": said(patterns) }),
        ),
        Letter::Template(what) => template(desk, what),
    }
}

fn template(desk: &Desk, what: LetterTemplate) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match what {
        LetterTemplate::List => call("template.list", json!({})),
        LetterTemplate::Names => call("template.names", json!({})),
        LetterTemplate::Export { kind, output } => {
            call("template.export", json!({ "kind": kind, "path": output }))
        }
        LetterTemplate::Import { kind, file, note } => {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            call(
                "template.import",
                json!({ "kind": kind, "file": file, "name": name, "note": note }),
            )
        }
        LetterTemplate::Reset { kind } => call("template.reset", json!({ "kind": kind })),
    }
}

fn said(pairs: Vec<(String, String)>) -> Value {
    let said = pairs.into_iter().map(|(name, words)| (name, json!(words)));
    Value::Object(said.collect::<Map<_, _>>())
}
