use super::fresh;
use crate::common::{Machine, Office};
use chrono::{TimeDelta, Utc};
use minglu_office::device::{self, Claim};
use minglu_office::unit;
use minglu_sync::crypto::Suite;

pub fn a_code_lets_in_one_machine_however_often_it_asks(office: &Office) {
    let unit = office.unit(&fresh("财政局"));
    let code = unit::invite(&office.store, "测试", &unit).unwrap().code;
    let machine = Machine::stranger(Suite::Sm2);
    let enrol = |machine: &Machine, code: &str| {
        device::enrol(&office.store, &office.keys, &machine.request(code))
    };
    let first = enrol(&machine, &code).unwrap();
    assert_eq!(first.unit.code, unit);
    assert_eq!(enrol(&machine, &code).unwrap().device, first.device);
    let other = Machine::stranger(Suite::Ed25519);
    assert_eq!(enrol(&other, &code).unwrap_err().code, "bad_code");
    assert_eq!(
        enrol(&other, "ABCD-ABCD-ABCD-ABCD").unwrap_err().code,
        "bad_code"
    );
    let mut forged = other.request(&unit::invite(&office.store, "测试", &unit).unwrap().code);
    forged.device.public_key = machine.device.public_key.clone();
    let refused = device::enrol(&office.store, &office.keys, &forged).unwrap_err();
    assert_eq!(refused.code, "unauthenticated");
}

pub fn a_revoked_machine_is_shut_out(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let id = &machine.device.id;
    device::revoke(&office.store, "测试", id).unwrap();
    assert_eq!(
        device::revoke(&office.store, "测试", id).unwrap_err().code,
        "not_found"
    );
    assert_eq!(
        recognised(office, &machine, "00000000000000000000000000000001"),
        Err("revoked".to_owned())
    );
    let listed = device::list(&office.store).unwrap();
    assert!(
        listed
            .iter()
            .any(|device| device.id == *id && device.revoked_at.is_some())
    );
}

pub fn a_request_is_taken_once(office: &Office) {
    let machine = office.machine(&office.unit(&fresh("财政局")));
    let nonce = "0123456789abcdef0123456789abcdef";
    assert_eq!(
        recognised(office, &machine, nonce),
        Ok(machine.unit.code.clone())
    );
    assert_eq!(
        recognised(office, &machine, nonce),
        Err("replayed".to_owned())
    );
    let mut seal = machine.seal("GET", "/api/v1/issued?after=0", b"", nonce);
    seal.time = Utc::now() - TimeDelta::days(365);
    let signature = seal.sign(machine.device.suite, &machine.secret).unwrap();
    let late = device::recognise(
        &office.store,
        &Claim {
            seal: seal.clone(),
            signature: &signature,
        },
    );
    let late = late.unwrap_err();
    assert_eq!(late.code, "clock_skewed");
    assert!(late.details["now"].is_string());
    // The signature is over all of it.
    seal.path = "/api/v1/issued?after=1";
    let other = device::recognise(
        &office.store,
        &Claim {
            seal,
            signature: &signature,
        },
    );
    assert_eq!(other.unwrap_err().code, "unauthenticated");
}

fn recognised(office: &Office, machine: &Machine, nonce: &str) -> Result<String, String> {
    let seal = machine.seal("GET", "/api/v1/issued?after=0", b"", nonce);
    let signature = seal.sign(machine.device.suite, &machine.secret).unwrap();
    let claim = Claim {
        seal,
        signature: &signature,
    };
    device::recognise(&office.store, &claim)
        .map(|caller| caller.unit)
        .map_err(|error| error.code)
}
