use super::gate::Inside;
use crate::Result;
use crate::batch::{self, Read};
use crate::http::{Host, beside};
use crate::search::{Found, find};
use axum::extract::{Query, State};
use axum::{Extension, Json};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    text: String,
}

pub(super) async fn search(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Query(asked): Query<Asked>,
) -> Result<Json<Found>> {
    let found = beside(&host, move |host| {
        let store = &host.office.store;
        let found = find(store, &asked.text)?;
        let batches: Vec<String> = found.hits.iter().map(|hit| hit.batch.clone()).collect();
        batch::note_reading(store, &session.name, Read::Found, &batches)?;
        Ok(found)
    });
    Ok(Json(found.await?))
}
