use super::{question, refused};
use crate::http::{Host, beside};
use crate::{Result, device};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::response::{IntoResponse, Response};
use minglu_sync::protocol::{EnrolRequest, EnrolResponse};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// `POST enrol`: a machine with a one-time code.
pub(super) async fn enrol(
    State(host): State<Arc<Host>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    body: Bytes,
) -> Response {
    let enrolled = admitted(&host, peer.ip(), &body).await;
    refused::note(&host, peer.ip(), None, enrolled.into_response()).await
}

async fn admitted(host: &Arc<Host>, peer: IpAddr, body: &[u8]) -> Result<Json<EnrolResponse>> {
    host.strangers.take(&peer.to_string())?;
    let request: EnrolRequest = question(body)?;
    let enrolled = beside(host, move |host| {
        device::enrol(&host.office.store, &host.office.keys, &request)
    });
    Ok(Json(enrolled.await?))
}
