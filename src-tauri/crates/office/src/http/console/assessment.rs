use super::download::{Year, YearFile, download};
use super::gate::Inside;
use crate::assessment::{self, Assessment, Given, Weights};
use crate::http::{Host, beside};
use crate::person::Role;
use crate::{Result, identity};
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use axum::{Extension, Json};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) async fn score(
    State(host): State<Arc<Host>>,
    Query(asked): Query<Year>,
) -> Result<Json<Assessment>> {
    let year = asked.usual()?;
    Ok(Json(
        beside(&host, move |host| {
            assessment::score(&host.office.store, year)
        })
        .await?,
    ))
}

pub(super) async fn weigh(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Json(weights): Json<Weights>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Reviewer)?;
    let done = beside(&host, move |host| {
        assessment::set_weights(&host.office.store, &session.name, &weights)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn give(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Json(given): Json<Given>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Reviewer)?;
    let id = beside(&host, move |host| {
        assessment::give(&host.office.store, &session.name, &given)
    });
    Ok(Json(json!({ "id": id.await? })))
}

pub(super) async fn take_back(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Reviewer)?;
    let done = beside(&host, move |host| {
        assessment::take_back(&host.office.store, &session.name, &id)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn file(
    State(host): State<Arc<Host>>,
    Query(asked): Query<YearFile>,
) -> Result<impl IntoResponse> {
    let year = asked.usual()?;
    download(&host, asked.format, move |host, path| {
        let store = &host.office.store;
        let scores = assessment::score(store, year)?;
        assessment::write(&store.read(identity::name)?, &scores, path)
    })
    .await
}
