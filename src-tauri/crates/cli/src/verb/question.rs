use crate::arguments::Question;
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Does what is asked of the bank of questions.
pub fn run(desk: &Desk, question: Question) -> Result<Value> {
    let Question::Promote {
        id,
        question,
        answer,
        category,
        basis,
        into,
    } = question;
    let payload = json!({
        "id": id, "question": question, "answer": answer, "category": category, "basis": basis, "into": into,
    });
    Ok(dispatch(desk, "question.promote", payload)?.value)
}
