use crate::http::Host;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// The name of the cookie. The prefix binds it to this host and to TLS.
fn name(host: &Host) -> &'static str {
    match host.secure {
        true => "__Host-minglu",
        false => "minglu",
    }
}

/// The cookie that holds a session's secret; an empty one takes it away.
pub(super) fn set(host: &Host, token: &str) -> String {
    let secure = if host.secure { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!(
        "{}={token}; HttpOnly; SameSite=Strict; Path=/{secure}{age}",
        name(host)
    )
}

/// The session's secret that a request brings.
pub(super) fn get(host: &Host, headers: &HeaderMap) -> Option<String> {
    let cookies = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|c| c.to_str().ok());
    let mut pairs = cookies
        .flat_map(|cookies| cookies.split(';'))
        .map(str::trim);
    let wanted = name(host);
    pairs.find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        (name == wanted).then(|| value.to_owned())
    })
}
