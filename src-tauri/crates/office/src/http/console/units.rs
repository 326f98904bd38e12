use super::gate::Inside;
use crate::Result;
use crate::http::{Host, beside};
use crate::person::Role;
use crate::unit::{self, Draft, Invitation, Overview, Unit};
use axum::extract::{Path, State};
use axum::{Extension, Json};
use std::sync::Arc;

pub(super) async fn list(State(host): State<Arc<Host>>) -> Result<Json<Vec<Overview>>> {
    Ok(Json(
        beside(&host, |host| unit::overview(&host.office.store)).await?,
    ))
}

pub(super) async fn add(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Json(draft): Json<Draft>,
) -> Result<Json<Unit>> {
    session.role.must_be(Role::Administrator)?;
    let unit = beside(&host, move |host| {
        unit::add(&host.office.store, &session.name, &draft)
    });
    Ok(Json(unit.await?))
}

pub(super) async fn invite(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(code): Path<String>,
) -> Result<Json<Invitation>> {
    session.role.must_be(Role::Administrator)?;
    let invitation = beside(&host, move |host| {
        unit::invite(&host.office.store, &session.name, &code)
    });
    Ok(Json(invitation.await?))
}
