use super::gate::Administrator;
use crate::http::{Host, beside};
use crate::person::{self, PersonInfo, Role};
use crate::{Error, Result};
use axum::Json;
use axum::extract::{Path, State};
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
    Administrator(_): Administrator,
) -> Result<Json<Vec<PersonInfo>>> {
    Ok(Json(
        beside(&host, |host| person::list(&host.office.store)).await?,
    ))
}

pub(super) async fn add(
    State(host): State<Arc<Host>>,
    Administrator(who): Administrator,
    Json(Newcomer {
        name,
        role,
        password,
    }): Json<Newcomer>,
) -> Result<Json<Value>> {
    let done = beside(&host, move |host| {
        person::add(&host.office.store, &who, &name, role, &password)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn password(
    State(host): State<Arc<Host>>,
    Administrator(who): Administrator,
    Path(name): Path<String>,
    Json(Password { password }): Json<Password>,
) -> Result<Json<Value>> {
    let done = beside(&host, move |host| {
        person::set_password(&host.office.store, &who, &name, &password)
    });
    done.await?;
    Ok(Json(json!({})))
}

pub(super) async fn remove(
    State(host): State<Arc<Host>>,
    Administrator(who): Administrator,
    Path(name): Path<String>,
) -> Result<Json<Value>> {
    if name == who {
        return Err(Error::conflict(
            "不能删除正在登录的自己，请由另一位管理员来做",
        ));
    }
    let done = beside(&host, move |host| {
        person::remove(&host.office.store, &who, &name)
    });
    done.await?;
    Ok(Json(json!({})))
}
