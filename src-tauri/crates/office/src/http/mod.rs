//! The server: the exchange with the units' machines under `/api/v1`, the console's questions
//! under `/api/console`, its pages, and what an operator asks.

mod answer;
mod bucket;
mod console;
mod device;
mod frame;
mod meter;
pub mod openapi;
mod operator;
mod pages;
mod serve;
mod slots;
mod tls;

pub use serve::{Serving, serve, stopped};
pub use tls::{Certificate, certificate, fingerprint_in};

use crate::{Error, Office, Result};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use bucket::Buckets;
use meter::Meter;
use slots::Slots;
use std::sync::Arc;
use std::time::Duration;

/// What every request can reach.
pub struct Host {
    /// The office.
    pub office: Office,
    /// True where the cookie travels by TLS only.
    secure: bool,
    /// Of the certificate, for whoever gives out a code.
    pub fingerprint: Option<String>,
    large: Slots,
    /// How often an address may knock without having proved who it is.
    strangers: Buckets,
    /// How often a machine or a session may ask.
    known: Buckets,
    /// How often refusals of one sort go into the log, by address.
    noted: Buckets,
    meter: Meter,
}

impl Host {
    /// A host over an opened office.
    pub fn new(office: Office, secure: bool) -> Host {
        Host {
            office,
            secure,
            fingerprint: None,
            large: Slots::default(),
            strangers: Buckets::new(30.0, Duration::from_secs(2)),
            known: Buckets::new(300.0, Duration::from_millis(20)),
            noted: Buckets::new(5.0, Duration::from_secs(60)),
            meter: Meter::default(),
        }
    }

    /// True while something large is being worked off.
    fn is_busy(&self) -> bool {
        self.large.are_busy()
    }
}

/// All that the server answers.
pub fn router(host: Arc<Host>) -> Router {
    Router::new()
        .nest("/api/v1", device::router(Arc::clone(&host)))
        .nest("/api/console", console::router(Arc::clone(&host)))
        .merge(operator::router())
        .fallback(pages::page)
        .method_not_allowed_fallback(frame::nothing)
        .layer(from_fn(frame::headers))
        .layer(from_fn_with_state(Arc::clone(&host), frame::note))
        .with_state(host)
}

/// Does something that waits for the database or the files, beside the threads that answer.
async fn beside<T: Send + 'static>(
    host: &Arc<Host>,
    work: impl FnOnce(&Host) -> Result<T> + Send + 'static,
) -> Result<T> {
    let host = Arc::clone(host);
    tokio::task::spawn_blocking(move || work(&host))
        .await
        .unwrap_or_else(|e| Err(Error::internal("panic", e.is_panic())))
}
