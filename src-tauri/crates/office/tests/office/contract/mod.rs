//! Both databases keep the same promises: every operation of the store, on each.

mod batches;
mod blobs;
mod console;
mod devices;
mod offices;

use crate::common::{Machine, Office, Postgres};
use minglu_office::batch as submitted;
use minglu_sync::batch::Batch;
use minglu_sync::receipt::Receipt;

type Promise = fn(&Office);

const PROMISES: &[(&str, Promise)] = &[
    ("migrate", offices::a_second_migration_changes_nothing),
    ("name", offices::an_office_keeps_its_name_and_its_keys),
    ("unit", offices::a_name_or_code_is_given_once),
    (
        "enrol",
        devices::a_code_lets_in_one_machine_however_often_it_asks,
    ),
    ("revoke", devices::a_revoked_machine_is_shut_out),
    ("recognise", devices::a_request_is_taken_once),
    ("commit", batches::the_same_batch_gets_the_same_receipt),
    ("bytes", batches::a_batch_comes_back_as_it_came),
    ("missing", blobs::a_batch_waits_for_its_files),
    ("upload", blobs::an_upload_goes_on_where_it_was_cut),
    ("tidy", blobs::what_nobody_goes_on_with_is_thrown_away),
    (
        "settle",
        batches::a_batch_is_settled_once_and_the_unit_is_told,
    ),
    ("bulk", batches::accepting_many_leaves_alone_what_is_settled),
    ("list", batches::lists_show_one_unit_and_one_state),
    ("issue", offices::what_is_issued_has_no_gaps),
    ("overview", offices::the_overview_counts_what_is_unread),
    ("report", console::reports_are_gathered_by_unit_and_year),
    ("count", console::documents_and_contacts_are_counted),
    ("check", console::a_fault_is_issued_reported_and_mended),
    ("points", console::points_are_given_and_taken_back),
    ("audit", offices::the_log_is_a_chain),
];

#[test]
fn sqlite_keeps_every_promise() {
    for (name, promise) in PROMISES {
        eprintln!("sqlite: {name}");
        let dir = tempfile::tempdir().unwrap();
        promise(&Office::in_file(dir.path()));
    }
}

#[test]
fn postgresql_keeps_every_promise() {
    let Some(server) = Postgres::start() else {
        return;
    };
    // One database for all: no promise may hang on what another one left.
    for (name, promise) in PROMISES {
        eprintln!("postgresql: {name}");
        promise(&Office::open(&server.address()));
    }
}

/// A name that no other promise has used.
fn fresh(name: &str) -> String {
    format!("澄溪县{name}{}", uuid::Uuid::new_v4().simple())
}

fn stored(office: &Office, machine: &Machine, batch: &Batch) -> Receipt {
    let bytes = batch.bytes().to_vec();
    submitted::commit(&office.store, &office.keys, &machine.caller(), bytes).unwrap()
}
