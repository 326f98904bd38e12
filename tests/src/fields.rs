//! Fields of a form, filled in as a person does.

use crate::Step;
use crate::page::{Page, key};
use std::collections::BTreeMap;

/// What a letter still asks: the names of its empty fields that must be filled, and whether there is
/// a list to choose from.
const ASKED: &str = r#"
    const dialog = document.querySelector("[data-testid=letter-dialog]");
    if (!dialog?.querySelector("[data-testid=letter-write]")) return [];
    return [...dialog.querySelectorAll(".answer")].flatMap((each) => {
        const at = each.querySelector("[id^=letter-]");
        const wanted = at && at.value === "" && !each.querySelector("label").textContent.includes("可不填");
        return wanted ? [[at.id, at.tagName === "SELECT" ? (at.options[1]?.value ?? "") : ""]] : [];
    });
"#;

/// Writes into a field.
///
/// # Errors
/// Fails where it cannot be written in.
pub async fn enter(page: &Page, field: &str, text: &str) -> Step {
    let editor = format!("[data-testid=field-{field}] :is(textarea, input)");
    page.fill_at(&editor, text).await
}

/// Clicks one of a few choices that stand beside each other.
///
/// # Errors
/// Fails where it cannot be clicked.
pub async fn tick(page: &Page, field: &str, value: &str) -> Step {
    reach(
        page,
        &format!("[data-testid=field-{field}] input[value={value}]"),
    )
    .await
}

/// One of a closed set: buttons where they are few, a list where they are many.
///
/// # Errors
/// Fails where there is no such choice.
pub async fn choose(page: &Page, field: &str, value: &str) -> Step {
    let choices = ["field-", ""].map(|before| {
        format!("[data-testid={before}{field}] :is(input, option)[value=\"{value}\"]")
    });
    reach(page, &choices.join(", ")).await
}

/// Takes a record of another ledger among those that a list offers for these words.
///
/// # Errors
/// Fails where none of them says these words.
pub async fn refer(page: &Page, field: &str, words: &str) -> Step {
    let take = "const offered = [...document.querySelectorAll('[role=option]')];
        const one = offered.find((each) => each.textContent.includes(arguments[0]));
        one?.click();
        return one !== undefined;";
    let input = format!("[data-testid=field-{field}] input");
    page.click_at(&input).await?;
    page.fill_at(&input, words).await?;
    page.until(&format!("{words} is offered"), async || {
        Ok(page.run(take, vec![words.into()]).await? == true)
    })
    .await
}

/// Scrolls to a choice as one does who sees it half behind the foot of a page, and clicks it.
async fn reach(page: &Page, choice: &str) -> Step {
    let field = "document.querySelector(arguments[0])?.closest('[data-testid]')";
    let scroll = format!("{field}?.scrollIntoView({{ block: 'center' }})");
    page.part_at(choice).await?;
    page.run(&scroll, vec![choice.into()]).await?;
    page.click_at(choice).await
}

/// Answers everything that a letter asks, with the example of each name.
///
/// # Errors
/// Fails where it keeps asking.
pub async fn answer(page: &Page, examples: &BTreeMap<String, String>) -> Step {
    page.part("letter-write").await?;
    page.until("the letter asks for nothing more", async || {
        let asked = page.run(ASKED, Vec::new()).await?;
        let asked: Vec<(String, String)> = serde_json::from_value(asked)?;
        let Some((id, option)) = asked.first() else {
            return page
                .run(
                    "return !document.querySelector('[data-testid=letter-write]').disabled",
                    Vec::new(),
                )
                .await
                .map(|ready| ready == true);
        };
        let selector = format!("[id=\"{id}\"]");
        if option.is_empty() {
            let name = id.trim_start_matches("letter-");
            let words = examples
                .get(name)
                .map(String::as_str)
                .filter(|w| !w.is_empty());
            page.fill_at(&selector, words.unwrap_or("见附件")).await?;
            page.press(key::TAB).await?;
        } else {
            page.click_at(&format!("{selector} option[value=\"{option}\"]"))
                .await?;
        }
        Ok(false)
    })
    .await
}
