use crate::device::Caller;
use crate::http::{Host, beside};
use crate::{Result, batch};
use axum::body::Bytes;
use axum::extract::State;
use axum::{Extension, Json};
use minglu_sync::receipt::Receipt;
use std::sync::Arc;

/// `POST batches`: the bytes of a batch for a signed receipt.
pub(super) async fn store(
    State(host): State<Arc<Host>>,
    Extension(caller): Extension<Caller>,
    body: Bytes,
) -> Result<Json<Receipt>> {
    let receipt = beside(&host, move |host| {
        batch::commit(
            &host.office.store,
            &host.office.keys,
            &caller,
            Vec::from(body),
        )
    });
    Ok(Json(receipt.await?))
}
