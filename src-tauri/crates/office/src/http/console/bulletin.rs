use super::download::{Format, download};
use crate::bulletin::{self, Line};
use crate::http::{Host, beside};
use crate::when::Quarter;
use crate::{Error, Result, identity};
use axum::Json;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    quarter: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    quarter: String,
    format: Format,
}

fn quarter(text: &str) -> Result<Quarter> {
    Quarter::parse(text).ok_or_else(|| Error::usage("季度应写成 2026Q1 的样子"))
}

pub(super) async fn count(
    State(host): State<Arc<Host>>,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<Line>>> {
    let quarter = quarter(&asked.quarter)?;
    let lines = beside(&host, move |host| {
        bulletin::count(&host.office.store, quarter)
    });
    Ok(Json(lines.await?))
}

/// The bulletin as Word or Excel.
pub(super) async fn file(
    State(host): State<Arc<Host>>,
    Query(asked): Query<Written>,
) -> Result<impl IntoResponse> {
    let quarter = quarter(&asked.quarter)?;
    download(&host, asked.format, move |host, path| {
        let lines = bulletin::count(&host.office.store, quarter)?;
        let office = host.office.store.read(identity::name)?;
        bulletin::write(&office, quarter, &lines, path)
    })
    .await
}
