use super::gate::{Inside, Reviewer};
use super::table;
use crate::form::{self, Collected, ColumnInfo, Draft, Merged, Overview, Shown};
use crate::http::{Host, beside};
use crate::{Error, Result};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::{Extension, Json};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A sheet, as a page hands it over.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// Name of the file.
    name: String,
    title: String,
    due: Option<String>,
    note: Option<String>,
}

impl Named {
    fn draft(&self) -> Result<Draft> {
        let text = |of: &Option<String>| of.clone().filter(|text| !text.trim().is_empty());
        let title = self.title.trim().to_owned();
        if title.is_empty() {
            return Err(Error::usage("请写表的标题"));
        }
        let day = |text: String| {
            let day: Result<NaiveDate, _> = text.trim().parse();
            day.map_err(|_| Error::usage("截止日期应写成 2026-12-10 的样子"))
        };
        Ok(Draft {
            title,
            due: text(&self.due).map(day).transpose()?,
            note: text(&self.note),
        })
    }
}

/// The merged workbook with what is to be said about it.
#[derive(Serialize)]
pub(super) struct Workbook {
    #[serde(flatten)]
    merged: Merged,
    /// Name for the file.
    name: String,
    /// The file, in base64.
    file: String,
}

pub(super) async fn list(State(host): State<Arc<Host>>) -> Result<Json<Vec<Overview>>> {
    Ok(Json(
        beside(&host, |host| form::overview(&host.office.store)).await?,
    ))
}

pub(super) async fn show(
    State(host): State<Arc<Host>>,
    Path(id): Path<String>,
) -> Result<Json<Shown>> {
    Ok(Json(
        beside(&host, move |host| form::show(&host.office.store, &id)).await?,
    ))
}

/// The columns that a sheet would get; nothing is kept.
pub(super) async fn preview(
    State(host): State<Arc<Host>>,
    Reviewer(_): Reviewer,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Vec<ColumnInfo>>> {
    let title = named.draft()?.title;
    let columns = table::with(&host, named.name, body, move |host, path| {
        form::preview(&host.office, path, &title)
    });
    Ok(Json(columns.await?))
}

pub(super) async fn collect(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Collected>> {
    let draft = named.draft()?;
    let collected = table::with(&host, named.name, body, move |host, path| {
        form::collect(&host.office, &who, path, &draft)
    });
    Ok(Json(collected.await?))
}

/// Everybody may read what was merged: nothing of the office's is changed by it.
pub(super) async fn merge(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(id): Path<String>,
) -> Result<Json<Workbook>> {
    let workbook = beside(&host, move |host| {
        let title = form::find(&host.office.store, &id)?.title;
        let mut merged = None;
        let bytes = table::written(&host.office.dir, "merged.xlsx", |path| {
            merged = Some(form::merge(&host.office, &session.name, &id, path)?);
            Ok(())
        })?;
        Ok(Workbook {
            merged: merged.ok_or_else(|| Error::internal("merge", "nothing written"))?,
            name: format!("{title}（汇总）.xlsx"),
            file: STANDARD.encode(bytes),
        })
    });
    Ok(Json(workbook.await?))
}
