use super::gate::Reviewer;
use super::table;
use crate::carry::{self, Received};
use crate::http::Host;
use crate::{Error, Result};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// Name of the file.
    name: String,
}

/// What became of a package, and the answer that goes back to the unit.
#[derive(Serialize)]
pub(super) struct Answered {
    #[serde(flatten)]
    received: Received,
    /// Name for the file.
    name: String,
    /// The file, in base64.
    file: String,
}

/// Takes in what a unit has brought by hand.
pub(super) async fn receive(
    State(host): State<Arc<Host>>,
    Reviewer(who): Reviewer,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Answered>> {
    let answered = table::with(&host, named.name, body, move |host, path| {
        let mut received = None;
        let bytes = table::written(&host.office.dir, "answer.mlreceipt", |out| {
            received = Some(carry::receive(&host.office, &who, path, out)?);
            Ok(())
        })?;
        let received = received.ok_or_else(|| Error::internal("package", "no answer"))?;
        Ok(Answered {
            name: format!("{}回执.mlreceipt", received.unit_name),
            file: STANDARD.encode(bytes),
            received,
        })
    });
    Ok(Json(answered.await?))
}
