//! The round of all ledgers: on the sample desk each page is opened as the clerk opens it, a record is
//! entered by hand, exported, seen as a page, and taken back; where nothing in it is masked the
//! exported file comes in again, and that is taken back too.

use crate::fields::choose;
use crate::page::{Page, key};
use crate::stage::Stage;
use crate::{Step, programs};
use minglu_ledger::schema::{Field, Kind, Schema, builtin};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The sheet of tasks is entered under a notice, a request on a page of its own: other tests.
const OWN_WAY: [&str; 2] = ["task", "request"];

/// What names the new record, where its name is a text.
const NEW: &str = "窗口里新登记的一条";

/// How often a page may ask for more before it saves.
const ROUNDS: usize = 3;

/// The names of the fields with a problem; none when the form is gone, nothing before the answer.
const ASKED: &str = r#"
    if (!document.querySelector("[data-testid=record-add]")) return [];
    const found = [...document.querySelectorAll("[data-testid^=problem-]")];
    return found.length > 0 ? found.map((each) => each.dataset.testid.replace("problem-", "")) : null;
"#;

/// The sample desk, before the window opens on it.
///
/// # Errors
/// Fails where the sample year cannot be put there.
pub fn prepare(stage: &Stage) -> Step {
    let made = programs::minglu(&stage.data(), &["sample"])?;
    let words = String::from_utf8_lossy(&made.stderr);
    made.status
        .success()
        .then_some(())
        .ok_or(format!("no sample: {words}").into())
}

/// Every ledger in its turn. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should, and says in which ledger.
pub async fn all(page: &Page, stage: &Stage, name: &str) -> Step {
    let alike = |each: &&Schema| !OWN_WAY.contains(&each.ledger.as_str());
    for schema in builtin()?.iter().filter(alike) {
        let gone = one(page, stage, schema, name).await;
        gone.map_err(|reason| format!("{}: {reason}", schema.ledger))?;
    }
    Ok(())
}

async fn one(page: &Page, stage: &Stage, schema: &Schema, name: &str) -> Step {
    open(page, schema).await?;
    let picture = || stage.picture(&format!("{name}-{}", schema.ledger));
    if schema.program {
        page.gone("record-new").await?;
        return picture();
    }
    let before = total(page).await?;
    picture()?;
    enter(page, stage, schema).await?;
    holds(page, before + 1).await?;
    let named = only_new(page, schema).await?;
    let file = paper(page, stage, schema).await?;
    take_back(page, "新增").await?;
    if named {
        page.click("clear-filters").await?;
    }
    holds(page, before).await?;
    let masked = schema.fields.iter().any(|field| field.private.is_some());
    match file {
        Some(file) if named && !masked => bring_in(page, &file, before).await,
        _ => Ok(()),
    }
}

/// Its page, by the rail where the rail or one of its cards leads there.
async fn open(page: &Page, schema: &Schema) -> Step {
    let ledger = &schema.ledger;
    let rail = match schema.group.as_str() {
        "interpretation" | "catalogue" | "other" => &schema.group,
        "publication" => "platform",
        _ => "",
    };
    if !rail.is_empty() {
        page.click(&format!("rail-{rail}")).await?;
        page.click(&format!("group-to-{ledger}")).await?;
    } else if ["document", "contact", "notice", "unit"].contains(&ledger.as_str()) {
        page.click(&format!("rail-{ledger}")).await?;
    } else {
        page.visit(&format!("/ledger/{ledger}")).await?;
    }
    page.shows(&format!("ledger-{ledger}"), &schema.title).await
}

/// How many records the page counts. The sample year fills every ledger that people write.
async fn total(page: &Page) -> Step<u32> {
    page.drops("total", "共 0 条").await?;
    let told = page.text("total").await?;
    let digits: String = told.chars().filter(char::is_ascii_digit).collect();
    Ok(digits.parse()?)
}

async fn holds(page: &Page, count: u32) -> Step {
    page.shows("total", &format!("共 {count} 条")).await
}

/// A new record with what must be filled, as the first of the sample has it, under a name of its own.
async fn enter(page: &Page, stage: &Stage, schema: &Schema) -> Step {
    let sample = sample(stage, &schema.ledger)?;
    page.click("record-new").await?;
    let new = names(schema).map(|field| field.name.as_str());
    for field in schema.fields.iter().filter(|field| field.required) {
        let named = new == Some(field.name.as_str());
        fill(page, field, if named { None } else { Some(&sample) }).await?;
    }
    save(page, schema, &sample).await?;
    page.press(key::ESCAPE).await?;
    page.gone("record-drawer").await
}

/// The field that names a record, where any words may stand in it and some must.
fn names(schema: &Schema) -> Option<&Field> {
    let free = |field: &&Field| matches!(field.kind, Kind::Text { pattern: None, .. });
    let label = schema.field(&schema.label).filter(free);
    label.filter(|field| field.required)
}

/// Saves it. What the page then asks for, as a fault asks for its words, is filled in from the sample.
async fn save(page: &Page, schema: &Schema, sample: &Value) -> Step {
    for _ in 0..ROUNDS {
        page.click("record-add").await?;
        let asked = asked(page).await?;
        if asked.is_empty() {
            return Ok(());
        }
        for field in schema.fields.iter().filter(|f| asked.contains(&f.name)) {
            fill(page, field, Some(sample)).await?;
        }
    }
    Err("the page keeps asking for more".into())
}

/// The fields that the page asks for, once it has answered; none where the record is saved.
async fn asked(page: &Page) -> Step<Vec<String>> {
    let answered = async || page.run(ASKED, Vec::new()).await;
    page.until("the record is saved or refused", async || {
        Ok(!answered().await?.is_null())
    })
    .await?;
    Ok(serde_json::from_value(answered().await?)?)
}

/// The first record of a ledger, in clear.
fn sample(stage: &Stage, ledger: &str) -> Step<Value> {
    let asked = ["--json", "list", ledger, "--limit", "1", "--reveal"];
    let listed = programs::minglu(&stage.data(), &asked)?;
    let listed: Value = serde_json::from_slice(&listed.stdout)?;
    Ok(listed["rows"][0].clone())
}

/// Writes into a field by its kind: as the sample has it, or the name of the new record.
async fn fill(page: &Page, field: &Field, sample: Option<&Value>) -> Step {
    let part = format!("field-{}", field.name);
    let input = format!("#{part}");
    let text = match sample.map(|row| &row[&field.name]) {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => NEW.to_owned(),
    };
    match &field.kind {
        Kind::Reference { .. } => {
            page.click_at(&format!("[data-testid={part}] input"))
                .await?;
            page.click_at(".el-select-dropdown__item").await
        }
        Kind::OneOf(_) => choose(page, &field.name, &text).await,
        _ => page.fill_at(&input, &text).await,
    }
}

/// Leaves only the new record in sight, where its name is a text to look for.
async fn only_new(page: &Page, schema: &Schema) -> Step<bool> {
    if names(schema).is_none() {
        return Ok(false);
    }
    page.fill("ledger-search", NEW).await?;
    holds(page, 1).await?;
    Ok(true)
}

/// The paper of what is in sight: its file, and its pages on the screen.
async fn paper(page: &Page, stage: &Stage, schema: &Schema) -> Step<Option<PathBuf>> {
    if schema.form.is_none() {
        return Ok(None);
    }
    let held = files(stage)?;
    page.click("export-open").await?;
    page.click("export-xlsx").await?;
    page.until("the file is in the clerk's folder", async || {
        Ok(files(stage)?.len() > held.len())
    })
    .await?;
    let print = match schema.ledger.as_str() {
        "contact" => "filing-print",
        _ => "print-open",
    };
    page.click(print).await?;
    page.part("print-page").await?;
    page.press(key::ESCAPE).await?;
    page.gone("print-dialog").await?;
    Ok(files(stage)?.difference(&held).next().cloned())
}

fn files(stage: &Stage) -> Step<BTreeSet<PathBuf>> {
    let entries = fs::read_dir(stage.exports())?.flatten();
    Ok(entries.map(|entry| entry.path()).collect())
}

/// Takes the last step back once the button says what it was.
async fn take_back(page: &Page, what: &str) -> Step {
    page.shows("undo", what).await?;
    page.click("undo").await
}

async fn bring_in(page: &Page, file: &Path, before: u32) -> Step {
    page.click("import-open").await?;
    page.choose("import-file", file).await?;
    page.shows("import-commit", "导入 1 条").await?;
    page.click("import-commit").await?;
    page.gone("import-dialog").await?;
    holds(page, before + 1).await?;
    take_back(page, "导入").await?;
    holds(page, before).await
}
