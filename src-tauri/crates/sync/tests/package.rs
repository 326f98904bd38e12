//! The file that is carried by hand: read by its recipient only, whole, from its sender, or not at
//! all.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_sync::crypto::{BlobDigest, OpenKey, PublicKey, SecretKey, Suite};
use minglu_sync::package::{Packer, PartKind, Recipient, Sender, open};
use minglu_sync::{Code, Result};
use proptest::prelude::*;
use serde_json::{Value, json};

struct Trip {
    sender: SecretKey,
    opens: OpenKey,
    suite: Suite,
}

impl Trip {
    fn new(suite: Suite) -> Trip {
        Trip {
            sender: suite.generate(),
            opens: OpenKey::generate(),
            suite,
        }
    }

    fn public(&self) -> PublicKey {
        self.suite.public(&self.sender).unwrap()
    }

    fn pack(&self, parts: &[&[u8]]) -> Vec<u8> {
        let public = self.opens.public();
        let to = Recipient {
            key: "seal-1",
            public: &public,
        };
        let sender = Sender {
            suite: self.suite,
            secret: &self.sender,
        };
        let letter = json!({ "suite": self.suite, "says": "送上" });
        let mut packer = Packer::begin(Vec::new(), &to, sender, &letter).unwrap();
        for part in parts {
            let digest = BlobDigest::of(part);
            packer.blob(digest, part.len() as u64, *part).unwrap();
        }
        packer.finish().unwrap()
    }

    fn unpack(&self, package: &[u8], public: &PublicKey) -> Result<Vec<Vec<u8>>> {
        let secret = OpenKey::new(&self.opens.secret())?;
        let mut opened = open(package, |key| (key == "seal-1").then_some(secret))?;
        let letter: Value = opened.letter()?;
        assert_eq!(letter["says"], "送上");
        let mut parts = Vec::new();
        while let Some(part) = opened.next_part()? {
            assert_eq!(part.kind, PartKind::Blob);
            let mut bytes = Vec::new();
            opened.read_part(&part, &mut bytes)?;
            parts.push(bytes);
        }
        opened.finish(public)?;
        Ok(parts)
    }
}

#[test]
fn parts_of_any_size_come_out_as_they_went_in() {
    for suite in Suite::ALL {
        let trip = Trip::new(suite);
        let sizes = [0, 1, 65_535, 65_536, 65_537, 200_000];
        let parts: Vec<Vec<u8>> = sizes.iter().map(|size| vec![b'\n'; *size]).collect();
        let package = trip.pack(&parts.iter().map(Vec::as_slice).collect::<Vec<_>>());
        assert_eq!(trip.unpack(&package, &trip.public()).unwrap(), parts);
    }
}

#[test]
fn nobody_else_can_open_it_and_nothing_in_it_lies_open() {
    let trip = Trip::new(Suite::Ed25519);
    let package = trip.pack(&[b"a secret of the unit"]);
    let other = Trip::new(Suite::Ed25519);
    assert_eq!(
        other.unpack(&package, &trip.public()).unwrap_err().code,
        Code::Damaged
    );
    let lies_open = package.windows(6).any(|window| window == b"secret");
    assert!(!lies_open);
}

#[test]
fn a_package_of_another_sender_is_not_believed() {
    let trip = Trip::new(Suite::Ed25519);
    let package = trip.pack(&[b"one"]);
    let stranger = Trip::new(Suite::Ed25519).public();
    let refused = trip.unpack(&package, &stranger).unwrap_err();
    assert_eq!(refused.code, Code::Unauthenticated);
}

#[test]
fn a_part_that_is_not_what_its_digest_says_is_not_packed() {
    let trip = Trip::new(Suite::Ed25519);
    let public = trip.opens.public();
    let to = Recipient {
        key: "seal-1",
        public: &public,
    };
    let sender = Sender {
        suite: trip.suite,
        secret: &trip.sender,
    };
    let mut packer = Packer::begin(Vec::new(), &to, sender, &json!({})).unwrap();
    let digest = BlobDigest::of(b"one");
    for (size, content) in [(3, b"two".as_slice()), (3, b"on"), (2, b"one")] {
        let refused = packer.blob(digest.clone(), size, content).unwrap_err();
        assert_eq!(refused.code, Code::Damaged);
    }
}

#[test]
fn what_is_no_package_is_told_from_one_of_a_later_program() {
    let trip = Trip::new(Suite::Ed25519);
    let code = |bytes: &[u8]| trip.unpack(bytes, &trip.public()).unwrap_err().code;
    assert_eq!(code(b"minglu-package/2\n"), Code::Newer);
    assert_eq!(code(b"minglu-package/1\n{}\n"), Code::Damaged);
    assert_eq!(code(b"PK\x03\x04"), Code::Damaged);
    assert_eq!(code(&[0xff; 9000]), Code::Damaged);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn cut_or_changed_anywhere_it_is_refused(at in any::<prop::sample::Index>(), bit in 0..8u8, cut: bool) {
        let trip = Trip::new(Suite::Ed25519);
        let mut package = trip.pack(&[b"one", b"two"]);
        let at = at.index(package.len());
        match cut {
            true => package.truncate(at),
            false => package[at] ^= 1 << bit,
        }
        prop_assert!(trip.unpack(&package, &trip.public()).is_err());
    }
}
