use super::question;
use crate::device::Caller;
use crate::http::{Host, beside};
use crate::{Result, batch};
use axum::body::Bytes;
use axum::extract::State;
use axum::{Extension, Json};
use minglu_sync::protocol::{StatusRequest, StatusResponse};
use std::sync::Arc;

/// `POST status`: what the office has of the unit's batches.
pub(super) async fn status(
    State(host): State<Arc<Host>>,
    Extension(caller): Extension<Caller>,
    body: Bytes,
) -> Result<Json<StatusResponse>> {
    let request: StatusRequest = question(&body)?;
    let status = beside(&host, move |host| {
        batch::status(&host.office.store, &caller, &request)
    });
    Ok(Json(status.await?))
}
