use crate::{Error, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Where Debian and the systems made of it keep the authorities that they trust.
const AUTHORITIES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// TLS to a database, trusting whom the system trusts.
///
/// # Errors
/// `io` where the system's list of authorities cannot be read.
pub fn connector() -> Result<MakeRustlsConnect> {
    let mut roots = RootCertStore::empty();
    let list = CertificateDer::pem_file_iter(AUTHORITIES).map_err(|_| {
        Error::new(
            "io",
            format!("读不到系统的证书列表 {AUTHORITIES}，请安装 ca-certificates"),
        )
    })?;
    for certificate in list.flatten() {
        // One that we do not understand vouches for nobody.
        let _ = roots.add(certificate);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::internal("tls", e))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}
