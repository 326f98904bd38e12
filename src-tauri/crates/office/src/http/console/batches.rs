use super::download::ATTACHED;
use super::gate::Inside;
use crate::Result;
use crate::batch::{self, Filter, Listed, Ruling, Shown};
use crate::http::{Host, beside};
use crate::person::Role;
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
    Path(id): Path<String>,
) -> Result<Json<Shown>> {
    Ok(Json(
        beside(&host, move |host| batch::show(&host.office.store, &id)).await?,
    ))
}

/// What was sent, as it was sent.
pub(super) async fn bytes(
    State(host): State<Arc<Host>>,
    Path(id): Path<String>,
) -> Result<impl IntoResponse> {
    let bytes = beside(&host, move |host| batch::bytes(&host.office.store, &id)).await?;
    Ok((ATTACHED, bytes))
}

/// A file that came with a batch.
pub(super) async fn file(
    State(host): State<Arc<Host>>,
    Path((id, digest)): Path<(String, String)>,
) -> Result<impl IntoResponse> {
    let digest = BlobDigest::try_from(digest)?;
    let asked = digest.clone();
    beside(&host, move |host| {
        batch::file(&host.office.store, &id, &asked)
    })
    .await?;
    let stream = host.office.blobs.stream(&digest).await?;
    Ok((ATTACHED, Body::from_stream(stream)))
}

pub(super) async fn accept(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Json(several): Json<Several>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Reviewer)?;
    let accepted = beside(&host, move |host| {
        batch::accept(&host.office.store, &session.name, &several.batches)
    });
    Ok(Json(json!({ "accepted": accepted.await? })))
}

pub(super) async fn settle(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(id): Path<String>,
    Json(ruling): Json<Ruling>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Reviewer)?;
    let done = beside(&host, move |host| {
        batch::settle(&host.office.store, &session.name, &id, &ruling)
    });
    done.await?;
    Ok(Json(json!({})))
}
