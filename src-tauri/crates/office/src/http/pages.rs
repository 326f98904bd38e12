//! The console's pages: the built files of `ui`, carried in the program.

use super::frame;
use axum::http::{Method, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../../ui/dist-console"]
#[allow_missing = true]
struct Pages;

/// A file of the console; every other path is a question that there is not.
pub(super) async fn page(method: Method, uri: Uri) -> Response {
    let path = match uri.path().trim_start_matches('/') {
        "" => "console.html",
        path => path,
    };
    match Pages::get(path) {
        Some(file) if method == Method::GET || method == Method::HEAD => {
            let kind = mime_guess::from_path(path).first_or_octet_stream();
            ([(header::CONTENT_TYPE, kind.to_string())], file.data).into_response()
        }
        _ => frame::nothing().await.into_response(),
    }
}
