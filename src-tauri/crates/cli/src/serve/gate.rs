use super::Host;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// What a page may load: the same as in the window, whose configuration a test compares.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Who may come in: whoever brought the one-time token, from this machine's own pages.
pub(super) struct Gate {
    port: u16,
    /// Value of the cookie that the token is changed into.
    session: String,
    /// The token that has not been used yet.
    token: Mutex<Option<String>>,
}

impl Gate {
    pub fn new(port: u16) -> Gate {
        Gate {
            port,
            session: secret(),
            token: Mutex::new(None),
        }
    }

    /// A new address with a new one-time token; an older one is void.
    pub fn address(&self) -> String {
        let token = secret();
        let address = format!("http://127.0.0.1:{}/?token={token}", self.port);
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
        address
    }

    /// A page of another site can name our address, but not under our own name.
    fn own_host(&self, headers: &HeaderMap) -> bool {
        let names = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", self.port));
        let is_ours = |value: &str| names.iter().any(|name| name == value);
        let host = headers.get(HOST).and_then(|h| h.to_str().ok());
        let origin = headers.get(ORIGIN).map(|o| o.to_str().unwrap_or_default());
        host.is_some_and(is_ours)
            && origin.is_none_or(|o| o.strip_prefix("http://").is_some_and(is_ours))
    }

    fn known(&self, headers: &HeaderMap) -> bool {
        let cookies = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|c| c.to_str().ok());
        let mut pairs = cookies.flat_map(|c| c.split(';')).map(str::trim);
        let own = format!("{}={}", self.name(), self.session);
        pairs.any(|pair| same(pair.as_bytes(), own.as_bytes()))
    }

    /// Cookies do not tell ports apart: two desks on one machine must not share a name.
    fn name(&self) -> String {
        format!("minglu_{}", self.port)
    }

    fn take(&self, token: &str) -> bool {
        let mut kept = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        let right = kept
            .as_ref()
            .is_some_and(|k| same(k.as_bytes(), token.as_bytes()));
        if right {
            *kept = None;
        }
        right
    }
}

/// Lets a request through, changes a token into a cookie, or refuses.
pub(super) async fn pass(State(host): State<Arc<Host>>, request: Request, next: Next) -> Response {
    let gate = &host.gate;
    if !gate.own_host(request.headers()) {
        return refusal("只能从本机打开。请使用启动时显示的地址。");
    }
    let token = request.uri().query().and_then(|q| q.strip_prefix("token="));
    if token.is_some_and(|token| gate.take(token)) {
        let cookie = format!(
            "{}={}; HttpOnly; SameSite=Strict; Path=/",
            gate.name(),
            gate.session
        );
        return (
            StatusCode::SEE_OTHER,
            [(SET_COOKIE, cookie), (LOCATION, "/".to_owned())],
        )
            .into_response();
    }
    if !gate.known(request.headers()) {
        return refusal(
            "这个地址已经用过，或不完整。请在启动明录的窗口里按回车键，用新显示的地址打开。",
        );
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(
        "x-content-type-options",
        HeaderValue::from_static("nosniff"),
    );
    headers.insert("referrer-policy", HeaderValue::from_static("no-referrer"));
    response
}

fn refusal(words: &str) -> Response {
    let page = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>明录</title><p>{words}</p></html>"
    );
    (StatusCode::FORBIDDEN, Html(page)).into_response()
}

/// Compares without telling by its time how much was right.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
}

fn secret() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}
