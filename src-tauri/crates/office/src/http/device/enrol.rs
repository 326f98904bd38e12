use super::question;
use crate::http::{Host, beside};
use crate::{Result, device};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use minglu_sync::protocol::{EnrolRequest, EnrolResponse};
use std::net::SocketAddr;
use std::sync::Arc;

/// `POST enrol`: a machine with a one-time code.
pub(super) async fn enrol(
    State(host): State<Arc<Host>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    body: Bytes,
) -> Result<Json<EnrolResponse>> {
    host.strangers.take(&peer.ip().to_string())?;
    let request: EnrolRequest = question(&body)?;
    let enrolled = beside(&host, move |host| {
        device::enrol(&host.office.store, &host.office.keys, &request)
    });
    Ok(Json(enrolled.await?))
}
