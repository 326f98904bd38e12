use super::gate::Inside;
use crate::Result;
use crate::audit::{self, Entry};
use crate::http::{Host, beside};
use crate::person::Role;
use axum::extract::{Query, State};
use axum::{Extension, Json};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub(super) struct Page {
    before: Option<u64>,
}

pub(super) async fn list(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Query(page): Query<Page>,
) -> Result<Json<Vec<Entry>>> {
    session.role.must_be(Role::Administrator)?;
    let entries = beside(&host, move |host| {
        audit::list(&host.office.store, page.before, 100)
    });
    Ok(Json(entries.await?))
}
