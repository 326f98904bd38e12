//! What goes around every answer: a line in the log, a count, and headers that bind a browser.

use super::Host;
use super::answer::Refused;
use crate::Error;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Instant;

/// What a page may load: nothing that is not ours, no script in the page itself.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Notes each request by its route, outcome and time: no address, no id, no value.
pub(super) async fn note(State(host): State<Arc<Host>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("none", |path| path.as_str()).to_owned();
    let (method, begun) = (request.method().clone(), Instant::now());
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    let code = response.extensions().get::<Refused>();
    let code = code.map_or("", |code| code.0.as_str());
    let ms = took.as_millis();
    tracing::info!(method = method.as_str(), route, status, code, ms, "request");
    host.meter.count(&format!("{method} {route}"), status, took);
    response
}

/// Binds a browser to what is ours.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = worded(next.run(request).await);
    let headers = response.headers_mut();
    let usual = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
        (STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    ];
    for (name, value) in usual {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What the framework refuses by itself, it refuses in words of its own: they become ours.
fn worded(response: Response) -> Response {
    let failed = response.status().is_client_error() || response.status().is_server_error();
    if !failed || response.extensions().get::<Refused>().is_some() {
        return response;
    }
    let status = response.status();
    let error = match status {
        StatusCode::PAYLOAD_TOO_LARGE => Error::new("too_large", "请求太大，没有接收"),
        _ => Error::new("invalid", "请求的写法不对，没有处理。请升级程序后再试"),
    };
    let mut answer = error.into_response();
    *answer.status_mut() = status;
    answer
}

/// The answer to a question that there is not.
pub(super) async fn nothing() -> Error {
    Error::not_found("没有这个地址，请核对程序的版本")
}
