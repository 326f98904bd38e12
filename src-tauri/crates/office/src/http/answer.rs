use crate::Error;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// What went wrong, for the log: never the words, which may quote what was sent.
#[derive(Clone)]
pub(super) struct Refused(pub String);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let code = Refused(self.code.clone());
        let mut response = (status(&self.code), Json(self)).into_response();
        response.extensions_mut().insert(code);
        response
    }
}

fn status(code: &str) -> StatusCode {
    match code {
        "unauthenticated" | "clock_skewed" | "replayed" | "revoked" | "wrong_password"
        | "not_logged_in" => StatusCode::UNAUTHORIZED,
        "bad_code" | "other_unit" | "not_allowed" | "cross_site" => StatusCode::FORBIDDEN,
        "not_found" => StatusCode::NOT_FOUND,
        "other_content" | "wrong_offset" | "conflict" => StatusCode::CONFLICT,
        "too_large" => StatusCode::PAYLOAD_TOO_LARGE,
        "missing" => StatusCode::UNPROCESSABLE_ENTITY,
        "busy" | "locked_out" => StatusCode::TOO_MANY_REQUESTS,
        "storage" => StatusCode::INSUFFICIENT_STORAGE,
        "internal" | "io" => StatusCode::INTERNAL_SERVER_ERROR,
        "too_old" => StatusCode::UPGRADE_REQUIRED,
        _ => StatusCode::BAD_REQUEST,
    }
}
