use super::cookie;
use crate::http::{Host, beside};
use crate::person::{self, Role, Session};
use crate::{Error, Result};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
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

/// A reviewer who is logged in, by name: anybody else's question goes no further.
pub(super) struct Reviewer(pub String);

/// An administrator who is logged in, by name: anybody else's question goes no further.
pub(super) struct Administrator(pub String);

impl<S: Sync> FromRequestParts<S> for Reviewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Reviewer> {
        named(parts, Role::Reviewer).map(Reviewer)
    }
}

impl<S: Sync> FromRequestParts<S> for Administrator {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Administrator> {
        named(parts, Role::Administrator).map(Administrator)
    }
}

/// Who asks, where the role is hers.
fn named(parts: &Parts, role: Role) -> Result<String> {
    let inside = parts.extensions.get::<Inside>().ok_or_else(outside)?;
    inside.session.role.must_be(role)?;
    Ok(inside.session.name.clone())
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
