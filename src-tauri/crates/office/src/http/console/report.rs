use super::download::{Year, YearFile, download};
use crate::Result;
use crate::http::{Host, beside};
use crate::report::{self, CountyReport};
use axum::Json;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use std::sync::Arc;

pub(super) async fn show(
    State(host): State<Arc<Host>>,
    Query(asked): Query<Year>,
) -> Result<Json<CountyReport>> {
    let year = asked.usual()?;
    Ok(Json(
        beside(&host, move |host| report::show(&host.office, year)).await?,
    ))
}

/// The report in the official layout, or its sums with the units behind them.
pub(super) async fn file(
    State(host): State<Arc<Host>>,
    Query(asked): Query<YearFile>,
) -> Result<impl IntoResponse> {
    let year = asked.usual()?;
    download(&host, asked.format, move |host, path| {
        report::write(&host.office, year, path)
    })
    .await
}
