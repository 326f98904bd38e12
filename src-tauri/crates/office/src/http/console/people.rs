use super::gate::Inside;
use crate::http::{Host, beside};
use crate::person::{self, PersonInfo, Role};
use crate::{Error, Result};
use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Newcomer {
    name: String,
    role: Role,
    password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Password {
    password: String,
}

pub(super) async fn list(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
) -> Result<Json<Vec<PersonInfo>>> {
    session.role.must_be(Role::Administrator)?;
    Ok(Json(
        beside(&host, |host| person::list(&host.office.store)).await?,
    ))
}

pub(super) async fn add(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Json(Newcomer {
        name,
        role,
        password,
    }): Json<Newcomer>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Administrator)?;
    let done = beside(&host, move |host| {
        person::add(&host.office.store, &session.name, &name, role, &password)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn password(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(name): Path<String>,
    Json(Password { password }): Json<Password>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Administrator)?;
    let done = beside(&host, move |host| {
        person::set_password(&host.office.store, &session.name, &name, &password)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn remove(
    State(host): State<Arc<Host>>,
    Extension(Inside { session, .. }): Extension<Inside>,
    Path(name): Path<String>,
) -> Result<Json<Value>> {
    session.role.must_be(Role::Administrator)?;
    if name == session.name {
        return Err(Error::conflict(
            "不能删除正在登录的自己，请由另一位管理员来做",
        ));
    }
    let done = beside(&host, move |host| {
        person::remove(&host.office.store, &session.name, &name)
    });
    done.await?;
    Ok(Json(json!({})))
}
