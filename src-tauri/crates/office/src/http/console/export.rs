use super::download::{Format, download};
use crate::Result;
use crate::export::{self, List};
use crate::http::Host;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    lists: Vec<List>,
}

/// What a page shows, as a workbook. Nothing is read or kept: whoever sees a list may take it.
pub(super) async fn write(
    State(host): State<Arc<Host>>,
    Json(asked): Json<Asked>,
) -> Result<impl IntoResponse> {
    download(&host, Format::Xlsx, move |_, path| {
        export::write(&asked.lists, path)
    })
    .await
}
