//! The plan, case by case: `fixtures/plan.txt`.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_sync::crypto::Suite;
use minglu_sync::plan::{Mark, Ours, Step, plan};
use minglu_sync::protocol::{StatusResponse, TheirBatch};
use serde_json::json;
use uuid::Uuid;

fn id(letter: &str) -> Uuid {
    Uuid::from_u128(letter.bytes().next().unwrap().into())
}

fn ours(text: &str) -> Ours {
    Ours {
        id: id(text),
        digest: Suite::Ed25519.digest(text.as_bytes()),
        receipt: text.ends_with('+'),
    }
}

fn mark(text: &str) -> Mark {
    let Some((epoch, after)) = text.split_once(':') else {
        return Mark::default();
    };
    Mark {
        epoch: Some(epoch.into()),
        after: after.parse().unwrap(),
    }
}

fn theirs(text: &str) -> StatusResponse {
    let (batches, end): (Vec<_>, Vec<_>) = text.split_whitespace().partition(|w| w.contains('='));
    let end = mark(end[0]);
    StatusResponse {
        batches: batches.into_iter().map(their_batch).collect(),
        epoch: end.epoch.unwrap(),
        latest: end.after,
        now: chrono::DateTime::UNIX_EPOCH,
        unknown: Default::default(),
    }
}

fn their_batch(text: &str) -> TheirBatch {
    let (letter, state) = text.split_once('=').unwrap();
    let receipt = state.ends_with('*');
    TheirBatch {
        id: id(letter),
        state: serde_json::from_value(json!(state.trim_end_matches('*'))).unwrap(),
        receipt: receipt.then(|| support::receipt(id(letter))),
    }
}

fn words(steps: &[Step]) -> String {
    let letter = |id: &Uuid| char::from(id.as_u128() as u8);
    let word = |step: &Step| match step {
        Step::KeepReceipt(id) => format!("keep {}", letter(id)),
        Step::Send(id) => format!("send {}", letter(id)),
        Step::Tell(id) => format!("tell {}", letter(id)),
        Step::Fetch(after) => format!("fetch {after}"),
    };
    steps.iter().map(word).collect::<Vec<_>>().join(", ")
}

#[test]
fn each_case_of_the_table_has_its_steps() {
    let table = include_str!("fixtures/plan.txt");
    let cases = table.lines().filter(|line| !line.starts_with('#'));
    let mut counted = 0;
    for case in cases {
        let parts: Vec<&str> = case.split('|').map(str::trim).collect();
        let [name, batches, known, office, steps] = parts[..] else {
            panic!("not a case: {case}")
        };
        let batches: Vec<Ours> = batches.split_whitespace().map(ours).collect();
        let planned = plan(&batches, &mark(known), &theirs(office));
        assert_eq!(words(&planned), steps, "{name}");
        counted += 1;
    }
    assert_eq!(counted, 18);
}
