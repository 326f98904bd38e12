//! The exchange with the units' machines.

mod batches;
mod blobs;
mod capabilities;
mod enrol;
mod gate;
mod issued;
mod status;

use super::Host;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use std::sync::Arc;

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
