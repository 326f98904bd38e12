use super::download::{Format, download};
use super::gate::Reviewer;
use crate::http::{Host, beside};
use crate::spot_check::{self, CheckInfo, Done, Draft, Finding, Issued, Order, Shown};
use crate::{Result, identity};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    format: Format,
}

pub(super) async fn list(State(host): State<Arc<Host>>) -> Result<Json<Vec<CheckInfo>>> {
    Ok(Json(
        beside(&host, |host| spot_check::list(&host.office.store)).await?,
    ))
}

pub(super) async fn show(
    State(host): State<Arc<Host>>,
    Path(id): Path<String>,
) -> Result<Json<Shown>> {
    Ok(Json(
        beside(&host, move |host| spot_check::show(&host.office.store, &id)).await?,
    ))
}

pub(super) async fn make(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Json(draft): Json<Draft>,
) -> Result<Json<Value>> {
    let id = beside(&host, move |host| {
        spot_check::make(&host.office.store, &who, &draft)
    });
    Ok(Json(json!({ "id": id.await? })))
}

pub(super) async fn judge(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Path((id, item)): Path<(String, String)>,
    Json(finding): Json<Finding>,
) -> Result<Json<Value>> {
    let done = beside(&host, move |host| {
        spot_check::judge(&host.office.store, &who, &id, &item, &finding)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn done(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Path((id, item)): Path<(String, String)>,
    Json(said): Json<Done>,
) -> Result<Json<Value>> {
    let done = beside(&host, move |host| {
        spot_check::done(&host.office.store, &who, &id, &item, said)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn issue(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Path(id): Path<String>,
    Json(order): Json<Order>,
) -> Result<Json<Issued>> {
    let issued = beside(&host, move |host| {
        spot_check::issue(&host.office.store, &who, &id, &order)
    });
    Ok(Json(issued.await?))
}

pub(super) async fn file(
    State(host): State<Arc<Host>>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse> {
    download(&host, asked.format, move |host, path| {
        let store = &host.office.store;
        let shown = spot_check::show(store, &id)?;
        spot_check::write(&store.read(identity::name)?, &shown, path)
    })
    .await
}
