use super::download::ATTACHED;
use super::gate::{Inside, Reviewer};
use crate::Result;
use crate::batch::{self, Filter, Listed, Read, Ruling, Shown};
use crate::http::{Host, beside};
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use axum::{Extension, Json};
use minglu_sync::crypto::BlobDigest;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Several {
    batches: Vec<String>,
}

pub(super) async fn list(
    State(host): State<Arc<Host>>,
    Query(filter): Query<Filter>,
) -> Result<Json<Vec<Listed>>> {
    Ok(Json(
        beside(&host, move |host| batch::list(&host.office.store, &filter)).await?,
    ))
}

pub(super) async fn show(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(id): Path<String>,
) -> Result<Json<Shown>> {
    let shown = beside(&host, move |host| {
        let store = &host.office.store;
        let shown = batch::show(store, &id)?;
        batch::note_reading(store, &session.name, Read::Shown, &[id])?;
        Ok(shown)
    });
    Ok(Json(shown.await?))
}

/// What was sent, as it was sent.
pub(super) async fn bytes(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(id): Path<String>,
) -> Result<impl IntoResponse> {
    let bytes = beside(&host, move |host| {
        let store = &host.office.store;
        let bytes = batch::bytes(store, &id)?;
        batch::note_reading(store, &session.name, Read::Exported, &[id])?;
        Ok(bytes)
    });
    let bytes = bytes.await?;
    Ok((ATTACHED, bytes))
}

/// A file that came with a batch.
pub(super) async fn file(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path((id, digest)): Path<(String, String)>,
) -> Result<impl IntoResponse> {
    let digest = BlobDigest::try_from(digest)?;
    let asked = digest.clone();
    beside(&host, move |host| {
        let store = &host.office.store;
        batch::file(store, &id, &asked)?;
        batch::note_reading(store, &session.name, Read::Exported, &[id])
    })
    .await?;
    let stream = host.office.blobs.stream(&digest).await?;
    Ok((ATTACHED, Body::from_stream(stream)))
}

pub(super) async fn accept(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Json(several): Json<Several>,
) -> Result<Json<Value>> {
    let accepted = beside(&host, move |host| {
        batch::accept(&host.office.store, &who, &several.batches)
    });
    Ok(Json(json!({ "accepted": accepted.await? })))
}

pub(super) async fn settle(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Path(id): Path<String>,
    Json(ruling): Json<Ruling>,
) -> Result<Json<Value>> {
    let done = beside(&host, move |host| {
        batch::settle(&host.office.store, &who, &id, &ruling)
    });
    done.await?;
    Ok(Json(json!({})))
}
