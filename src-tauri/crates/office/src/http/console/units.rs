use super::gate::Administrator;
use super::table;
use crate::Result;
use crate::http::{Host, beside};
use crate::unit::{self, Draft, Imported, Invitation, Overview, Unit};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use minglu_sync::protocol::EnrolmentFile;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// Name of the file.
    name: String,
}

pub(super) async fn list(State(host): State<Arc<Host>>) -> Result<Json<Vec<Overview>>> {
    Ok(Json(
        beside(&host, |host| unit::overview(&host.office.store)).await?,
    ))
}

pub(super) async fn add(
    State(host): State<Arc<Host>>,
    Administrator(who): Administrator,
    Json(draft): Json<Draft>,
) -> Result<Json<Unit>> {
    let unit = beside(&host, move |host| {
        unit::add(&host.office.store, &who, &draft)
    });
    Ok(Json(unit.await?))
}

/// Where the units reach the server, as the page that invites them knows it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reached {
    address: Option<String>,
}

pub(super) async fn invite(
    State(host): State<Arc<Host>>,
    Administrator(who): Administrator,
    Path(code): Path<String>,
    Query(reached): Query<Reached>,
) -> Result<Json<Invited>> {
    let invited = beside(&host, move |host| {
        let invitation = unit::invite(&host.office.store, &who, &code)?;
        Ok(Invited {
            file: unit::slip(&host.office, &invitation, reached.address)?,
            invitation,
            fingerprint: host.fingerprint.clone(),
        })
    });
    Ok(Json(invited.await?))
}

/// A code, and what the unit compares when it enrols.
#[derive(Serialize)]
pub(super) struct Invited {
    #[serde(flatten)]
    invitation: Invitation,
    /// Of the server's certificate; null where something in front of it speaks TLS.
    fingerprint: Option<String>,
    /// The same as a file that the unit reads in.
    file: EnrolmentFile,
}

/// A directory of units, from a table.
pub(super) async fn import(
    State(host): State<Arc<Host>>,
    Administrator(who): Administrator,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Imported>> {
    let imported = table::with(&host, named.name, body, move |host, path| {
        let drafts = unit::read_file(&host.office, path)?;
        unit::import(&host.office.store, &who, &drafts)
    });
    Ok(Json(imported.await?))
}
