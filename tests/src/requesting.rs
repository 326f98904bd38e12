//! A request on application, from the post to the answer of a third party: its due date is seen
//! before it is registered, and moves by the time that the third party took.

use crate::Step;
use crate::fields::{enter, tick};
use crate::page::{Page, key};

/// Received 2026-02-10: twenty working days over the Spring Festival.
const DUE: &str = "2026-03-16";

/// The whole of it. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should.
pub async fn by_post(page: &Page, name: &str) -> Step {
    page.click("rail-request").await?;
    page.click("request-first").await?;
    register(page, name).await?;
    page.shows("case-due", DUE).await?;
    page.shows("case-applicant", "申").await?;
    page.drops("case-applicant", "申知远").await?;
    accept(page).await?;
    ask(page, name).await?;
    answered(page, name).await
}

async fn register(page: &Page, name: &str) -> Step {
    tick(page, "channel", "post_signed").await?;
    enter(page, "arrived", "2026-02-10").await?;
    page.press(key::TAB).await?;
    page.shows("receipt-received", "2026年2月10日").await?;
    page.shows("receipt-why", "签收之日").await?;
    page.shows("receipt-due", "2026年3月16日").await?;
    enter(page, "subject", "2025年惠农补贴发放标准").await?;
    enter(page, "applicant", "申知远").await?;
    page.picture(&format!("{name}-request-new")).await?;
    page.click("register-save").await
}

async fn accept(page: &Page) -> Step {
    page.click("step-accept").await?;
    enter(page, "day", "2026-02-11").await?;
    page.click("step-save").await?;
    page.gone("step-dialog").await?;
    page.shows("case-state", "受理").await
}

/// The third party's time is not counted, so the due date is no longer what it was.
async fn ask(page: &Page, name: &str) -> Step {
    page.click("step-consult").await?;
    enter(page, "day", "2026-02-12").await?;
    page.click("clock-third_party").await?;
    enter(page, "other", "澄溪县惠民农资有限公司").await?;
    enter(page, "reached", "2026-02-13").await?;
    page.picture(&format!("{name}-request-step")).await?;
    page.click("step-save").await?;
    page.gone("step-dialog").await?;
    page.drops("case-due", DUE).await
}

async fn answered(page: &Page, name: &str) -> Step {
    page.click("note-until-1").await?;
    enter(page, "until", "2026-03-03").await?;
    page.click("note-save").await?;
    page.gone("note-dialog").await?;
    page.shows("case-timeline", "收到答复").await?;
    page.shows("case-due", "2026-03-27").await?;
    page.click("step-gather").await?;
    enter(page, "day", "2026-03-04").await?;
    page.click("step-save").await?;
    page.gone("step-dialog").await?;
    page.shows("case-state", "提出办理意见").await?;
    page.picture(&format!("{name}-request-case")).await
}
