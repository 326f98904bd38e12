use super::gate::Reviewer;
use super::table;
use crate::http::{Host, beside};
use crate::material::{self, Asked, Issued, Kind, MaterialInfo, Preview, Shown};
use crate::{Error, Result, word};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use std::sync::Arc;

/// A material, as a page hands it over.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    kind: String,
    /// Name of the file; none where the office's own directory is meant.
    name: Option<String>,
    letter: Option<String>,
    year: Option<i32>,
}

impl Named {
    fn kind(&self) -> Result<Kind> {
        word::read(&self.kind).map_err(|_| Error::usage("没有这一类资料，请刷新页面后重选"))
    }

    fn asked(&self) -> Asked {
        let letter = self.letter.clone();
        Asked {
            letter: letter.filter(|text| !text.trim().is_empty()),
            year: self.year,
        }
    }
}

pub(super) async fn list(State(host): State<Arc<Host>>) -> Result<Json<Vec<MaterialInfo>>> {
    let all = beside(&host, |host| material::list(&host.office.store, None));
    Ok(Json(all.await?))
}

pub(super) async fn show(
    State(host): State<Arc<Host>>,
    Path(id): Path<String>,
) -> Result<Json<Shown>> {
    let shown = beside(&host, move |host| material::show(&host.office.store, &id));
    Ok(Json(shown.await?))
}

/// What would go out; nothing is kept.
pub(super) async fn preview(
    State(host): State<Arc<Host>>,
    Reviewer(_): Reviewer,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Preview>> {
    let (kind, asked) = (named.kind()?, named.asked());
    let work = move |host: &Host, file: Option<&std::path::Path>| {
        material::preview(&host.office, kind, file, &asked)
    };
    Ok(Json(
        table::with_or_without(&host, named.name, body, work).await?,
    ))
}

pub(super) async fn issue(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Issued>> {
    let (kind, asked) = (named.kind()?, named.asked());
    let work = move |host: &Host, file: Option<&std::path::Path>| {
        material::issue(&host.office, &who, kind, file, &asked)
    };
    Ok(Json(
        table::with_or_without(&host, named.name, body, work).await?,
    ))
}
