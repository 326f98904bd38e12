use crate::arguments::Search;
use minglu_app::{Desk, Result, dispatch, search};
use serde_json::{Value, json};

/// What is found anywhere, as one list. Attachments that nobody has read yet are read first: no
/// window stands open here that would do it meanwhile.
pub fn run(desk: &Desk, asked: &Search) -> Result<Value> {
    search::gather(desk)?;
    let request = json!({ "text": asked.text, "limit": asked.limit });
    let found = dispatch(desk, "search.everywhere", request)?.value;
    let groups = found["groups"].as_array().into_iter().flatten();
    let (mut total, mut more, mut rows) = (0, false, Vec::new());
    for group in groups {
        total += group["total"].as_u64().unwrap_or(0);
        more |= group["more"] == json!(true);
        let found = group["rows"].as_array().into_iter().flatten();
        rows.extend(found.map(|row| line(group, row)));
    }
    Ok(json!({ "total": total, "more": more, "rows": rows, "files": found["reading"] }))
}

fn line(group: &Value, row: &Value) -> Value {
    let text = |name: &str| row[name].as_str().unwrap_or_default();
    let hit = match text("hit") {
        "" => String::new(),
        hit => format!("【{hit}】"),
    };
    json!({
        "ledger": group["ledger"],
        "title": group["title"],
        "id": row["id"],
        "label": row["label"],
        "file": row["file"],
        "place": row["place"],
        "excerpt": format!("{}{hit}{}", text("before"), text("after")),
    })
}
