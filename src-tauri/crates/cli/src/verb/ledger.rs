use crate::arguments::{Change, Ledger, New};
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Value, json};

const PRIVATE: [&str; 5] = ["name", "phone", "identity", "email", "address"];
const KINDS: [&str; 5] = ["text", "date", "integer", "decimal", "boolean"];
/// Width on paper of a column that nobody has measured, in millimetres.
const WIDTH: f64 = 24.0;

/// Makes, lists, changes, puts away and takes back the unit's own ledgers.
pub fn run(desk: &Desk, what: Ledger) -> Result<Value> {
    let call =
        |name: &str, payload: Value| -> Result<Value> { Ok(dispatch(desk, name, payload)?.value) };
    match what {
        Ledger::New(new) => make(desk, &new),
        Ledger::List => Ok(listed(call("custom.list", json!({}))?)),
        Ledger::Change(change) => alter(desk, &change),
        Ledger::Remove { ledger } => {
            let records = call("custom.remove", json!({ "ledger": ledger }))?;
            Ok(json!({ "removed": ledger, "records": records }))
        }
        Ledger::Restore { id } => {
            let ledger = call("custom.restore", json!({ "id": id }))?;
            Ok(json!({ "restored": ledger }))
        }
    }
}

/// What a script asks of a ledger; its columns are those of its schema.
fn listed(mut lines: Value) -> Value {
    for line in lines.as_array_mut().into_iter().flatten() {
        let columns = line["definition"]["columns"].take();
        let titles = columns.as_array().into_iter().flatten();
        let titles = titles.filter(|c| c["hidden"] != true);
        line["columns"] = titles.map(|c| c["title"].clone()).collect();
        if let Some(line) = line.as_object_mut() {
            line.shift_remove("definition");
        }
    }
    lines
}

fn make(desk: &Desk, new: &New) -> Result<Value> {
    let name = new.file.file_name().map(|n| n.to_string_lossy());
    let sheet = new.sheet.map(|n| n - 1);
    let request = json!({ "file": new.file, "name": name, "sheet": sheet });
    let mut proposal = dispatch(desk, "custom.preview", request)?.value;
    let places = look_over(&mut proposal, new)?;
    let definition = &proposal["definition"];
    if new.dry_run {
        return Ok(json!({ "definition": definition, "rows": proposal["rows"] }));
    }
    let request = json!({
        "definition": definition,
        "places": places,
        "file": new.file,
        "name": name,
        "keep": new.keep,
        "sheet": proposal["sheet"],
        "rows": !new.no_rows,
    });
    let made = dispatch(desk, "custom.create", request)?.value;
    let mut answer = json!({ "ledger": made["ledger"], "title": made["title"] });
    if !new.no_rows {
        answer["added"] = made["added"].clone();
        answer["rejected"] = made["rejected"].clone();
    }
    Ok(answer)
}

/// Changes the proposal as the arguments ask, and returns each column's place in the sheet.
fn look_over(proposal: &mut Value, new: &New) -> Result<Vec<Value>> {
    let origins = proposal["origins"].as_array().cloned().unwrap_or_default();
    let columns = proposal["definition"]["columns"].as_array();
    let columns = columns.cloned().unwrap_or_default();
    for named in names(new) {
        if !origins.iter().any(|origin| is(origin, named)) {
            return Err(Error::usage(format!("表里没有“{named}”这一列")));
        }
    }
    let (mut kept, mut places) = (Vec::new(), Vec::new());
    for (mut column, origin) in columns.into_iter().zip(&origins) {
        if new.skips.iter().any(|skip| is(origin, skip)) {
            continue;
        }
        let renamed = new.renames.iter().find(|(old, _)| is(origin, old));
        if let (None, Some(problem)) = (renamed, origin["problem"].as_str()) {
            return Err(Error::usage(format!(
                "{problem}（--rename 改名，--skip 不要）"
            )));
        }
        if let Some((_, title)) = renamed {
            column["title"] = json!(title);
        }
        if let Some((_, kind)) = new.kinds.iter().find(|(old, _)| is(origin, old)) {
            become_kind(&mut column, kind)?;
        }
        if !new.keys.is_empty() {
            column["key"] = json!(new.keys.iter().any(|key| is(origin, key)));
        }
        kept.push(column);
        places.push(origin["index"].clone());
    }
    proposal["definition"]["columns"] = json!(kept);
    if let Some(title) = &new.title {
        proposal["definition"]["title"] = json!(title);
    }
    Ok(places)
}

fn names(new: &New) -> impl Iterator<Item = &String> {
    let pairs = new.renames.iter().chain(&new.kinds).map(|(name, _)| name);
    pairs.chain(&new.skips).chain(&new.keys)
}

/// A column is called by its label, or by its letter.
fn is(origin: &Value, named: &str) -> bool {
    let index = origin["index"].as_u64().and_then(|n| u32::try_from(n).ok());
    let letter = index.map(minglu_forms::table::column_letter);
    origin["header"] == named || letter.as_deref() == Some(named)
}

fn become_kind(column: &mut Value, kind: &str) -> Result<()> {
    let private = PRIVATE.contains(&kind);
    if !private && !KINDS.contains(&kind) {
        let known = [&KINDS[..], &PRIVATE].concat().join("、");
        return Err(Error::usage(format!(
            "没有“{kind}”这种类型，可用的有：{known}"
        )));
    }
    column["kind"] = json!(if private { "text" } else { kind });
    column["private"] = if private { json!(kind) } else { Value::Null };
    column["choices"] = json!([]);
    if kind == "decimal" {
        column["scale"] = json!(2);
    }
    Ok(())
}

fn alter(desk: &Desk, change: &Change) -> Result<Value> {
    let lines = dispatch(desk, "custom.list", json!({}))?.value;
    let mut own = lines.as_array().into_iter().flatten();
    let own = own.find(|own| own["ledger"] == *change.ledger && own["deleted"].is_null());
    let own = own.ok_or_else(|| {
        let ledger = &change.ledger;
        Error::not_found(format!("“{ledger}”不是自定义台账，或已停用"))
    })?;
    let mut definition = own["definition"].clone();
    if let Some(title) = &change.title {
        definition["title"] = json!(title);
    }
    if let Some(heading) = &change.heading {
        definition["heading"] = json!(heading);
    }
    change_columns(&mut definition, change)?;
    let request = json!({ "ledger": change.ledger, "definition": definition });
    dispatch(desk, "custom.change", request)?;
    Ok(listed(dispatch(desk, "custom.list", json!({}))?.value))
}

fn change_columns(definition: &mut Value, change: &Change) -> Result<()> {
    for (title, choice) in &change.choices {
        match column(definition, title)?["choices"].as_array_mut() {
            Some(choices) => choices.push(json!(choice)),
            None => return Err(Error::usage(format!("栏目“{title}”没有选项"))),
        }
    }
    for (title, width) in &change.widths {
        let width: f64 = width
            .parse()
            .map_err(|_| Error::usage(format!("“{width}”不是毫米数")))?;
        column(definition, title)?["width_mm"] = json!(width);
    }
    for (titles, hidden) in [(&change.hidden, true), (&change.shown, false)] {
        for title in titles {
            column(definition, title)?["hidden"] = json!(hidden);
        }
    }
    for (old, title) in &change.renames {
        column(definition, old)?["title"] = json!(title);
    }
    for (title, kind) in &change.added {
        let added = added(title, kind)?;
        if let Some(columns) = definition["columns"].as_array_mut() {
            columns.push(added);
        }
    }
    Ok(())
}

fn column<'a>(definition: &'a mut Value, title: &str) -> Result<&'a mut Value> {
    let columns = definition["columns"].as_array_mut().into_iter().flatten();
    let mut titled = columns.filter(|column| column["title"] == title);
    titled
        .next()
        .ok_or_else(|| Error::usage(format!("没有“{title}”这一栏")))
}

fn added(title: &str, kind: &str) -> Result<Value> {
    let mut column = json!({
        "name": "", "title": title, "kind": "text", "private": null, "choices": [], "scale": 0,
        "aliases": [], "width_mm": WIDTH, "merge": false, "long_dates": false, "ticks": false,
        "hidden": false, "key": false,
    });
    become_kind(&mut column, kind)?;
    Ok(column)
}
