//! The published examples of the standards, and what both suites must do alike.
#![allow(clippy::unwrap_used)]

use minglu_sync::crypto::{OpenKey, PublicKey, SealKey, SecretKey, Signature, Suite};
use sm2::elliptic_curve::bigint::{ArrayEncoding, U256};
use sm2::elliptic_curve::ops::{MulByGenerator, Reduce};
use sm2::elliptic_curve::point::AffineCoordinates;
use sm2::elliptic_curve::{PrimeField, sec1::ToEncodedPoint};
use sm2::{ProjectivePoint, Scalar};

/// GB/T 32918.5-2017, annex A.2: the key pair, the signer's name, the message and the number k.
const D: &str = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
const X: &str = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
const Y: &str = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
const MESSAGE: &[u8] = b"message digest";
const SIGNER: &str = "1234567812345678";
const K: &str = "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
const Z: &str = "B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3";
const E: &str = "F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640";
const R: &str = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
const S: &str = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

fn bytes(text: &str) -> Vec<u8> {
    hex::decode(text).unwrap()
}

fn scalar(text: &str) -> Scalar {
    Scalar::from_repr(*sm2::FieldBytes::from_slice(&bytes(text))).unwrap()
}

fn public() -> PublicKey {
    PublicKey::from_bytes(&[vec![4], bytes(X), bytes(Y)].concat())
}

#[test]
fn sm3_gives_the_digests_that_the_standard_prints() {
    let three = Suite::Sm2.digest(b"abc");
    let sixty_four = Suite::Sm2.digest(&b"abcd".repeat(16));
    assert_eq!(
        [three.as_str(), sixty_four.as_str()],
        [
            "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            "sm3:debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
        ]
    );
}

#[test]
fn the_standards_secret_key_has_the_standards_public_key() {
    let secret = SecretKey::from_bytes(&bytes(D)).unwrap();
    assert_eq!(Suite::Sm2.public(&secret).unwrap(), public());
}

#[test]
fn the_signers_name_goes_into_the_digest_as_the_standard_has_it() {
    let key = sm2::dsa::VerifyingKey::from_sec1_bytes(SIGNER, public().as_bytes()).unwrap();
    let z = Suite::Sm2.digest(
        &[
            &[0, 128][..],
            SIGNER.as_bytes(),
            &bytes("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC"),
            &bytes("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93"),
            &bytes("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"),
            &bytes("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"),
            &key.as_affine().to_encoded_point(false).as_bytes()[1..],
        ]
        .concat(),
    );
    assert_eq!(z.as_str(), format!("sm3:{}", Z.to_lowercase()));
    let e = Suite::Sm2.digest(&[&bytes(Z), MESSAGE].concat());
    assert_eq!(e.as_str(), format!("sm3:{}", E.to_lowercase()));
}

/// The equations of GB/T 32918.2, 6.1, on the curve that we use, with the standard's own k.
#[test]
fn signing_with_the_standards_number_gives_the_standards_signature() {
    let point = ProjectivePoint::mul_by_generator(&scalar(K)).to_affine();
    let x1 = <Scalar as Reduce<U256>>::reduce_bytes(&point.x());
    let e = <Scalar as Reduce<U256>>::reduce(U256::from_be_byte_array(
        *sm2::FieldBytes::from_slice(&bytes(E)),
    ));
    let (r, d) = (e + x1, scalar(D));
    let s = (Scalar::ONE + d).invert().unwrap() * (scalar(K) - r * d);
    assert_eq!(
        [
            hex::encode_upper(r.to_bytes()),
            hex::encode_upper(s.to_bytes())
        ],
        [R, S]
    );
}

#[test]
fn the_standards_signature_is_accepted_and_no_neighbour_of_it() {
    let signature = [bytes(R), bytes(S)].concat();
    let verify = |message: &[u8], signature: &[u8]| {
        Suite::Sm2.verify(&public(), message, &Signature::from_bytes(signature))
    };
    verify(MESSAGE, &signature).unwrap();
    verify(b"message digesu", &signature).unwrap_err();
    for at in 0..signature.len() {
        let mut other = signature.clone();
        other[at] ^= 1;
        verify(MESSAGE, &other).unwrap_err();
    }
}

/// RFC 8032, 7.1, test 3.
#[test]
fn ed25519_gives_the_signature_that_the_rfc_prints() {
    let secret = bytes("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
    let secret = SecretKey::from_bytes(&secret).unwrap();
    let signature = Suite::Ed25519.sign(&secret, &[0xaf, 0x82]).unwrap();
    assert_eq!(
        signature.to_string(),
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac\
         18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    );
}

#[test]
fn each_suite_verifies_what_it_signed_and_nothing_else() {
    for suite in Suite::ALL {
        let (ours, other) = (suite.generate(), suite.generate());
        let (public, strange) = (suite.public(&ours).unwrap(), suite.public(&other).unwrap());
        let signature = suite.sign(&ours, b"one").unwrap();
        suite.verify(&public, b"one", &signature).unwrap();
        suite.verify(&public, b"two", &signature).unwrap_err();
        suite.verify(&strange, b"one", &signature).unwrap_err();
    }
}

#[test]
fn a_key_or_signature_of_the_wrong_length_is_refused_and_no_panic() {
    for suite in Suite::ALL {
        let public = suite.public(&suite.generate()).unwrap();
        for length in [0, 1, 31, 32, 63, 64, 65, 66] {
            let odd = vec![7; length];
            let signature = Signature::from_bytes(&odd);
            suite.verify(&public, b"one", &signature).unwrap_err();
            let key = PublicKey::from_bytes(&odd);
            suite
                .verify(&key, b"one", &Signature::from_bytes(&[7; 64]))
                .unwrap_err();
        }
    }
}

#[test]
fn only_the_recipient_opens_what_was_sealed_and_only_in_order() {
    let (ours, other) = (OpenKey::generate(), OpenKey::generate());
    let (begin, mut sealer) = SealKey::new(&ours.public()).unwrap().begin("test").unwrap();
    let first = sealer.seal(b"first", false).unwrap();
    let last = sealer.seal(b"last", true).unwrap();

    let mut opener = ours.begin(&begin, "test").unwrap();
    assert_eq!(opener.open(&first, false).unwrap(), b"first");
    assert_eq!(opener.open(&last, true).unwrap(), b"last");

    ours.begin(&begin, "test")
        .unwrap()
        .open(&last, true)
        .unwrap_err();
    ours.begin(&begin, "test")
        .unwrap()
        .open(&first, true)
        .unwrap_err();
    ours.begin(&begin, "else")
        .unwrap()
        .open(&first, false)
        .unwrap_err();
    other
        .begin(&begin, "test")
        .unwrap()
        .open(&first, false)
        .unwrap_err();
}
