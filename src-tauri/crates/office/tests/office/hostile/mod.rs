//! A client that means harm: refused, noted by its code, and nothing of it stays.

mod noted;
mod slow;
mod upload;

use crate::common::{Machine, Server};
use chrono::{TimeDelta, Utc};
use minglu_office::batch::{Filter, list};
use minglu_sync::batch::BATCH_MAX;
use minglu_sync::client::{Asked, Office as _, Said, Transport};
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::{
    BATCHES, CHUNK_DIGEST, CHUNK_MAX, DEVICE, ISSUED, NONCE, RequestSeal, SIGNATURE, TIME,
    blob_path, upload_path,
};
use serde_json::Value;

type Headers = Vec<(&'static str, String)>;

struct Attack {
    _dir: tempfile::TempDir,
    server: Server,
    victim: Machine,
    attacker: Machine,
}

impl Attack {
    fn begin() -> Attack {
        let dir = tempfile::tempdir().unwrap();
        let server = Server::of(dir.path(), None, false);
        let victim = server.machine("澄溪县财政局");
        let attacker = server.machine("澄溪县教育局");
        Attack {
            _dir: dir,
            server,
            victim,
            attacker,
        }
    }

    fn send(&self, method: &str, path: &str, headers: Headers, body: &[u8]) -> (u16, String) {
        let asked = Asked {
            method,
            path,
            headers,
            body,
            most: 1024 * 1024,
        };
        let Said { status, refusal } = self.server.way().send(&asked, &mut Vec::new()).unwrap();
        let refusal: Value = serde_json::from_slice(&refusal).unwrap_or_default();
        (
            status,
            refusal["code"].as_str().unwrap_or_default().to_owned(),
        )
    }

    fn signed(&self, machine: &Machine, method: &str, path: &str, body: &[u8]) -> (u16, String) {
        let mut headers = headers(machine, method, path, body);
        headers.push((CHUNK_DIGEST, BlobDigest::of(body).to_string()));
        self.send(method, path, headers, body)
    }

    /// Nothing was stored, and everything holds together.
    fn unharmed(&self) {
        let office = self.server.office();
        assert!(list(&office.store, &Filter::default()).unwrap().is_empty());
        assert_eq!(minglu_office::backup::check(office).unwrap(), []);
    }
}

fn headers(machine: &Machine, method: &str, path: &str, body: &[u8]) -> Headers {
    let nonce = uuid::Uuid::new_v4().simple().to_string();
    let seal = RequestSeal {
        time: Utc::now(),
        ..machine.seal(method, path, body, &nonce)
    };
    sealed(machine, &seal)
}

fn sealed(machine: &Machine, seal: &RequestSeal<'_>) -> Headers {
    let signature = seal.sign(machine.device.suite, &machine.secret).unwrap();
    vec![
        (DEVICE, machine.device.id.clone()),
        (TIME, seal.time_text()),
        (NONCE, seal.nonce.to_owned()),
        (SIGNATURE, signature.to_string()),
    ]
}

#[test]
fn what_is_not_signed_or_wrongly_is_refused() {
    let attack = Attack::begin();
    let path = "/api/v1/issued?after=0";
    assert_eq!(
        attack.send("GET", path, Vec::new(), b""),
        (401, "unauthenticated".into())
    );
    let good = headers(&attack.victim, "GET", path, b"");
    // Each part of the request is under the signature.
    assert_eq!(
        attack
            .send("GET", "/api/v1/issued?after=1", good.clone(), b"")
            .1,
        "unauthenticated"
    );
    let mut stolen = headers(&attack.attacker, "GET", path, b"");
    stolen[0].1.clone_from(&attack.victim.device.id);
    assert_eq!(attack.send("GET", path, stolen, b"").1, "unauthenticated");
    let batch = attack.victim.batch(1, 1);
    let other = attack.victim.batch(2, 1);
    let of_other = headers(&attack.victim, "POST", BATCHES, other.bytes());
    assert_eq!(
        attack.send("POST", BATCHES, of_other, batch.bytes()).1,
        "unauthenticated"
    );
    let stranger = Machine::stranger(minglu_sync::crypto::Suite::Ed25519);
    assert_eq!(
        attack.signed(&stranger, "GET", path, b"").1,
        "unauthenticated"
    );
    attack.unharmed();
    assert_eq!(attack.send("GET", path, good, b"").0, 200);
}

#[test]
fn a_request_that_was_overheard_is_of_no_use() {
    let attack = Attack::begin();
    let path = "/api/v1/issued?after=0";
    let overheard = headers(&attack.victim, "GET", path, b"");
    assert_eq!(attack.send("GET", path, overheard.clone(), b"").0, 200);
    assert_eq!(
        attack.send("GET", path, overheard, b""),
        (401, "replayed".into())
    );
    for days in [-365, 365] {
        let mut seal = attack
            .victim
            .seal("GET", path, b"", "00000000000000000000000000000001");
        seal.time = Utc::now() + TimeDelta::days(days);
        let headers = sealed(&attack.victim, &seal);
        assert_eq!(attack.send("GET", path, headers, b"").1, "clock_skewed");
    }
}

#[test]
fn what_is_too_large_is_not_read() {
    let attack = Attack::begin();
    let digest = BlobDigest::of(b"x");
    let chunk = vec![0; CHUNK_MAX + 1];
    let path = format!("{}?offset=0&size={}", upload_path(&digest), chunk.len());
    assert_eq!(
        attack.signed(&attack.attacker, "PUT", &path, &chunk).1,
        "too_large"
    );
    let path = format!("{}?offset=0&size={}", upload_path(&digest), u64::MAX);
    assert_eq!(
        attack.signed(&attack.attacker, "PUT", &path, b"x").1,
        "too_large"
    );
    let path = format!("{}?offset={}&size=1", upload_path(&digest), u64::MAX);
    assert_eq!(
        attack.signed(&attack.attacker, "PUT", &path, b"x").1,
        "too_large"
    );
    let huge = vec![b'\n'; BATCH_MAX + 1];
    assert_eq!(
        attack.signed(&attack.attacker, "POST", BATCHES, &huge).1,
        "too_large"
    );
    attack.unharmed();
}

#[test]
fn a_batch_that_is_not_what_it_says_is_refused_whole() {
    let attack = Attack::begin();
    let victim = &attack.victim;
    let text = String::from_utf8(victim.batch(1, 3).bytes().to_vec()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let joined = |lines: &[&str]| format!("{}\n", lines.join("\n"));
    let fewer = joined(&[&lines[..3], &lines[4..]].concat());
    let twice = joined(&[&lines[..4], &lines[3..]].concat());
    let changed = text.replace("已公开第1项", "已公开第9项");
    let counted = text.replacen("\"count\":3", "\"count\":2", 1);
    let path_in_name = text.replace("2026-001", "../../etc/passwd");
    for broken in [
        fewer,
        twice,
        changed,
        counted,
        path_in_name,
        String::new(),
        "minglu-batch/1\n".into(),
    ] {
        assert_ne!(broken, text);
        let (status, code) = attack.signed(victim, "POST", BATCHES, broken.as_bytes());
        assert_eq!((status, code.as_str()), (400, "damaged"));
    }
    let later = text.replacen("minglu-batch/1", "minglu-batch/2", 1);
    assert_eq!(
        attack.signed(victim, "POST", BATCHES, later.as_bytes()).1,
        "newer"
    );
    attack.unharmed();
}

#[test]
fn no_unit_reaches_what_is_anothers() {
    let attack = Attack::begin();
    let Attack {
        victim,
        attacker,
        server,
        ..
    } = &attack;
    let batch = victim.batch(1, 1);
    // The attacker's own requests, with the victim's batch, and with a batch in the victim's name.
    assert_eq!(
        attack.signed(attacker, "POST", BATCHES, batch.bytes()),
        (403, "other_unit".into())
    );
    let mut posing = attacker.clone();
    posing.unit = victim.unit.clone();
    assert_eq!(
        attack
            .signed(attacker, "POST", BATCHES, posing.batch(1, 1).bytes())
            .1,
        "other_unit"
    );
    let mut forged = attacker.clone();
    forged.device.id.clone_from(&victim.device.id);
    forged.unit = victim.unit.clone();
    // As if on the victim's own machine, without its key.
    assert_eq!(
        attack
            .signed(victim, "POST", BATCHES, forged.batch(1, 1).bytes())
            .1,
        "unauthenticated"
    );
    attack.unharmed();

    let file = b"minutes of the victim";
    let client = server.client(victim);
    client
        .upload(&BlobDigest::of(file), file.len() as u64, 0, file)
        .unwrap();
    let path = blob_path(&BlobDigest::of(file));
    assert_eq!(attack.signed(attacker, "GET", &path, b"").1, "not_found");
    assert_eq!(
        attack
            .signed(
                attacker,
                "POST",
                BATCHES,
                attacker.batch_with(1, &[file]).bytes()
            )
            .1,
        "missing"
    );
    client.commit(batch.bytes()).unwrap();
    assert_eq!(server.client(attacker).issued(0).unwrap().items, []);
}

#[test]
fn a_digest_is_never_a_path() {
    let attack = Attack::begin();
    for name in ["..%2F..%2Foffice.sqlite", "%2e%2e", "AAAA", "office.sqlite"] {
        let path = format!("/api/v1/blobs/{name}");
        assert_eq!(
            attack.signed(&attack.attacker, "GET", &path, b""),
            (400, "invalid".into())
        );
    }
    assert_eq!(
        attack
            .signed(
                &attack.attacker,
                "GET",
                &format!("{ISSUED}/../../metrics"),
                b""
            )
            .0,
        404
    );
    assert_eq!(
        attack
            .signed(&attack.attacker, "GET", "/api/v1/issued?after=x", b"")
            .1,
        "invalid"
    );
}

#[test]
fn who_knocks_without_a_key_is_soon_kept_waiting() {
    let attack = Attack::begin();
    let knock = || {
        attack
            .send("GET", "/api/v1/issued?after=0", Vec::new(), b"")
            .1
    };
    let codes: Vec<String> = (0..60).map(|_| knock()).collect();
    assert!(codes.iter().any(|code| code == "busy"), "{codes:?}");
    // Whoever is known is not kept waiting with them.
    attack.server.client(&attack.victim).issued(0).unwrap();
}
