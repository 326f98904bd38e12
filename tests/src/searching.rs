//! A clerk looks for something: in the ledgers, by initials, and in an attachment.

use crate::Step;
use crate::page::{Page, key};
use crate::scenario;
use crate::stage::Stage;

/// Stands in the proof that [`scenario::attach`] hangs on the first task, not in its name.
const IN_PROOF: &str = "页面的截图";

/// From the first start to the open record. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should.
pub async fn everywhere(page: &Page, stage: &Stage, name: &str) -> Step {
    scenario::begin(page).await?;
    scenario::import(page, stage, name).await?;
    scenario::attach(page, stage).await?;
    page.click("search-open").await?;
    // 高标准农田
    page.fill("search-text", "gbznt").await?;
    page.shows("search-hit", "高标准农田").await?;
    page.picture(&format!("{name}-search-initials")).await?;
    page.fill("search-text", IN_PROOF).await?;
    page.shows("search-hit", scenario::PROOF).await?;
    page.picture(&format!("{name}-search-file")).await?;
    page.press(key::ENTER).await?;
    page.shows("record-drawer", scenario::PROOF).await?;
    page.picture(&format!("{name}-search-opened")).await
}
