use super::body::{self, whole};
use super::refused;
use crate::device::{self, Caller, Claim};
use crate::http::slots::{Room, Turn};
use crate::http::{Host, beside};
use crate::{Error, Result};
use axum::body::Body;
use axum::extract::{ConnectInfo, OriginalUri, Request, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use minglu_sync::batch::BATCH_MAX;
use minglu_sync::crypto::Signature;
use minglu_sync::protocol::{
    CHUNK_MAX, DEVICE, NONCE, OLDEST, PROTOCOL_HEADER, RequestSeal, SIGNATURE, TIME,
};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Largest body of a question.
const QUESTION_MAX: usize = 1024 * 1024;

/// Lets through what a known machine has signed. Who asks stands with the request from then on.
/// What is refused, here or further in, goes into the log.
pub(super) async fn pass(
    State(host): State<Arc<Host>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let passed = match Claimed::of(request.headers()) {
        Ok(claimed) => admit(&host, peer.ip(), claimed, request).await,
        Err(error) => Err(error),
    };
    let (who, response) = match passed {
        Ok((request, place)) => {
            let caller = request.extensions().get::<Caller>().map(Caller::who);
            let response = next.run(request).await;
            drop(place);
            (caller, response)
        }
        Err(error) => (None, knocked(&host, peer.ip(), error).into_response()),
    };
    refused::note(&host, peer.ip(), who, response).await
}

/// Knocking is dear for those whom we do not know.
fn knocked(host: &Host, peer: IpAddr, error: Error) -> Error {
    if !["unauthenticated", "revoked"].contains(&error.code.as_str()) {
        return error;
    }
    match host.strangers.take(&peer.to_string()) {
        Ok(()) => error,
        Err(busy) => busy,
    }
}

/// The place that a large request has until it has been answered; a small one needs none.
type Place = Option<(Room, Turn)>;

async fn admit(
    host: &Arc<Host>,
    peer: IpAddr,
    claimed: Claimed,
    request: Request,
) -> Result<(Request, Place)> {
    // By address too: nobody has proved yet that he is this machine, and could use up its share.
    host.known.take(&format!("{} {peer}", claimed.device))?;
    // Nothing large is taken in from somebody whom we do not know at all.
    let device = claimed.device.clone();
    let known = beside(host, move |host| {
        host.office.store.read(|sql| device::signer(sql, &device))
    });
    known.await?.ok_or_else(device::unknown)?;
    let (mut parts, body) = request.into_parts();
    let most = most(parts.uri.path());
    let path = asked(&parts);
    let room = match most > QUESTION_MAX {
        true => Some(host.large.room(peer, size(&parts, most)).await?),
        false => None,
    };
    let body = whole(body, most, &body::USUAL).await?;
    let place = match room {
        Some(room) => Some((room, host.large.turn().await?)),
        None => None,
    };
    let (method, signed) = (parts.method.to_string(), body.clone());
    let caller = beside(host, move |host| {
        let claim = Claim {
            seal: claimed.seal(&method, &path, &signed),
            signature: &claimed.signature,
        };
        device::recognise(&host.office.store, &claim)
    });
    parts.extensions.insert(caller.await?);
    Ok((Request::from_parts(parts, Body::from(body)), place))
}

/// Bytes that a body takes: what it says itself, else the most that it may have.
fn size(parts: &Parts, most: usize) -> usize {
    let said = parts.headers.get(CONTENT_LENGTH);
    let said = said.and_then(|value| value.to_str().ok()?.parse().ok());
    said.unwrap_or(most).min(most)
}

/// The path with its query, as it stands in the request line.
fn asked(parts: &Parts) -> String {
    let uri = parts.extensions.get::<OriginalUri>();
    let uri = uri.map_or(&parts.uri, |original| &original.0);
    uri.path_and_query()
        .map_or("", |path| path.as_str())
        .to_owned()
}

/// So large a body may be.
fn most(path: &str) -> usize {
    match path {
        path if path.ends_with("/batches") => BATCH_MAX,
        path if path.ends_with("/upload") => CHUNK_MAX,
        _ => QUESTION_MAX,
    }
}

/// What the headers of a request say.
struct Claimed {
    device: String,
    time: DateTime<Utc>,
    nonce: String,
    signature: Signature,
}

impl Claimed {
    fn of(headers: &HeaderMap) -> Result<Claimed> {
        let text = |name: &str| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            value.map(str::to_owned).ok_or_else(unauthenticated)
        };
        is_new_enough(headers)?;
        let time = DateTime::parse_from_rfc3339(&text(TIME)?).map_err(|_| unauthenticated())?;
        let nonce = text(NONCE)?;
        let hexadecimal = nonce.len() == 32 && nonce.bytes().all(|b| b.is_ascii_hexdigit());
        let device = text(DEVICE)?;
        if !hexadecimal || device.len() > 64 {
            return Err(unauthenticated());
        }
        Ok(Claimed {
            device,
            nonce,
            time: time.to_utc(),
            signature: Signature::try_from(text(SIGNATURE)?).map_err(|_| unauthenticated())?,
        })
    }

    fn seal<'a>(&'a self, method: &'a str, path: &'a str, body: &'a [u8]) -> RequestSeal<'a> {
        RequestSeal {
            method,
            path,
            body,
            device: &self.device,
            time: self.time,
            nonce: &self.nonce,
        }
    }
}

/// A program that speaks no version that we understand is told so plainly.
fn is_new_enough(headers: &HeaderMap) -> Result<()> {
    let spoken = headers
        .get(PROTOCOL_HEADER)
        .and_then(|value| value.to_str().ok());
    let spoken = spoken.and_then(|text| text.parse::<u32>().ok());
    match spoken.is_some_and(|version| version < OLDEST) {
        true => Err(Error::new(
            "too_old",
            "本机程序太旧，县政府办公室的服务器已不再支持，请先升级",
        )),
        false => Ok(()),
    }
}

fn unauthenticated() -> Error {
    Error::new(
        "unauthenticated",
        "无法确认这台设备的身份，请求未处理。请用县政府办公室给的注册码重新注册",
    )
}
