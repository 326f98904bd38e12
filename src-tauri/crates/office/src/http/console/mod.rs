//! What the office's own people ask, logged in.

mod audit;
mod batches;
mod cookie;
mod devices;
mod gate;
mod login;
mod people;
mod units;

use super::Host;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use std::sync::Arc;

/// Largest question of a page.
const QUESTION_MAX: usize = 1024 * 1024;

pub(super) fn router(host: Arc<Host>) -> Router<Arc<Host>> {
    let inside = Router::new()
        .route("/me", get(login::me))
        .route("/logout", post(login::logout))
        .route("/password", post(login::password))
        .route("/units", get(units::list).post(units::add))
        .route("/units/{code}/invite", post(units::invite))
        .route("/devices", get(devices::list))
        .route("/devices/{id}/revoke", post(devices::revoke))
        .route("/batches", get(batches::list))
        .route("/batches/accept", post(batches::accept))
        .route("/batches/{id}", get(batches::show))
        .route("/batches/{id}/bytes", get(batches::bytes))
        .route("/batches/{id}/settle", post(batches::settle))
        .route("/people", get(people::list).post(people::add))
        .route("/people/{name}/password", post(people::password))
        .route("/people/{name}/remove", post(people::remove))
        .route("/audit", get(audit::list))
        .layer(from_fn_with_state(host, gate::pass));
    Router::new()
        .route("/login", post(login::login))
        .merge(inside)
        .layer(from_fn(gate::own_site))
        .layer(DefaultBodyLimit::max(QUESTION_MAX))
}
