//! An office that changes its keys stays the office; nobody else becomes it.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used)]

use minglu_sync::client::OfficeKeys;
use minglu_sync::crypto::{OpenKey, SecretKey, Suite};
use minglu_sync::protocol::{Issued, IssuedKind, KeyUse, OfficeKey};
use serde_json::{Value, json};

fn key(id: &str, suite: Suite) -> (OfficeKey, SecretKey) {
    let secret = suite.generate();
    let key = OfficeKey {
        id: id.to_owned(),
        used_for: KeyUse::Sign,
        suite: Some(suite),
        public_key: suite.public(&secret).unwrap(),
        endorsed: None,
    };
    (key, secret)
}

fn ids(keys: &OfficeKeys) -> Vec<&str> {
    keys.0.iter().map(|key| key.id.as_str()).collect()
}

#[test]
fn a_chain_of_keys_is_followed_in_whatever_order_it_is_said() {
    for suite in Suite::ALL {
        let (first, first_secret) = key("1", suite);
        let (second, second_secret) = key("2", suite);
        let second = second.endorse("1", suite, &first_secret).unwrap();
        let third = key("3", suite).0;
        let third = third.endorse("2", suite, &second_secret).unwrap();
        let seal = OfficeKey {
            id: "4".to_owned(),
            used_for: KeyUse::Seal,
            suite: None,
            public_key: OpenKey::generate().public(),
            endorsed: None,
        };
        let seal = seal.endorse("2", suite, &second_secret).unwrap();
        let known = OfficeKeys(vec![first.clone()]);
        let extended = known.extended(&[third, seal, first, second]);
        assert_eq!(ids(&extended), ["1", "2", "3", "4"]);
    }
}

#[test]
fn a_key_for_which_no_known_one_stands_is_left_out() {
    let (first, _) = key("1", Suite::Ed25519);
    let (stranger, strange) = key("2", Suite::Ed25519);
    let known = OfficeKeys(vec![first]);
    // Nobody's word, a stranger's word under the known name, and the stranger's own.
    let posing = stranger.clone().endorse("1", Suite::Ed25519, &strange);
    let own = stranger.clone().endorse("2", Suite::Ed25519, &strange);
    for said in [stranger, posing.unwrap(), own.unwrap()] {
        assert_eq!(ids(&known.extended(&[said])), ["1"]);
    }
}

#[test]
fn a_key_that_was_changed_after_it_was_endorsed_is_left_out() {
    let (first, secret) = key("1", Suite::Ed25519);
    let honest = key("2", Suite::Ed25519).0;
    let mut changed = honest.endorse("1", Suite::Ed25519, &secret).unwrap();
    changed.public_key = key("2", Suite::Ed25519).0.public_key;
    assert_eq!(ids(&OfficeKeys(vec![first]).extended(&[changed])), ["1"]);
}

#[test]
fn the_word_of_an_unknown_kind_survives_being_kept() {
    let digest = Suite::Ed25519.digest(b"{}");
    let came = json!({
        "sequence": 7, "id": "018f0000-0000-7000-8000-000000000001", "kind": "duty_roster",
        "digest": digest, "body": {}, "blobs": [], "urgent": true,
    });
    let item: Issued = serde_json::from_value(came.clone()).unwrap();
    assert_eq!(item.kind, IssuedKind::Other);
    assert_eq!(item.kind_word(), "duty_roster");
    assert_eq!(serde_json::to_value(&item).unwrap(), came);
    let mut known: Value = came;
    known["kind"] = json!("calendar");
    let item: Issued = serde_json::from_value(known.clone()).unwrap();
    assert_eq!(item.kind, IssuedKind::Calendar);
    assert_eq!(serde_json::to_value(&item).unwrap(), known);
}
