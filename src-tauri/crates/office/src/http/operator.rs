//! What whoever runs the server asks.

use super::{Host, beside, openapi};
use crate::{Error, Result};
use axum::extract::{ConnectInfo, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;

pub(super) fn router() -> Router<Arc<Host>> {
    Router::new()
        .route("/health", get(health))
        .route("/metrics", get(metrics))
        .route("/api/openapi.json", get(described))
}

/// The process answers, and so does its database.
async fn health(State(host): State<Arc<Host>>) -> Result<Json<Value>> {
    let format = beside(&host, |host| {
        host.office.store.read(crate::store::migrate::format)
    })
    .await?;
    Ok(Json(json!({ "state": "ok", "format": format })))
}

/// Counts by route; only for this machine.
async fn metrics(
    State(host): State<Arc<Host>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
) -> Result<impl IntoResponse> {
    match peer.ip().is_loopback() {
        true => Ok((
            [(CONTENT_TYPE, "text/plain; version=0.0.4")],
            host.meter.text(),
        )),
        false => Err(Error::new("not_allowed", "运行数据只能在服务器本机查看")),
    }
}

async fn described() -> Json<Value> {
    Json(openapi::document())
}
