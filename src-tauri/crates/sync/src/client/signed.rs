use super::Office;
use crate::Moment;
use crate::crypto::{BlobDigest, SecretKey, Suite};
use crate::protocol::{
    self, Capabilities, EnrolRequest, EnrolResponse, IssuedPage, RequestSeal, StatusRequest,
    StatusResponse, UploadState,
};
use crate::receipt::Receipt;
use crate::refusal::{Code, Refusal, Result};
use chrono::{TimeDelta, Utc};
use rand_core::{OsRng, RngCore};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// Largest answer that is read as JSON, in bytes.
const ANSWER_MAX: u64 = 64 * 1024 * 1024;

/// A request as it goes out.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// `GET`, `POST` or `PUT`.
    pub method: &'a str,
    /// With its query.
    pub path: &'a str,
    /// Name and value.
    pub headers: Vec<(&'static str, String)>,
    /// Empty for `GET`.
    pub body: &'a [u8],
    /// Most bytes of an answer that are read.
    pub most: u64,
}

/// What came back: the status, and the body where it was no success; a success was written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// HTTP status.
    pub status: u16,
    /// The body of a refusal.
    pub refusal: Vec<u8>,
}

/// What carries requests: HTTP, or a test that plays faults.
pub trait Transport {
    /// Sends a request; the body of a success goes into `into`.
    ///
    /// # Errors
    /// [`Code::Unreachable`] where there is no answer, or only a part of one.
    fn send(&self, asked: &Asked<'_>, into: &mut dyn Write) -> Result<Said>;
}

/// Who asks.
pub struct Identity {
    /// Id of the device.
    pub device: String,
    /// What it signs with.
    pub suite: Suite,
    /// Its key.
    pub secret: SecretKey,
}

/// An office behind a transport: signs each request, by the office's clock.
pub struct Client<T: Transport> {
    transport: T,
    identity: Option<Identity>,
    /// How far the office's clock is before ours.
    ahead: Mutex<TimeDelta>,
}

impl<T: Transport> Client<T> {
    /// A client; without identity it can ask only what is open to everybody.
    pub fn new(transport: T, identity: Option<Identity>) -> Client<T> {
        Client {
            transport,
            identity,
            ahead: Mutex::new(TimeDelta::zero()),
        }
    }

    /// What carries the requests.
    pub fn transport(&self) -> &T {
        &self.transport
    }

    fn ask<A: DeserializeOwned>(&self, method: &str, path: &str, body: &[u8]) -> Result<A> {
        let mut into = Vec::new();
        self.ask_into(method, path, body, &[], ANSWER_MAX, &mut into)?;
        serde_json::from_slice(&into).map_err(|_| not_understood())
    }

    fn ask_into(
        &self,
        method: &str,
        path: &str,
        body: &[u8],
        more: &[(&'static str, String)],
        most: u64,
        into: &mut dyn Write,
    ) -> Result<()> {
        let asked = |headers| Asked {
            method,
            path,
            headers,
            body,
            most,
        };
        let headers = || Ok([self.headers(method, path, body)?, more.to_vec()].concat());
        let refusal = match self.once(&asked(headers()?), into)? {
            None => return Ok(()),
            Some(refusal) => refusal,
        };
        if refusal.code == Code::ClockSkewed && self.learn(&refusal) {
            return match self.once(&asked(headers()?), into)? {
                None => Ok(()),
                Some(refusal) => Err(refusal),
            };
        }
        Err(refusal)
    }

    fn once(&self, asked: &Asked<'_>, into: &mut dyn Write) -> Result<Option<Refusal>> {
        let said = self.transport.send(asked, into)?;
        if (200..300).contains(&said.status) {
            return Ok(None);
        }
        let refusal = serde_json::from_slice(&said.refusal);
        Ok(Some(refusal.unwrap_or_else(|_| strange(said.status))))
    }

    fn headers(
        &self,
        method: &str,
        path: &str,
        body: &[u8],
    ) -> Result<Vec<(&'static str, String)>> {
        let mut headers = vec![(protocol::PROTOCOL_HEADER, protocol::PROTOCOL.to_string())];
        let Some(identity) = &self.identity else {
            return Ok(headers);
        };
        let mut nonce = [0; 16];
        OsRng.fill_bytes(&mut nonce);
        let nonce = hex::encode(nonce);
        let seal = RequestSeal {
            method,
            path,
            body,
            device: &identity.device,
            time: self.now(),
            nonce: &nonce,
        };
        let signature = seal.sign(identity.suite, &identity.secret)?;
        headers.push((protocol::DEVICE, identity.device.clone()));
        headers.push((protocol::TIME, seal.time_text()));
        headers.push((protocol::SIGNATURE, signature.to_string()));
        headers.push((protocol::NONCE, nonce));
        Ok(headers)
    }

    fn now(&self) -> Moment {
        Utc::now() + *self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the office's time for ours; false where it does not say any.
    fn learn(&self, refusal: &Refusal) -> bool {
        let now = refusal.details["now"].as_str();
        let Some(now) = now.and_then(|now| now.parse::<Moment>().ok()) else {
            return false;
        };
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = now - Utc::now();
        true
    }
}

impl<T: Transport> Office for Client<T> {
    fn capabilities(&self) -> Result<Capabilities> {
        self.ask("GET", protocol::CAPABILITIES, &[])
    }

    fn enrol(&self, request: &EnrolRequest) -> Result<EnrolResponse> {
        self.ask("POST", protocol::ENROL, &json(request)?)
    }

    fn status(&self, request: &StatusRequest) -> Result<StatusResponse> {
        self.ask("POST", protocol::STATUS, &json(request)?)
    }

    fn upload_state(&self, digest: &BlobDigest) -> Result<UploadState> {
        self.ask("GET", &protocol::upload_path(digest), &[])
    }

    fn upload(
        &self,
        digest: &BlobDigest,
        size: u64,
        offset: u64,
        chunk: &[u8],
    ) -> Result<UploadState> {
        let path = format!(
            "{}?offset={offset}&size={size}",
            protocol::upload_path(digest)
        );
        let check = (protocol::CHUNK_DIGEST, BlobDigest::of(chunk).to_string());
        let mut into = Vec::new();
        self.ask_into("PUT", &path, chunk, &[check], ANSWER_MAX, &mut into)?;
        serde_json::from_slice(&into).map_err(|_| not_understood())
    }

    fn blob(&self, digest: &BlobDigest, most: u64, into: &mut dyn Write) -> Result<()> {
        self.ask_into("GET", &protocol::blob_path(digest), &[], &[], most, into)
    }

    fn commit(&self, batch: &[u8]) -> Result<Receipt> {
        self.ask("POST", protocol::BATCHES, batch)
    }

    fn issued(&self, after: u64) -> Result<IssuedPage> {
        self.ask("GET", &format!("{}?after={after}", protocol::ISSUED), &[])
    }
}

fn json(of: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(of).map_err(Refusal::internal)
}

fn not_understood() -> Refusal {
    Refusal::new(
        Code::Unreachable,
        "县办的回答无法识别，可能被中间的网络设备改动。请稍后再试，或改用U盘报送",
    )
}

fn strange(status: u16) -> Refusal {
    let message = format!("县办的服务没有正常回答（{status}），请稍后再试，或改用U盘报送");
    Refusal::new(Code::Unreachable, message)
}
