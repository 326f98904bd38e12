use crate::http::{Host, beside};
use crate::{Result, identity};
use axum::Json;
use axum::extract::State;
use chrono::{SubsecRound, Utc};
use minglu_sync::batch::{BATCH_MAX, BLOB_MAX, Program, RECORDS_MAX};
use minglu_sync::crypto::Suite;
use minglu_sync::protocol::{CHUNK_MAX, Capabilities, Limits, OLDEST, PROTOCOL};
use std::sync::Arc;

/// `GET capabilities`: what this office is and takes.
pub(super) async fn capabilities(State(host): State<Arc<Host>>) -> Result<Json<Capabilities>> {
    let office = beside(&host, |host| host.office.store.read(identity::name)).await?;
    Ok(Json(Capabilities {
        protocol: PROTOCOL,
        oldest: OLDEST,
        program: Program {
            name: "minglu-office".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        office,
        suites: Suite::ALL.to_vec(),
        keys: host.office.keys.public.clone(),
        limits: Limits {
            batch: BATCH_MAX as u64,
            records: RECORDS_MAX,
            blob: BLOB_MAX,
            chunk: CHUNK_MAX as u64,
        },
        now: Utc::now().trunc_subsecs(0),
        unknown: minglu_sync::Unknown::new(),
    }))
}
