use crate::audit;
use crate::http::answer::Refused;
use crate::http::{Host, beside};
use axum::response::Response;
use serde_json::json;
use std::net::IpAddr;
use std::sync::Arc;

/// Refusals that tell of somebody who means harm, or of a program that is broken.
const TELLING: [&str; 8] = [
    "bad_code",
    "damaged",
    "other_content",
    "other_unit",
    "replayed",
    "revoked",
    "too_large",
    "unauthenticated",
];

/// Puts a telling refusal into the log. Of many alike from one address only some: the log is for
/// people, and nobody shall fill the disk by way of it.
pub(super) async fn note(
    host: &Arc<Host>,
    peer: IpAddr,
    who: Option<String>,
    response: Response,
) -> Response {
    let refused = response.extensions().get::<Refused>();
    let code = refused.map(|refused| refused.0.clone()).unwrap_or_default();
    let some = || host.noted.take(&format!("{peer} {code}")).is_ok();
    if !TELLING.contains(&code.as_str()) || !some() {
        return response;
    }
    let who = who.unwrap_or_else(|| "stranger".to_owned());
    let noted = beside(host, move |host| {
        host.office
            .store
            .write(|sql| audit::note(sql, &who, "request.refuse", &code, &json!({})))
    });
    if let Err(error) = noted.await {
        tracing::warn!(code = error.code, "a refusal was not noted");
    }
    response
}
