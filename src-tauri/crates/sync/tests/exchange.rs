//! Online, by hand, mixed and cut off: in the end both sides are in the same state.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use minglu_sync::Code;
use minglu_sync::client::{Desk, round, take_answer};
use minglu_sync::crypto::{BlobDigest, OpenKey, SecretKey, Suite};
use minglu_sync::package::{Answer, Carried, Packer, Recipient, Sender, open};
use minglu_sync::plan::Ours;
use proptest::prelude::*;
use support::{MemoryDesk, MemoryOffice, batch, unit};

/// A unit and an office, and what is on the way between them by hand.
struct World {
    secret: SecretKey,
    opens: OpenKey,
    desk: MemoryDesk,
    office: MemoryOffice,
    to_office: Vec<Vec<u8>>,
    to_unit: Vec<Vec<u8>>,
    frozen: u32,
    issued: u32,
}

#[derive(Debug, Clone)]
enum Act {
    Freeze { large: bool },
    Issue,
    Online(Vec<Option<u8>>),
    Export,
    OfficeReads(usize),
    UnitReads(usize),
}

impl World {
    fn new() -> World {
        let secret = Suite::Ed25519.generate();
        let device = Suite::Ed25519.public(&secret).unwrap();
        World {
            secret,
            opens: OpenKey::generate(),
            desk: MemoryDesk::default(),
            office: MemoryOffice::new(device),
            to_office: Vec::new(),
            to_unit: Vec::new(),
            frozen: 0,
            issued: 0,
        }
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Freeze { large } => self.freeze(*large),
            Act::Issue => {
                self.issued += 1;
                self.office.issue(&format!("通知{}", self.issued));
            }
            Act::Online(faults) => {
                let faults = faults.iter().map(|f| f.map(support::fault));
                *self.office.faults.borrow_mut() = faults.collect();
                // A round that is cut off leaves what it did.
                let _ = round(&self.office, &self.desk, &self.office.keys());
                self.office.faults.borrow_mut().clear();
            }
            Act::Export => self.export(),
            Act::OfficeReads(at) => self.office_reads(*at),
            Act::UnitReads(at) => self.unit_reads(*at),
        }
    }

    fn freeze(&mut self, large: bool) {
        self.frozen += 1;
        let size = if large { 5 * 1024 * 1024 } else { 10 };
        let file = vec![self.frozen as u8; size];
        let frozen = batch(Suite::Ed25519, &self.secret, self.frozen, &[&file]);
        let mut blobs = self.desk.blobs.borrow_mut();
        blobs.insert(BlobDigest::of(&file), file);
        self.desk.frozen.borrow_mut().push(frozen);
    }

    fn export(&mut self) {
        let mark = self.desk.mark().unwrap();
        let ours = self.desk.batches().unwrap();
        let letter = Carried {
            device: "device-1".into(),
            suite: Suite::Ed25519,
            unit: Some(unit()),
            enrol: None,
            batches: ours.iter().map(Ours::known).collect(),
            epoch: mark.epoch,
            after: mark.after,
            made_at: chrono::DateTime::UNIX_EPOCH,
            unknown: Default::default(),
        };
        let (public, sender) = (self.office.seal.public(), self.sender());
        let to = Recipient {
            key: "seal-1",
            public: &public,
        };
        let mut packer = Packer::begin(Vec::new(), &to, sender, &letter).unwrap();
        for batch in self.desk.frozen.borrow().iter() {
            packer.batch(batch).unwrap();
            for part in &batch.manifest().attachments {
                let file = self.desk.open_blob(&part.digest).unwrap();
                packer.blob(part.digest.clone(), part.size, file).unwrap();
            }
        }
        let package = packer.finish().unwrap();
        self.to_office.push(package);
    }

    fn sender(&self) -> Sender<'_> {
        Sender {
            suite: Suite::Ed25519,
            secret: &self.secret,
        }
    }

    /// The same file may be read again, late, or never.
    fn office_reads(&mut self, at: usize) {
        let Some(package) = at
            .checked_rem(self.to_office.len())
            .map(|at| &self.to_office[at])
        else {
            return;
        };
        let carried = self.office.read_package(package);
        let answer = self.office.answer(&carried);
        let sealing = self.opens.public();
        self.to_unit
            .push(self.office.pack(&answer, "device-1", &sealing));
    }

    fn unit_reads(&mut self, at: usize) {
        let Some(package) = at
            .checked_rem(self.to_unit.len())
            .map(|at| &self.to_unit[at])
        else {
            return;
        };
        let secret = OpenKey::new(&self.opens.secret()).ok();
        let mut opened = open(package.as_slice(), |key| {
            secret.filter(|_| key == "device-1")
        })
        .unwrap();
        let answer: Answer = opened.letter().unwrap();
        while let Some(part) = opened.next_part().unwrap() {
            let mut bytes = Vec::new();
            opened.read_part(&part, &mut bytes).unwrap();
            self.desk.blobs.borrow_mut().insert(part.digest, bytes);
        }
        let keys = self.office.keys();
        let public = keys.to_verify(&answer.key, answer.suite).unwrap();
        opened.finish(public).unwrap();
        take_answer(&answer, &self.desk, &keys).unwrap();
    }

    fn assert_settled(&self) {
        let frozen = self.desk.frozen.borrow();
        let stored = self.office.stored.borrow();
        let receipts = self.desk.receipts.borrow();
        assert_eq!(stored.len(), frozen.len(), "each batch once, and no other");
        for batch in frozen.iter() {
            let id = batch.manifest().id;
            assert_eq!(stored[&id].0.bytes(), batch.bytes());
            receipts[&id].confirms(batch).unwrap();
        }
        let items: Vec<_> = self.desk.items.borrow().values().cloned().collect();
        assert_eq!(items, *self.office.issued.borrow());
        let mark = self.desk.mark.borrow();
        assert_eq!(mark.after, items.len() as u64);
    }

    /// What is on screen is never more than what the office has.
    fn assert_true(&self) {
        let stored = self.office.stored.borrow();
        for (id, receipt) in self.desk.receipts.borrow().iter() {
            assert_eq!(stored[id].1, *receipt);
        }
        let mark = self.desk.mark.borrow().after;
        let items = self.desk.items.borrow();
        let taken = |n: u64| items.values().any(|item| item.sequence == n);
        assert!((1..=mark).all(taken), "nothing below the mark is missing");
    }
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let faults = prop::collection::vec(prop::option::weighted(0.3, 0..3u8), 0..12);
    let act = prop_oneof![
        2 => prop::bool::weighted(0.03).prop_map(|large| Act::Freeze { large }),
        2 => Just(Act::Issue),
        4 => faults.prop_map(Act::Online),
        2 => Just(Act::Export),
        2 => (0..10usize).prop_map(Act::OfficeReads),
        2 => (0..10usize).prop_map(Act::UnitReads),
    ];
    prop::collection::vec(act, 0..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn online_and_by_hand_in_any_order_end_in_the_same_state(acts in acts(), by_hand: bool) {
        let mut world = World::new();
        for act in &acts {
            world.act(act);
            world.assert_true();
        }
        if by_hand {
            world.export();
            world.office_reads(world.to_office.len() - 1);
            world.unit_reads(world.to_unit.len() - 1);
        } else {
            let keys = world.office.keys();
            round(&world.office, &world.desk, &keys).unwrap();
        }
        world.assert_settled();
        prop_assert!(world.desk.failures.borrow().iter().all(|f| f.refusal.code == Code::Unreachable));
    }
}

#[test]
fn a_second_round_does_nothing() {
    let mut world = World::new();
    [
        Act::Freeze { large: false },
        Act::Issue,
        Act::Online(vec![]),
    ]
    .iter()
    .for_each(|a| world.act(a));
    let done = round(&world.office, &world.desk, &world.office.keys()).unwrap();
    assert_eq!(done, Default::default());
}

#[test]
fn a_stopped_upload_goes_on_where_it_was() {
    let mut world = World::new();
    world.act(&Act::Freeze { large: true });
    // Two status calls, commit, state and the first chunk go well; then the line is cut.
    let faults = vec![Some(0), None, None, None, None, None];
    world.act(&Act::Online(faults));
    assert_eq!(world.office.uploaded.get(), 4 * 1024 * 1024);
    world.act(&Act::Online(vec![]));
    assert_eq!(
        world.office.uploaded.get(),
        5 * 1024 * 1024,
        "no byte twice"
    );
    world.assert_settled();
}

#[test]
fn an_office_that_came_back_from_a_backup_is_given_again_what_it_lost() {
    let mut world = World::new();
    for _ in 0..3 {
        world.act(&Act::Freeze { large: false });
    }
    world.act(&Act::Issue);
    world.act(&Act::Online(vec![]));
    world.office.restore(1, "e2");
    world.act(&Act::Online(vec![]));
    world.assert_settled();
}

#[test]
fn a_batch_that_is_refused_does_not_stop_the_others() {
    let mut world = World::new();
    for _ in 0..3 {
        world.act(&Act::Freeze { large: false });
    }
    let lost = world.desk.frozen.borrow()[1].manifest().attachments[0]
        .digest
        .clone();
    world.desk.blobs.borrow_mut().remove(&lost);
    world.act(&Act::Online(vec![]));
    assert_eq!(world.desk.receipts.borrow().len(), 2);
    let failures = world.desk.failures.borrow();
    let second = world.desk.frozen.borrow()[1].manifest().id;
    assert_eq!((failures.len(), failures[0].batch), (1, Some(second)));
}

#[test]
fn a_receipt_of_another_office_is_not_believed() {
    let mut world = World::new();
    world.act(&Act::Freeze { large: false });
    let other = World::new();
    let refused = round(&world.office, &world.desk, &other.office.keys()).unwrap_err();
    assert_eq!(refused.code, Code::NotTheOffice);
    assert!(world.desk.receipts.borrow().is_empty());
}
