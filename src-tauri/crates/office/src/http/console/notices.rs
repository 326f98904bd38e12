use super::gate::Reviewer;
use super::table;
use crate::Result;
use crate::http::{Host, beside};
use crate::notice::{self, Draft, Issued, NoticeInfo, Preview, Shown};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use std::sync::Arc;

/// The table of a notice, as a page hands it over.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// Name of the file.
    name: String,
    title: String,
    year: i32,
    doc_no: Option<String>,
    replaces: Option<String>,
}

impl Named {
    fn draft(&self) -> Draft {
        let doc_no = self.doc_no.clone();
        Draft {
            title: self.title.trim().to_owned(),
            year: self.year,
            doc_no: doc_no.filter(|text| !text.trim().is_empty()),
            replaces: self.replaces.clone().filter(|id| !id.is_empty()),
        }
    }
}

pub(super) async fn list(State(host): State<Arc<Host>>) -> Result<Json<Vec<NoticeInfo>>> {
    Ok(Json(
        beside(&host, |host| notice::list(&host.office.store)).await?,
    ))
}

pub(super) async fn show(
    State(host): State<Arc<Host>>,
    Path(id): Path<String>,
) -> Result<Json<Shown>> {
    Ok(Json(
        beside(&host, move |host| notice::show(&host.office.store, &id)).await?,
    ))
}

/// What would go out; nothing is kept.
pub(super) async fn preview(
    State(host): State<Arc<Host>>,
    Reviewer(_): Reviewer,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Preview>> {
    let draft = named.draft();
    let preview = table::with(&host, named.name, body, move |host, path| {
        notice::preview(&host.office, path, &draft)
    });
    Ok(Json(preview.await?))
}

pub(super) async fn issue(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Issued>> {
    let draft = named.draft();
    let issued = table::with(&host, named.name, body, move |host, path| {
        notice::issue(&host.office, &who, path, &draft)
    });
    Ok(Json(issued.await?))
}
