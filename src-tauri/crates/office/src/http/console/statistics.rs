use super::download::{Format, Year, download};
use crate::Result;
use crate::http::{Host, beside};
use crate::statistic::{self, Statistics};
use axum::Json;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use std::sync::Arc;

pub(super) async fn count(
    State(host): State<Arc<Host>>,
    Query(asked): Query<Year>,
) -> Result<Json<Statistics>> {
    let year = asked.usual()?;
    Ok(Json(
        beside(&host, move |host| {
            statistic::count(&host.office.store, year)
        })
        .await?,
    ))
}

pub(super) async fn file(
    State(host): State<Arc<Host>>,
    Query(asked): Query<Year>,
) -> Result<impl IntoResponse> {
    let year = asked.usual()?;
    download(&host, Format::Xlsx, move |host, path| {
        statistic::write(&statistic::count(&host.office.store, year)?, path)
    })
    .await
}
