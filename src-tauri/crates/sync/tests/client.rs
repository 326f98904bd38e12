//! Requests are signed by the office's clock, and answered or refused in the protocol's words.
#![allow(clippy::unwrap_used)]

use chrono::{TimeDelta, Utc};
use minglu_sync::client::{Asked, Client, Identity, Office, Said, Transport};
use minglu_sync::crypto::{PublicKey, Signature, Suite};
use minglu_sync::protocol::{DEVICE, NONCE, RequestSeal, SIGNATURE, SKEW_MAX, StatusRequest, TIME};
use minglu_sync::{Code, Moment, Result};
use serde_json::json;
use std::cell::RefCell;
use std::collections::HashSet;
use std::io::Write;

/// An office that verifies what comes, by a clock of its own.
struct Strict {
    public: PublicKey,
    suite: Suite,
    ahead: TimeDelta,
    nonces: RefCell<HashSet<String>>,
    asked: RefCell<u32>,
    says_nonsense: bool,
}

impl Strict {
    fn answer(&self, asked: &Asked<'_>) -> (u16, serde_json::Value) {
        let header = |name: &str| {
            let found = asked.headers.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone()).unwrap()
        };
        let time: Moment = header(TIME).parse().unwrap();
        let now = Utc::now() + self.ahead;
        if (now - time).num_seconds().abs() > SKEW_MAX {
            let details = json!({ "now": now });
            return (
                401,
                json!({ "code": "clock_skewed", "message": "时钟不准", "details": details }),
            );
        }
        let (device, nonce) = (header(DEVICE), header(NONCE));
        let seal = RequestSeal {
            method: asked.method,
            path: asked.path,
            body: asked.body,
            device: &device,
            time,
            nonce: &nonce,
        };
        let signature = Signature::try_from(header(SIGNATURE)).unwrap();
        seal.verify(self.suite, &self.public, &signature).unwrap();
        assert!(self.nonces.borrow_mut().insert(nonce), "used once only");
        let status = json!({ "batches": [], "epoch": "e1", "latest": 0, "now": now });
        (200, status)
    }
}

impl Transport for Strict {
    fn send(&self, asked: &Asked<'_>, into: &mut dyn Write) -> Result<Said> {
        *self.asked.borrow_mut() += 1;
        let (status, body) = match self.says_nonsense {
            true => (502, json!("<html>")),
            false => self.answer(asked),
        };
        let body = body.to_string().into_bytes();
        let refusal = match status {
            200 => {
                into.write_all(&body).unwrap();
                Vec::new()
            }
            _ => body,
        };
        Ok(Said { status, refusal })
    }
}

fn client(suite: Suite, ahead: TimeDelta, says_nonsense: bool) -> Client<Strict> {
    let secret = suite.generate();
    let strict = Strict {
        public: suite.public(&secret).unwrap(),
        suite,
        ahead,
        nonces: RefCell::default(),
        asked: RefCell::default(),
        says_nonsense,
    };
    let device = "device-1".to_owned();
    let identity = Identity {
        device,
        suite,
        secret,
    };
    Client::new(strict, Some(identity))
}

fn status(client: &Client<Strict>) -> Result<u64> {
    let batches = Vec::new();
    Ok(client.status(&StatusRequest { batches, after: 0 })?.latest)
}

#[test]
fn a_clock_that_is_wrong_by_a_year_costs_one_request_once() {
    for suite in Suite::ALL {
        for days in [-365, 365] {
            let client = client(suite, TimeDelta::days(days), false);
            status(&client).unwrap();
            assert_eq!(*client.transport().asked.borrow(), 2);
            status(&client).unwrap();
            assert_eq!(*client.transport().asked.borrow(), 3);
        }
    }
}

#[test]
fn an_answer_that_no_office_gave_is_told_as_one_that_did_not_come() {
    let client = client(Suite::Ed25519, TimeDelta::zero(), true);
    assert_eq!(status(&client).unwrap_err().code, Code::Unreachable);
}

#[test]
fn a_code_of_a_newer_office_is_read_with_its_words() {
    let text = r#"{"code":"something_new","message":"请升级"}"#;
    let refusal: minglu_sync::Refusal = serde_json::from_str(text).unwrap();
    assert_eq!(
        (refusal.code, refusal.message.as_str()),
        (Code::Unknown, "请升级")
    );
}
