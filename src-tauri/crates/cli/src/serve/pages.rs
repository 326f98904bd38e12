use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../../ui/dist"]
#[allow_missing = true]
struct Pages;

/// The UI's own files; every other path is the application, whose routes live behind `#`.
pub(super) async fn page(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    match Pages::get(path) {
        Some(file) => {
            let kind = mime_guess::from_path(path).first_or_octet_stream();
            ([(header::CONTENT_TYPE, kind.to_string())], file.data).into_response()
        }
        None => (StatusCode::NOT_FOUND, "没有这个页面").into_response(),
    }
}
