use super::download::{Year, YearFile, download};
use super::gate::Reviewer;
use crate::assessment::{self, Assessment, Given, Weights};
use crate::http::{Host, beside};
use crate::{Result, identity};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
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
    Reviewer(who): Reviewer,
    Json(weights): Json<Weights>,
) -> Result<Json<Value>> {
    let done = beside(&host, move |host| {
        assessment::set_weights(&host.office.store, &who, &weights)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn give(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Json(given): Json<Given>,
) -> Result<Json<Value>> {
    let id = beside(&host, move |host| {
        assessment::give(&host.office.store, &who, &given)
    });
    Ok(Json(json!({ "id": id.await? })))
}

pub(super) async fn take_back(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    let done = beside(&host, move |host| {
        assessment::take_back(&host.office.store, &who, &id)
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
