use super::download::{Format, download};
use super::gate::Inside;
use crate::contact::{self, Directory};
use crate::http::{Host, beside};
use crate::{Result, audit, identity};
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    format: Format,
}

pub(super) async fn show(State(host): State<Arc<Host>>) -> Result<Json<Directory>> {
    Ok(Json(
        beside(&host, |host| contact::directory(&host.office.store)).await?,
    ))
}

/// Names and telephone numbers leave the office in it: who took them is noted first.
pub(super) async fn file(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse> {
    download(&host, asked.format, move |host, path| {
        let store = &host.office.store;
        let directory = contact::directory(store)?;
        let people: usize = directory.units.iter().map(|unit| unit.people.len()).sum();
        let details = json!({ "people": people });
        store.write(|sql| audit::note(sql, &session.name, "contact.export", "", &details))?;
        contact::write(&store.read(identity::name)?, &directory, path)
    })
    .await
}
