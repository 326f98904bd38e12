//! TLS to a database: the server has to prove its name.

use crate::{Error, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Where Debian and the systems made of it keep the authorities that they trust.
const AUTHORITIES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Takes out of an address what the client's library does not know: `sslrootcert=FILE`, which names
/// who vouches for the server, and the stricter words for `sslmode=require`, which is strict here.
///
/// # Errors
/// `usage` where the address names an authority and asks for no TLS: it would be none.
pub(super) fn own_authority(url: &str) -> Result<(String, Option<PathBuf>)> {
    let Some((before, query)) = url.split_once('?') else {
        return Ok((url.to_owned(), None));
    };
    let mut authority = None;
    let mut kept = Vec::new();
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("sslrootcert", file)) => authority = Some(PathBuf::from(file)),
            Some(("sslmode", "verify-ca" | "verify-full")) => kept.push("sslmode=require"),
            _ => kept.push(pair),
        }
    }
    if authority.is_some() && !kept.contains(&"sslmode=require") {
        return Err(Error::usage(
            "数据库地址里写了 sslrootcert，还要写 sslmode=require，否则连接不加密",
        ));
    }
    Ok((format!("{before}?{}", kept.join("&")), authority))
}

/// TLS to a database, trusting whom the address names, else whom the system trusts.
///
/// # Errors
/// `io` where the authorities cannot be read.
pub(super) fn connector(authority: Option<&Path>) -> Result<MakeRustlsConnect> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::internal("tls", e))?
        .with_root_certificates(roots(authority)?)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn roots(authority: Option<&Path>) -> Result<RootCertStore> {
    let file = authority.unwrap_or(Path::new(AUTHORITIES));
    let mut roots = RootCertStore::empty();
    let list = CertificateDer::pem_file_iter(file).map_err(|_| unread(authority))?;
    for certificate in list.flatten() {
        // One that we do not understand vouches for nobody.
        let _ = roots.add(certificate);
    }
    match roots.is_empty() {
        true => Err(unread(authority)),
        false => Ok(roots),
    }
}

fn unread(authority: Option<&Path>) -> Error {
    let words = match authority {
        Some(_) => "读不到 sslrootcert 指明的证书文件，请核对数据库地址里的路径".to_owned(),
        None => format!("读不到系统的证书列表 {AUTHORITIES}，请安装 ca-certificates"),
    };
    Error::new("io", words)
}
