use crate::Result;
use crate::http::{Host, beside};
use crate::search::{Found, find};
use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    text: String,
}

pub(super) async fn search(
    State(host): State<Arc<Host>>,
    Query(asked): Query<Asked>,
) -> Result<Json<Found>> {
    let found = beside(&host, move |host| find(&host.office.store, &asked.text));
    Ok(Json(found.await?))
}
