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
mod tls;

pub use serve::{Serving, serve, stopped};
pub use tls::{Certificate, certificate, fingerprint_in};

use crate::{Error, Office, Result};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use bucket::Buckets;
use meter::Meter;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Large requests that are worked off at once; the others wait for their turn.
const LARGE_AT_ONCE: usize = 4;

/// KiB of large requests that are held in memory at once: who is slow keeps only his own share.
const ROOM: usize = 256 * 1024;

/// What every request can reach.
pub struct Host {
    /// The office.
    pub office: Office,
    /// True where the cookie travels by TLS only.
    secure: bool,
    /// Of the certificate, for whoever gives out a code.
    pub fingerprint: Option<String>,
    large: Semaphore,
    room: Semaphore,
    /// How often an address may knock without having proved who it is.
    strangers: Buckets,
    /// How often a machine or a session may ask.
    known: Buckets,
    meter: Meter,
}

impl Host {
    /// A host over an opened office.
    pub fn new(office: Office, secure: bool) -> Host {
        Host {
            office,
            secure,
            fingerprint: None,
            large: Semaphore::new(LARGE_AT_ONCE),
            room: Semaphore::new(ROOM),
            strangers: Buckets::new(30.0, Duration::from_secs(2)),
            known: Buckets::new(300.0, Duration::from_millis(20)),
            meter: Meter::default(),
        }
    }

    /// True while something large is being worked off.
    fn is_busy(&self) -> bool {
        self.large.available_permits() < LARGE_AT_ONCE
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
