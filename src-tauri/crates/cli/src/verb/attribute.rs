use crate::arguments::Attribute;
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Does what is asked about the attributes of documents.
pub fn run(desk: &Desk, attribute: Attribute) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match attribute {
        Attribute::Check { id } => call("record.check", json!({ "ledger": "document", "id": id })),
        Attribute::Determine {
            id,
            answers,
            reason,
        } => {
            let asked = call("attribute.ask", json!({ "answers": answers }))?;
            if asked["outcome"].is_null() {
                return Ok(open_question(&asked));
            }
            call(
                "attribute.determine",
                json!({ "id": id, "answers": answers, "reason": reason }),
            )
        }
        Attribute::ByLetter(l) => call(
            "attribute.by_letter",
            json!({ "id": l.id, "attribute": l.attribute, "letter_no": l.letter,
                "letter_date": l.date, "basis": l.basis, "reason": l.reason }),
        ),
        Attribute::Asked {
            id,
            day,
            by,
            source,
        } => call(
            "document.note_asked",
            json!({ "document": id, "day": day, "by": by, "source": source }),
        ),
        Attribute::Suggested => call("document.suggested", json!({})),
        Attribute::Change {
            id,
            to,
            reason,
            approver,
            basis,
            date,
        } => call(
            "attribute.change",
            json!({ "id": id, "to": to, "reason": reason, "approver": approver, "basis": basis, "date": date }),
        ),
        Attribute::Register { year } => call("document.register", json!({ "year": year })),
    }
}

/// What is asked next, its parts one below the other.
fn open_question(asked: &Value) -> Value {
    let question = &asked["question"];
    json!({
        "said": asked["said"],
        "question": question["text"],
        "law": question["law"],
        "options": question["options"],
        "stop": asked["stop"],
    })
}
