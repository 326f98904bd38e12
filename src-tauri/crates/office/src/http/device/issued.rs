use crate::device::Caller;
use crate::http::{Host, beside};
use crate::{Result, issue};
use axum::extract::{Query, State};
use axum::{Extension, Json};
use minglu_sync::protocol::IssuedPage;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub(super) struct After {
    #[serde(default)]
    after: u64,
}

/// `GET issued`: what the office has given out to the unit.
pub(super) async fn issued(
    State(host): State<Arc<Host>>,
    Extension(caller): Extension<Caller>,
    Query(After { after }): Query<After>,
) -> Result<Json<IssuedPage>> {
    let page = beside(&host, move |host| {
        issue::taken(&host.office.store, &caller, after)?;
        issue::page(&host.office.store, &caller, after)
    });
    Ok(Json(page.await?))
}
