use crate::{Error, Result, secret};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The certificate of a server.
pub struct Certificate {
    /// What the server speaks TLS with.
    pub config: Arc<ServerConfig>,
    /// SHA-256 of the certificate, in pairs: shown where a code is given out, compared at enrolment.
    pub fingerprint: String,
}

/// The certificate in two files that somebody named, or the one in the data folder, which is made
/// where it is missing.
///
/// # Errors
/// `io` where a file cannot be read or written; `usage` where it holds no certificate or key.
pub fn certificate(
    own: Option<(&Path, &Path)>,
    dir: &Path,
    names: &[String],
) -> Result<Certificate> {
    let (certificate, key) = match own {
        Some((certificate, key)) => (certificate.to_owned(), key.to_owned()),
        None => made(dir, names)?,
    };
    let chain = chain(&certificate)?;
    let key = PrivateKeyDer::from_pem_file(&key).map_err(|_| unusable(&key))?;
    let first = chain.first().ok_or_else(|| unusable(&certificate))?;
    let fingerprint = fingerprint(first);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::internal("tls", e))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|_| unusable(&certificate))?;
    Ok(Certificate {
        config: Arc::new(config),
        fingerprint,
    })
}

/// Fingerprint of the certificate in the data folder, where there is one.
pub fn fingerprint_in(dir: &Path) -> Option<String> {
    let chain = chain(&dir.join("tls.crt")).ok()?;
    chain.first().map(fingerprint)
}

fn chain(path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let certificates = CertificateDer::pem_file_iter(path).map_err(|_| unusable(path))?;
    let chain: Result<Vec<_>, _> = certificates.collect();
    chain.map_err(|_| unusable(path))
}

/// A certificate of our own making: nobody vouches for it, so its fingerprint is compared.
fn made(dir: &Path, names: &[String]) -> Result<(PathBuf, PathBuf)> {
    let (certificate, key) = (dir.join("tls.crt"), dir.join("tls.key"));
    if certificate.exists() && key.exists() {
        return Ok((certificate, key));
    }
    let made = rcgen::generate_simple_self_signed(names)
        .map_err(|_| Error::usage("监听地址不能写进证书，请用 --certificate 和 --key 给出证书"))?;
    let unwritten = |e: std::io::Error| Error::io("写不了证书文件", &e);
    keep(&key, &made.signing_key.serialize_pem()).map_err(unwritten)?;
    keep(&certificate, &made.cert.pem()).map_err(unwritten)?;
    Ok((certificate, key))
}

/// Writes a file that nobody else may read.
fn keep(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn fingerprint(certificate: &CertificateDer<'static>) -> String {
    let digest = secret::hex(&Sha256::digest(certificate)).to_ascii_uppercase();
    let pairs: Vec<&str> = (0..digest.len())
        .step_by(2)
        .map(|at| &digest[at..at + 2])
        .collect();
    pairs.join(":")
}

fn unusable(path: &Path) -> Error {
    Error::usage(format!(
        "{} 里没有可用的证书或私钥（PEM 格式）",
        path.display()
    ))
}
