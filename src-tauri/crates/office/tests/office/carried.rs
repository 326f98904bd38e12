//! What is carried by hand means the same as what comes online.

use crate::common::{Machine, Office as Bare, Postgres, command};
use minglu_office::{Office, Place, batch, carry, unit};
use minglu_sync::Unknown;
use minglu_sync::batch::Batch;
use minglu_sync::crypto::{BlobDigest, OpenKey, Suite};
use minglu_sync::package::{Answer, Carried, Packer, PartKind, Recipient, Sender, open};
use minglu_sync::protocol::{
    BatchState, ENROLMENT_FILE, EnrolRequest, EnrolmentFile, KeyUse, KnownBatch,
};
use std::fs::File;
use std::path::PathBuf;
use tempfile::TempDir;
use tokio::runtime::Runtime;

struct Case {
    dir: TempDir,
    _runtime: Runtime,
    office: Office,
    bare: Bare,
}

impl Case {
    fn begin() -> Case {
        Case::on(None)
    }

    fn on(database: Option<String>) -> Case {
        let dir = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let place = Place {
            dir: dir.path().join("office"),
            database,
            blobs: None,
        };
        let office = Office::open(&place, runtime.handle().clone()).unwrap();
        let bare = Bare::open(&place.address().unwrap());
        Case {
            dir,
            _runtime: runtime,
            office,
            bare,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Packs batches and files for the office, as a unit's machine does.
    fn pack(
        &self,
        machine: &Machine,
        enrol: Option<EnrolRequest>,
        batches: &[&Batch],
        files: &[&[u8]],
    ) -> PathBuf {
        let letter = Carried {
            device: machine.device.id.clone(),
            suite: machine.device.suite,
            unit: None,
            enrol,
            batches: batches
                .iter()
                .map(|b| KnownBatch {
                    id: b.manifest().id,
                    digest: b.digest().clone(),
                })
                .collect(),
            epoch: None,
            after: 0,
            made_at: minglu_sync::Moment::UNIX_EPOCH,
            unknown: Unknown::new(),
        };
        let key = self
            .office
            .keys
            .public
            .iter()
            .find(|key| key.used_for == KeyUse::Seal)
            .unwrap();
        let to = Recipient {
            key: &key.id,
            public: &key.public_key,
        };
        let sender = Sender {
            suite: machine.device.suite,
            secret: &machine.secret,
        };
        let path = self.path("carried.mlsend");
        let mut packer = Packer::begin(File::create(&path).unwrap(), &to, sender, &letter).unwrap();
        batches
            .iter()
            .for_each(|batch| packer.batch(batch).unwrap());
        for file in files {
            packer
                .blob(BlobDigest::of(file), file.len() as u64, *file)
                .unwrap();
        }
        packer.finish().unwrap();
        path
    }

    fn receive(&self, from: &std::path::Path) -> minglu_office::Result<carry::Received> {
        carry::receive(&self.office, "测试", from, &self.path("answer.mlreceipt"))
    }

    /// Opens the answer as the machine does.
    fn answer(&self, own: &OpenKey) -> Answer {
        let input = File::open(self.path("answer.mlreceipt")).unwrap();
        let secret = own.secret();
        let mut opened = open(input, |_| OpenKey::new(&secret).ok()).unwrap();
        let answer: Answer = opened.letter().unwrap();
        while opened
            .next_part()
            .unwrap()
            .is_some_and(|part| part.kind == PartKind::Blob)
        {}
        let key = self
            .office
            .keys
            .public
            .iter()
            .find(|key| key.id == answer.key)
            .unwrap();
        opened.finish(&key.public_key).unwrap();
        answer
    }
}

#[test]
fn a_machine_that_was_never_online_is_enrolled_and_gets_its_receipts() {
    never_online(&Case::begin());
}

#[test]
fn postgresql_takes_in_what_is_carried_alike() {
    if let Some(server) = Postgres::start() {
        never_online(&Case::on(Some(server.url())));
    }
}

fn never_online(case: &Case) {
    let unit = case.bare.unit("澄溪县财政局");
    let code = unit::invite(&case.office.store, "测试", &unit)
        .unwrap()
        .code;
    let own = OpenKey::generate();
    let mut machine = Machine::stranger(Suite::Sm2);
    machine.device.sealing_key = own.public();
    machine.unit.code = unit;
    let file = b"carried evidence";
    let (with_file, plain) = (machine.batch_with(1, &[file]), machine.batch(2, 3));
    let package = case.pack(
        &machine,
        Some(machine.request(&code)),
        &[&with_file, &plain],
        &[file],
    );
    for _ in 0..2 {
        let received = case.receive(&package).unwrap();
        assert_eq!(
            (
                received.receipts.len(),
                received.refused.len(),
                received.files
            ),
            (2, 0, 1)
        );
        received.receipts[0].confirms(&with_file).unwrap();
        received.receipts[1].confirms(&plain).unwrap();
    }
    let answer = case.answer(&own);
    assert_eq!(
        (answer.batches.len(), answer.items.len(), answer.latest),
        (2, 2, 2)
    );
    assert!(
        answer
            .batches
            .iter()
            .all(|batch| batch.state == BatchState::Stored && batch.receipt.is_some())
    );
    // And online afterwards it is the same.
    let again = batch::commit(
        &case.office.store,
        &case.office.keys,
        &machine.caller(),
        plain.bytes().to_vec(),
    );
    assert_eq!(Some(&again.unwrap()), answer.batches[1].receipt.as_ref());
}

#[test]
fn one_bad_batch_does_not_stop_the_others() {
    let case = Case::begin();
    let machine = case.bare.machine(&case.bare.unit("澄溪县财政局"));
    let (lacking, good) = (
        machine.batch_with(1, &[b"left at home"]),
        machine.batch(2, 3),
    );
    let received = case
        .receive(&case.pack(&machine, None, &[&lacking, &good], &[]))
        .unwrap();
    assert_eq!(received.receipts[0].batch, good.manifest().id);
    assert_eq!(
        (received.refused[0].place, received.refused[0].code.as_str()),
        (1, "missing")
    );
}

#[test]
fn a_package_of_a_stranger_or_one_that_was_changed_leaves_nothing() {
    let case = Case::begin();
    let machine = case.bare.machine(&case.bare.unit("澄溪县财政局"));
    let batch = machine.batch(1, 3);
    let stranger = Machine::stranger(Suite::Ed25519);
    assert_eq!(
        case.receive(&case.pack(&stranger, None, &[&batch], &[]))
            .unwrap_err()
            .code,
        "unauthenticated"
    );
    // Somebody else's key under the machine's name.
    let mut posing = machine.clone();
    posing.secret = Suite::Ed25519.generate();
    assert_eq!(
        case.receive(&case.pack(&posing, None, &[&batch], &[]))
            .unwrap_err()
            .code,
        "unauthenticated"
    );
    let package = case.pack(&machine, None, &[&batch], &[]);
    let whole = std::fs::read(&package).unwrap();
    for cut in [0, 20, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&package, &whole[..cut]).unwrap();
        assert_eq!(case.receive(&package).unwrap_err().code, "damaged");
    }
    let filter = batch::Filter::default();
    assert!(batch::list(&case.office.store, &filter).unwrap().is_empty());
    assert!(!case.path("answer.mlreceipt").exists());
    assert_eq!(
        std::fs::read_dir(case.dir.path().join("office/work"))
            .unwrap()
            .count(),
        0
    );
}

#[test]
fn the_slip_of_a_unit_holds_all_that_it_needs_to_enrol_by_hand() {
    let case = Case::begin();
    let unit = case.bare.unit("澄溪县财政局");
    let path = case.path("注册.json");
    let out = path.to_str().unwrap();
    let data = case.dir.path().join("office");
    let address = "https://10.2.3.4:8443";
    let told = command(
        &data,
        &["unit", "invite", &unit, "-o", out, "--address", address],
    )
    .unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let slip: EnrolmentFile = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (slip.format.as_str(), &slip.keys),
        (ENROLMENT_FILE, &case.office.keys.public)
    );
    assert_eq!(
        (slip.unit.code, slip.address.as_deref()),
        (unit.clone(), Some(address))
    );
    assert_eq!(told["code"], slip.code);
    let again = command(&data, &["unit", "invite", &unit, "-o", out]).unwrap_err();
    assert_eq!(again["code"], "conflict");
}
