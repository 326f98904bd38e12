use super::gate::Administrator;
use crate::Result;
use crate::audit::{self, Entry};
use crate::http::{Host, beside};
use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub(super) struct Page {
    before: Option<u64>,
}

pub(super) async fn list(
    State(host): State<Arc<Host>>,
    Administrator(_): Administrator,
    Query(page): Query<Page>,
) -> Result<Json<Vec<Entry>>> {
    let entries = beside(&host, move |host| {
        audit::list(&host.office.store, page.before, 100)
    });
    Ok(Json(entries.await?))
}
