use super::cookie;
use super::gate::Inside;
use crate::http::{Host, beside};
use crate::person::{self, Role};
use crate::{Error, Result};
use axum::extract::{ConnectInfo, State};
use axum::http::header::SET_COOKIE;
use axum::response::IntoResponse;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Credentials {
    name: String,
    password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    old: String,
    new: String,
}

/// Who is logged in, and what the page has to say with every change.
#[derive(Serialize)]
pub(super) struct Me {
    name: String,
    role: Role,
    csrf: String,
}

pub(super) async fn login(
    State(host): State<Arc<Host>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Json(asked): Json<Credentials>,
) -> Result<impl IntoResponse> {
    host.strangers.take(&peer.ip().to_string())?;
    let entry = beside(&host, move |host| {
        person::login(&host.office.store, &asked.name, &asked.password)
    });
    let entry = entry.await?;
    let me = Me {
        csrf: person::csrf(&entry.token),
        name: entry.name,
        role: entry.role,
    };
    Ok(([(SET_COOKIE, cookie::set(&host, &entry.token))], Json(me)))
}

pub(super) async fn logout(
    State(host): State<Arc<Host>>,
    Extension(inside): Extension<Inside>,
) -> Result<impl IntoResponse> {
    let done = beside(&host, move |host| {
        person::logout(&host.office.store, &inside.session.name, &inside.token)
    });
    done.await?;
    Ok(([(SET_COOKIE, cookie::set(&host, ""))], Json(json!({}))))
}

pub(super) async fn me(Extension(inside): Extension<Inside>) -> Json<Me> {
    let session = inside.session;
    Json(Me {
        name: session.name,
        role: session.role,
        csrf: session.csrf,
    })
}

/// One's own password. All sessions end with it, this one too.
pub(super) async fn password(
    State(host): State<Arc<Host>>,
    Extension(inside): Extension<Inside>,
    Json(change): Json<Change>,
) -> Result<Json<Value>> {
    let name = inside.session.name;
    let done = beside(&host, move |host| {
        let entry = person::login(&host.office.store, &name, &change.old);
        entry.map_err(|error| match error.code.as_str() {
            "wrong_password" => Error::new("wrong_password", "现在的密码不对，请再试"),
            _ => error,
        })?;
        person::set_password(&host.office.store, &name, &name, &change.new)
    });
    done.await?;
    Ok(Json(json!({})))
}
