//! What the office's own people ask, logged in.

mod assessment;
mod audit;
mod batches;
mod bulletin;
mod checks;
mod contacts;
mod cookie;
mod devices;
mod download;
mod export;
mod forms;
mod gate;
mod login;
mod materials;
mod notices;
mod packages;
mod people;
mod report;
mod search;
mod statistics;
mod table;
mod units;

use super::Host;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;

/// Largest question of a page.
const QUESTION_MAX: usize = 1024 * 1024;

/// A route that takes a table, which may be larger than a question.
fn taking<H, T>(handler: H) -> MethodRouter<Arc<Host>>
where
    H: Handler<T, Arc<Host>>,
    T: 'static,
{
    post(handler).layer(DefaultBodyLimit::max(table::TABLE_MAX))
}

pub(super) fn router(host: Arc<Host>) -> Router<Arc<Host>> {
    let inside = accounts()
        .merge(exchange())
        .merge(issued())
        .merge(sums())
        .merge(checks())
        .layer(from_fn_with_state(host, gate::pass));
    Router::new()
        .route("/login", post(login::login))
        .merge(inside)
        .layer(from_fn(gate::own_site))
        .layer(DefaultBodyLimit::max(QUESTION_MAX))
}

/// Who there is: oneself, the office's people, the units and their machines, and who did what.
fn accounts() -> Router<Arc<Host>> {
    Router::new()
        .route("/me", get(login::me))
        .route("/logout", post(login::logout))
        .route("/password", post(login::password))
        .route("/people", get(people::list).post(people::add))
        .route("/people/{name}/password", post(people::password))
        .route("/people/{name}/remove", post(people::remove))
        .route("/units", get(units::list).post(units::add))
        .route("/units/import", taking(units::import))
        .route("/units/{code}/invite", post(units::invite))
        .route("/devices", get(devices::list))
        .route("/devices/{id}/revoke", post(devices::revoke))
        .route("/audit", get(audit::list))
}

/// What the units hand in.
fn exchange() -> Router<Arc<Host>> {
    Router::new()
        .route("/batches", get(batches::list))
        .route("/batches/accept", post(batches::accept))
        .route("/batches/{id}", get(batches::show))
        .route("/batches/{id}/bytes", get(batches::bytes))
        .route("/batches/{id}/files/{digest}", get(batches::file))
        .route("/batches/{id}/settle", post(batches::settle))
        .route("/packages", taking(packages::receive))
        .route("/search", get(search::search))
        .route("/export", taking(export::write))
}

/// What the office gives out, and what comes back on it.
fn issued() -> Router<Arc<Host>> {
    Router::new()
        .route("/notices", taking(notices::issue).get(notices::list))
        .route("/notices/preview", taking(notices::preview))
        .route("/notices/{id}", get(notices::show))
        .route("/forms", taking(forms::collect).get(forms::list))
        .route("/forms/preview", taking(forms::preview))
        .route("/forms/{id}", get(forms::show))
        .route("/forms/{id}/merge", post(forms::merge))
        .route("/materials", taking(materials::issue).get(materials::list))
        .route("/materials/preview", taking(materials::preview))
        .route("/materials/{id}", get(materials::show))
}

/// What all that comes to.
fn sums() -> Router<Arc<Host>> {
    Router::new()
        .route("/bulletin", get(bulletin::count))
        .route("/bulletin/file", get(bulletin::file))
        .route("/report", get(report::show))
        .route("/report/file", get(report::file))
        .route("/statistics", get(statistics::count))
        .route("/statistics/file", get(statistics::file))
        .route("/contacts", get(contacts::show))
        .route("/contacts/file", get(contacts::file))
}

/// How the units are judged.
fn checks() -> Router<Arc<Host>> {
    Router::new()
        .route("/checks", get(checks::list).post(checks::make))
        .route("/checks/{id}", get(checks::show))
        .route("/checks/{id}/items/{item}", post(checks::judge))
        .route("/checks/{id}/items/{item}/done", post(checks::done))
        .route("/checks/{id}/issue", post(checks::issue))
        .route("/checks/{id}/file", get(checks::file))
        .route("/assessment", get(assessment::score))
        .route("/assessment/file", get(assessment::file))
        .route("/assessment/weights", post(assessment::weigh))
        .route("/assessment/points", post(assessment::give))
        .route(
            "/assessment/points/{id}/remove",
            post(assessment::take_back),
        )
}
