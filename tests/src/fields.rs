//! Fields of a form, filled in as a person does.

use crate::Step;
use crate::page::Page;

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

/// Scrolls to a choice as one does who sees it half behind the foot of a page, and clicks it.
async fn reach(page: &Page, choice: &str) -> Step {
    let field = "document.querySelector(arguments[0])?.closest('[data-testid]')";
    let scroll = format!("{field}?.scrollIntoView({{ block: 'center' }})");
    page.part_at(choice).await?;
    page.run(&scroll, vec![choice.into()]).await?;
    page.click_at(choice).await
}
