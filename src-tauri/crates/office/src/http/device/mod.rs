//! The exchange with the units' machines.

mod batches;
mod blobs;
mod body;
mod capabilities;
mod enrol;
mod gate;
mod issued;
mod refused;
mod status;

use super::Host;
use crate::{Error, Result};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// What a machine says in a body. Machines name no content type.
fn question<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    serde_json::from_slice(body)
        .map_err(|_| Error::new("invalid", "请求的写法不对，没有处理。请升级本机程序后再试"))
}

pub(super) fn router(host: Arc<Host>) -> Router<Arc<Host>> {
    let signed = Router::new()
        .route("/status", post(status::status))
        .route("/batches", post(batches::store))
        .route("/issued", get(issued::issued))
        .route("/blobs/{digest}", get(blobs::fetch))
        .route(
            "/blobs/{digest}/upload",
            get(blobs::progress).put(blobs::append),
        )
        // The gate has already measured what comes this far.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(host, gate::pass));
    Router::new()
        .route("/capabilities", get(capabilities::capabilities))
        .route("/enrol", post(enrol::enrol))
        .merge(signed)
}
