//! The loopback host: the same UI over the same commands, in a browser on this machine.

mod api;
mod gate;
mod pages;

use crate::say;
use axum::Router;
use axum::routing::{get, post};
use gate::Gate;
use minglu_app::{Error, Place, Result};
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

/// What every request can reach.
pub(crate) struct Host {
    place: Arc<Place>,
    gate: Gate,
}

/// Listens on 127.0.0.1 until it is told to stop. A ledger that cannot be opened is shown as such,
/// with its backups.
///
/// # Errors
/// `busy` where another desk has the folder; `io` where the port is taken.
pub fn run(place: Place, port: u16) -> Result<ExitCode> {
    let place = Arc::new(place);
    match place.open() {
        Err(error) if !["damaged", "locked"].contains(&error.code) => return Err(error),
        Err(error) => say::warning(Some(error.message)),
        Ok(()) => {}
    }
    place.keep();
    let runtime = tokio::runtime::Runtime::new().map_err(|e| Error::io("无法启动", &e))?;
    runtime.block_on(listen(Arc::clone(&place), port))?;
    place.end()?;
    Ok(ExitCode::SUCCESS)
}

async fn listen(place: Arc<Place>, port: u16) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|e| {
            Error::new(
                "io",
                format!("端口 {port} 打不开（{e}）。可能已有一个明录在运行，或请用 --port 换一个"),
            )
        })?;
    let port = listener
        .local_addr()
        .map_err(|e| Error::io("无法监听", &e))?
        .port();
    let host = Arc::new(Host {
        place,
        gate: Gate::new(port),
    });
    say::line(&format!("请在本机浏览器打开：{}", host.gate.address()));
    say::line("这个地址只能用一次；需要新地址时按回车键。按 Ctrl+C 结束。");
    fresh_addresses(Arc::clone(&host));
    axum::serve(listener, router(host))
        .with_graceful_shutdown(stopped())
        .await
        .map_err(|e| Error::io("服务中断", &e))
}

fn router(host: Arc<Host>) -> Router {
    let api = Router::new()
        .route("/api/call", post(api::call))
        .route("/api/upload", post(api::upload))
        .route("/api/file", get(api::file))
        .layer(axum::extract::DefaultBodyLimit::max(api::BODY_MAX));
    Router::new()
        .merge(api)
        .fallback(pages::page)
        .layer(axum::middleware::from_fn_with_state(
            Arc::clone(&host),
            gate::pass,
        ))
        .with_state(host)
}

/// Each line on the terminal asks for a new address.
fn fresh_addresses(host: Arc<Host>) {
    std::thread::spawn(move || {
        for _ in std::io::stdin().lines().map_while(std::result::Result::ok) {
            say::line(&host.gate.address());
        }
    });
}

async fn stopped() {
    if let Err(e) = tokio::signal::ctrl_c().await {
        tracing::error!(error = %e, "no signal handler");
        std::future::pending::<()>().await;
    }
}
