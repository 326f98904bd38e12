use super::gate::Inside;
use crate::Result;
use crate::device::{self, DeviceInfo};
use crate::http::{Host, beside};
use crate::person::Role;
use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) async fn list(State(host): State<Arc<Host>>) -> Result<Json<Vec<DeviceInfo>>> {
    Ok(Json(
        beside(&host, |host| device::list(&host.office.store)).await?,
    ))
}

pub(super) async fn revoke(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Administrator)?;
    let done = beside(&host, move |host| {
        device::revoke(&host.office.store, &session.name, &id)
    });
    done.await?;
    Ok(Json(json!({})))
}
