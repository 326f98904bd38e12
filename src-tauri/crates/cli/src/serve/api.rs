use super::Host;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use minglu_app::{Error, file};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// Largest request, in bytes: a piece of an upload with room to spare.
pub(super) const BODY_MAX: usize = 8 * 1024 * 1024;

#[derive(Deserialize)]
pub(super) struct Call {
    name: String,
    #[serde(default)]
    payload: Value,
}

#[derive(Deserialize)]
pub(super) struct Piece {
    id: String,
    offset: u64,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    path: String,
}

/// `POST /api/call`: one command.
pub(super) async fn call(State(host): State<Arc<Host>>, Json(call): Json<Call>) -> Response {
    let work = move || host.place.dispatch(&call.name, call.payload);
    answer(
        tokio::task::spawn_blocking(work)
            .await
            .unwrap_or_else(|_| Err(broken())),
    )
}

/// `POST /api/upload`: one piece of a file.
pub(super) async fn upload(
    State(host): State<Arc<Host>>,
    Query(piece): Query<Piece>,
    body: Bytes,
) -> Response {
    let work = move || file::stage(&host.place, &piece.id, piece.offset, &body);
    let token = tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(broken()));
    answer(token.map(|token| json!({ "token": token })))
}

/// `GET /api/file`: a file that Minglu wrote.
pub(super) async fn file(State(host): State<Arc<Host>>, Query(wanted): Query<Wanted>) -> Response {
    let path = match host
        .place
        .key()
        .and_then(|_| file::open::ours(&wanted.path))
    {
        Ok(path) => path,
        Err(error) => return refused(&error),
    };
    let bytes = match tokio::fs::read(&path).await {
        Ok(bytes) => bytes,
        Err(e) => return refused(&Error::io("读不到文件", &e)),
    };
    let kind = mime_guess::from_path(&path).first_or_octet_stream();
    // Shown in place, a page that somebody attached would run under our own cookie.
    let shown = kind == mime_guess::mime::APPLICATION_PDF;
    let disposition = if shown { "inline" } else { "attachment" };
    let headers = [
        (header::CONTENT_TYPE, kind.to_string()),
        (header::CONTENT_DISPOSITION, disposition.to_owned()),
    ];
    (headers, Body::from(bytes)).into_response()
}

fn answer(outcome: minglu_app::Result<impl serde::Serialize>) -> Response {
    match outcome {
        Ok(value) => Json(value).into_response(),
        Err(error) => refused(&error),
    }
}

fn refused(error: &Error) -> Response {
    let status = match error.code {
        "not_found" => StatusCode::NOT_FOUND,
        "conflict" => StatusCode::CONFLICT,
        "locked" | "wrong_password" => StatusCode::LOCKED,
        "internal" | "io" | "damaged" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    };
    (status, Json(error)).into_response()
}

fn broken() -> Error {
    Error::new("internal", "程序内部出错，刚才的操作没有生效，请重试")
}
