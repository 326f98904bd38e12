use super::gate::Administrator;
use crate::Result;
use crate::device::{self, DeviceInfo};
use crate::http::{Host, beside};
use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) async fn list(State(host): State<Arc<Host>>) -> Result<Json<Vec<DeviceInfo>>> {
    Ok(Json(
        beside(&host, |host| device::list(&host.office.store)).await?,
    ))
}

pub(super) async fn revoke(
    State(host): State<Arc<Host>>,
    Administrator(who): Administrator,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    let done = beside(&host, move |host| {
        device::revoke(&host.office.store, &who, &id)
    });
    done.await?;
    Ok(Json(json!({})))
}
