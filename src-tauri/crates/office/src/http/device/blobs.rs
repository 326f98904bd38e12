use crate::blob::{self, Chunk};
use crate::device::Caller;
use crate::http::{Host, beside};
use crate::{Error, Result};
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::{Extension, Json};
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::{CHUNK_DIGEST, UploadState};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub(super) struct Place {
    offset: u64,
    size: u64,
}

/// `GET blobs/{digest}/upload`: how far an upload is.
pub(super) async fn progress(
    State(host): State<Arc<Host>>,
    Extension(caller): Extension<Caller>,
    Path(digest): Path<String>,
) -> Result<Json<UploadState>> {
    let digest = BlobDigest::try_from(digest)?;
    let state = beside(&host, move |host| {
        blob::progress(&host.office.store, &caller, &digest)
    });
    Ok(Json(state.await?))
}

/// `PUT blobs/{digest}/upload`: the next piece.
pub(super) async fn append(
    State(host): State<Arc<Host>>,
    Extension(caller): Extension<Caller>,
    Path(digest): Path<String>,
    Query(place): Query<Place>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Json<UploadState>> {
    let digest = BlobDigest::try_from(digest)?;
    let chunk = headers
        .get(CHUNK_DIGEST)
        .and_then(|value| value.to_str().ok());
    let chunk = Chunk {
        offset: place.offset,
        total: place.size,
        digest: BlobDigest::try_from(chunk.unwrap_or_default().to_owned())?,
        bytes,
    };
    let state = beside(&host, move |host| {
        blob::append(
            &host.office.store,
            &host.office.blobs,
            &caller,
            &digest,
            chunk,
        )
    });
    Ok(Json(state.await?))
}

/// `GET blobs/{digest}`: a file that the unit sent, or that was issued to it.
pub(super) async fn fetch(
    State(host): State<Arc<Host>>,
    Extension(caller): Extension<Caller>,
    Path(digest): Path<String>,
) -> Result<impl IntoResponse> {
    let digest = BlobDigest::try_from(digest)?;
    let asked = digest.clone();
    let size = beside(&host, move |host| {
        host.office
            .store
            .read(|sql| blob::may_read(sql, &caller.unit, &asked))
    });
    let size = size
        .await?
        .ok_or_else(|| Error::not_found("没有这个附件，或它不是发给本单位的"))?;
    let stream = host.office.blobs.stream(&digest).await?;
    let headers = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (CONTENT_LENGTH, size.to_string()),
    ];
    Ok((headers, Body::from_stream(stream)))
}
