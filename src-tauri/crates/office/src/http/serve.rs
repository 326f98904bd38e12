use super::tls::Certificate;
use super::{Host, router};
use crate::store::moment;
use crate::{Error, Result, blob, search};
use axum_server::tls_rustls::RustlsConfig;
use axum_server::{Address, Handle, Server};
use chrono::{TimeDelta, Utc};
use hyper_util::rt::TokioTimer;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

/// How long requests under way may take when the server is told to stop.
const LEAVING: Duration = Duration::from_secs(20);

/// How long the head of a request may take to come, the wait for it included.
const HEAD: Duration = Duration::from_secs(30);

/// How often what has come is looked for.
const OFTEN: Duration = Duration::from_secs(5);

/// Seconds after which a batch goes into the search index: others may be coming with it.
const SETTLED: i64 = 10;

/// Days after which an upload that nobody goes on with is thrown away.
const FORGOTTEN: i64 = 30;

/// A server that has its port.
pub struct Serving {
    listener: TcpListener,
    certificate: Option<Certificate>,
    /// Tells it to stop.
    pub handle: Handle<SocketAddr>,
    /// How long the head of a request may take: who is slower is let go.
    pub head: Duration,
}

impl Serving {
    /// Takes a port. Without TLS it answers this machine only.
    ///
    /// # Errors
    /// `usage` where somebody else's machine would be answered in the clear; `io` where the port
    /// is taken.
    pub fn bind(address: SocketAddr, certificate: Option<Certificate>) -> Result<Serving> {
        if certificate.is_none() && !address.ip().is_loopback() {
            return Err(Error::usage(
                "不加密（--plain）只能监听本机地址 127.0.0.1。要让各单位连接，请去掉 --plain",
            ));
        }
        let taken = |e: std::io::Error| {
            Error::new(
                "io",
                format!("{address} 打不开（{e}），请用 --listen 换一个地址或端口"),
            )
        };
        let listener = TcpListener::bind(address).map_err(taken)?;
        listener.set_nonblocking(true).map_err(taken)?;
        Ok(Serving {
            listener,
            certificate,
            handle: Handle::new(),
            head: HEAD,
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// `io` where the system does not say.
    pub fn address(&self) -> Result<SocketAddr> {
        self.listener
            .local_addr()
            .map_err(|e| Error::io("无法监听", &e))
    }

    /// Fingerprint of its certificate.
    pub fn fingerprint(&self) -> Option<&str> {
        self.certificate.as_ref().map(|of| of.fingerprint.as_str())
    }
}

/// Answers until it is told to stop; what is under way then still comes to its end.
///
/// # Errors
/// `io` where it cannot listen.
pub async fn serve(host: Arc<Host>, serving: Serving) -> Result<()> {
    let app = router(Arc::clone(&host)).into_make_service_with_connect_info::<SocketAddr>();
    let sweeping = tokio::spawn(sweep(Arc::clone(&host)));
    let following = tokio::spawn(follow(host));
    let Serving {
        listener,
        certificate,
        handle,
        head,
    } = serving;
    let failed = |e: std::io::Error| Error::io("服务中断", &e);
    let served = match certificate {
        Some(certificate) => {
            let config = RustlsConfig::from_config(certificate.config);
            let server = axum_server::from_tcp_rustls(listener, config).map_err(failed)?;
            let server = bounded(server.handle(handle), head);
            server.serve(app).await
        }
        None => {
            let server = axum_server::from_tcp(listener).map_err(failed)?;
            let server = bounded(server.handle(handle), head);
            server.serve(app).await
        }
    };
    sweeping.abort();
    following.abort();
    served.map_err(failed)
}

/// A connection whose next request does not come in time is closed. HTTP/1 only: what tells its
/// versions apart would wait for the first bytes for ever, and nobody is offered another one.
fn bounded<A: Address, Acceptor>(
    server: Server<A, Acceptor>,
    head: Duration,
) -> Server<A, Acceptor> {
    let mut server = server.http1_only();
    let mut http = server.http_builder().http1();
    http.timer(TokioTimer::new()).header_read_timeout(head);
    server
}

/// Tells a server to stop as soon as the system asks the process to.
pub async fn stopped(handle: Handle<SocketAddr>) {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => tokio::select! {
                _ = interrupted => (),
                _ = terminated.recv() => (),
            },
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
    tracing::info!("stopping");
    handle.graceful_shutdown(Some(LEAVING));
}

/// What has come goes into the search index when nobody waits.
async fn follow(host: Arc<Host>) {
    let mut often = tokio::time::interval(OFTEN);
    loop {
        often.tick().await;
        while !host.is_busy() {
            let before = moment(Utc::now() - TimeDelta::seconds(SETTLED));
            let taken = super::beside(&host, move |host| {
                search::index(&host.office.store, &before)
            });
            match taken.await {
                Ok(true) => (),
                Ok(false) => break,
                Err(error) => {
                    tracing::warn!(code = error.code, "not indexed");
                    break;
                }
            }
        }
    }
}

/// Once a day, what was left behind is thrown away.
async fn sweep(host: Arc<Host>) {
    let mut day = tokio::time::interval(Duration::from_secs(24 * 3600));
    loop {
        day.tick().await;
        let before = Utc::now() - TimeDelta::days(FORGOTTEN);
        let swept = super::beside(&host, move |host| {
            blob::tidy(&host.office.store, &host.office.blobs, before)
        });
        match swept.await {
            Ok(pieces) => tracing::info!(pieces, "swept"),
            Err(error) => tracing::warn!(code = error.code, "not swept"),
        }
    }
}
