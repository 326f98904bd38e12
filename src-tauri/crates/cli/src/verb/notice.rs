use crate::arguments::Notice;
use minglu_app::notice::of_file;
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Value, json};

/// Reads a notice at the desk, which knows the own unit and the county's.
pub fn run(desk: &Desk, asked: &Notice) -> Result<Value> {
    let payload = json!({ "file": asked.file, "year": asked.year, "unit": asked.unit });
    let read = dispatch(desk, "notice.read", payload)?.value;
    Ok(shown(asked, read))
}

/// Reads a notice where there is no ledger, or none is needed.
pub fn alone(asked: &Notice) -> Result<Value> {
    let read = of_file(&asked.file, asked.year, asked.unit.as_deref())?;
    let read = serde_json::to_value(read)
        .map_err(|e| Error::new("internal", format!("结果无法写成 JSON：{e}")))?;
    Ok(shown(asked, read))
}

/// The text stands in the document where it was asked for, and our form beside what is asked for.
fn shown(asked: &Notice, mut read: Value) -> Value {
    let mut notice = read["notice"].take();
    if asked.text {
        notice["text"] = read["text"].take();
    }
    let filings = notice["filings"].as_array_mut().into_iter().flatten();
    for (at, filing) in filings.enumerate() {
        filing["our_form"] = read["forms"][at].take();
    }
    notice
}

/// A read notice for a person: its text where that was asked for, else its tasks and filings.
pub fn lines(notice: &Value) -> Value {
    if let Some(text) = notice["text"].as_str() {
        return json!({ "sheet": text.split('\n').collect::<Vec<_>>() });
    }
    let head = ["title", "doc_no", "issuer", "dated", "attribute"];
    let mut lines: Vec<String> = head
        .iter()
        .filter_map(|key| notice[*key].as_str().map(str::to_owned))
        .collect();
    let list = |key: &str| notice[key].as_array().cloned().unwrap_or_default();
    let tasks = list("tasks");
    lines.push(format!("任务 {} 条", tasks.len()));
    tasks.iter().for_each(|task| lines.extend(task_lines(task)));
    let filings = list("filings");
    lines.push(format!("要报送的材料 {} 项", filings.len()));
    filings
        .iter()
        .for_each(|filing| lines.extend(filing_lines(filing)));
    json!({ "sheet": lines })
}

fn task_lines(task: &Value) -> Vec<String> {
    let words = |key: &str| task[key].as_str().unwrap_or_default().to_owned();
    let roles = [
        ("lead", "牵头"),
        ("responsible", "责任单位"),
        ("assist", "配合"),
    ];
    let units = roles.map(|(key, title)| (title, names(&task[key])));
    let mut lines = vec![format!(
        "{} {}",
        words("number"),
        words("text").replace('\n', "")
    )];
    let named = units.iter().filter(|(_, names)| !names.is_empty());
    lines.extend(named.map(|(title, names)| format!("    {title}：{names}")));
    lines.extend(due(task));
    lines.extend(doubts(task));
    lines
}

fn filing_lines(filing: &Value) -> Vec<String> {
    let mut lines = vec![
        filing["text"]
            .as_str()
            .unwrap_or_default()
            .replace('\n', ""),
    ];
    lines.extend(due(filing));
    lines.extend(doubts(filing));
    lines
}

fn due(of: &Value) -> Option<String> {
    let day = of["due"]
        .as_str()
        .map_or(String::new(), |day| format!("（{day}）"));
    Some(format!("    时限：{}{day}", of["due_text"].as_str()?))
}

fn doubts(of: &Value) -> Option<String> {
    let doubts = names(&of["doubts"]);
    (!doubts.is_empty()).then(|| format!("    请核对：{doubts}"))
}

fn names(list: &Value) -> String {
    let names = list
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    names.collect::<Vec<_>>().join("、")
}
