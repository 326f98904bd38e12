use super::cookie;
use crate::http::{Host, beside};
use crate::person::{self, Session};
use crate::{Error, Result};
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// What a page says with every change.
const CSRF: &str = "minglu-csrf";

/// Who is logged in, with the session's secret.
#[derive(Clone)]
pub(super) struct Inside {
    pub session: Session,
    pub token: String,
}

/// Refuses what another site's page asks in the name of somebody who is logged in here.
pub(super) async fn own_site(request: Request, next: Next) -> Result<Response> {
    match is_own(request.headers(), request.uri().host()) {
        true => Ok(next.run(request).await),
        false => Err(cross_site()),
    }
}

/// Lets through who is logged in; every change has to come from our own page.
pub(super) async fn pass(
    State(host): State<Arc<Host>>,
    mut request: Request,
    next: Next,
) -> Result<Response> {
    let token = cookie::get(&host, request.headers()).ok_or_else(outside)?;
    let asked = token.clone();
    let session = beside(&host, move |host| {
        person::recognise(&host.office.store, &asked)
    });
    let session = session.await?.ok_or_else(outside)?;
    host.known.take(&format!("session:{}", session.csrf))?;
    let said = request
        .headers()
        .get(CSRF)
        .and_then(|value| value.to_str().ok());
    if request.method() != Method::GET && said != Some(session.csrf.as_str()) {
        return Err(cross_site());
    }
    request.extensions_mut().insert(Inside { session, token });
    Ok(next.run(request).await)
}

/// A browser says from which page a change comes; other programs say nothing.
fn is_own(headers: &HeaderMap, authority: Option<&str>) -> bool {
    let text = |name| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    let Some(origin) = text(ORIGIN) else {
        return true;
    };
    let host = text(HOST).or(authority).unwrap_or_default();
    origin
        .split_once("://")
        .is_some_and(|(_, from)| from == host)
}

fn outside() -> Error {
    Error::new("not_logged_in", "还没有登录，或离开太久已自动退出，请登录")
}

fn cross_site() -> Error {
    Error::new(
        "cross_site",
        "这个请求不是从本系统的页面发出的，没有处理。请刷新页面后重试",
    )
}
