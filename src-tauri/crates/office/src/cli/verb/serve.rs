use super::super::arguments::Serve;
use super::super::{log, say};
use super::Said;
use minglu_office::http::{self, Host, Serving};
use minglu_office::{Office, Place, Result};
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::runtime::Runtime;

/// Serves until it is told to stop.
pub fn run(how: &Serve, place: &Place, runtime: &Runtime) -> Result<Said> {
    log::begin();
    let office = Office::open(place, runtime.handle().clone())?;
    let certificate = match how.plain {
        true => None,
        false => {
            let own = how.certificate.as_deref().zip(how.key.as_deref());
            Some(http::certificate(own, &place.dir, &names(how.listen))?)
        }
    };
    let serving = Serving::bind(how.listen, certificate)?;
    tell(&serving)?;
    let host = Arc::new(Host::new(office, !how.plain));
    runtime.block_on(async {
        tokio::spawn(http::stopped(serving.handle.clone()));
        http::serve(host, serving).await
    })?;
    Said::new(&json!({ "stopped": true }), vec!["服务已停止。".to_owned()])
}

/// Where it answers, in lines that other programs can read too.
fn tell(serving: &Serving) -> Result<()> {
    let address = serving.address()?;
    let scheme = if serving.fingerprint().is_some() {
        "https"
    } else {
        "http"
    };
    say::line(&format!("地址：{scheme}://{address}"));
    if let Some(fingerprint) = serving.fingerprint() {
        say::line(&format!("证书指纹：{fingerprint}"));
        say::line("各单位注册时请核对证书指纹。按 Ctrl+C 结束。");
    }
    Ok(())
}

/// The names for which a certificate of our own making stands.
fn names(listen: SocketAddr) -> Vec<String> {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    if !listen.ip().is_unspecified() && !listen.ip().is_loopback() {
        names.push(listen.ip().to_string());
    }
    let host = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let host = host.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    if !host.is_empty() && host.chars().all(plain) {
        names.push(host.to_owned());
    }
    names
}
