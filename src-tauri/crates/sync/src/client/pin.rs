//! Which server is the office: the one whose certificate has this fingerprint.

use crate::refusal::{Refusal, Result};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, Error as TlsError, SignatureScheme};
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};

/// SHA-256 of the office's certificate (DER), in 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pin(Option<String>);

impl Pin {
    /// Takes what people copy: upper or lower case, with colons or spaces.
    ///
    /// # Errors
    /// Fails where it is no SHA-256 fingerprint.
    pub fn parse(text: &str) -> Result<Pin> {
        let digits: String = text.chars().filter(char::is_ascii_hexdigit).collect();
        let others = text.chars().filter(|c| !c.is_ascii_hexdigit());
        let plain = others.into_iter().all(|c| c == ':' || c.is_whitespace());
        match digits.len() == 64 && plain {
            true => Ok(Pin(Some(digits.to_ascii_lowercase()))),
            false => Err(Refusal::invalid(
                "证书指纹应是 64 位的十六进制数字，请照注册单上的重新填写",
            )),
        }
    }

    /// Takes whatever certificate comes first: only for enrolment where nobody has said a
    /// fingerprint; what came is then shown to be compared, and kept.
    #[must_use]
    pub fn first_seen() -> Pin {
        Pin(None)
    }
}

/// The fingerprint of the certificate that came.
pub(super) type Seen = Arc<Mutex<Option<String>>>;

/// Accepts one certificate only, and notes which one came.
#[derive(Debug)]
pub(super) struct PinVerifier {
    pin: Pin,
    pub(super) seen: Seen,
    provider: Arc<CryptoProvider>,
}

impl PinVerifier {
    pub(super) fn new(pin: Pin, provider: Arc<CryptoProvider>) -> PinVerifier {
        PinVerifier {
            pin,
            seen: Arc::default(),
            provider,
        }
    }
}

impl ServerCertVerifier for PinVerifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _between: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let fingerprint = hex::encode(Sha256::digest(certificate));
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        // One connection after another must meet the same server, also before a pin is kept.
        let wanted = self.pin.0.as_ref().or(seen.as_ref());
        if wanted.is_some_and(|wanted| *wanted != fingerprint) {
            return Err(rustls::CertificateError::ApplicationVerificationFailure.into());
        }
        *seen = Some(fingerprint);
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
