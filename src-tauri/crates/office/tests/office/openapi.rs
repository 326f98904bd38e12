//! The description of the interface is true: its paths are the routes, its schemas the answers.

use crate::common::Server;
use boon::{Compiler, Schemas};
use minglu_office::http::openapi::document;
use minglu_office::person::{self, Role};
use minglu_office::when::Quarter;
use minglu_office::{audit, batch, bulletin, device, material, search, unit};
use minglu_sync::client::Office as _;
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::{KnownBatch, Outcome, StatusRequest};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn the_document_stays_what_it_is_unless_somebody_changes_it() {
    let mut document = document();
    document["info"]["version"] = json!("of the program");
    insta::assert_json_snapshot!("openapi", document);
}

/// The paths in the sources that make the routes.
fn routes() -> BTreeSet<String> {
    let sources = [
        ("/api/v1", include_str!("../../src/http/device/mod.rs")),
        (
            "/api/console",
            include_str!("../../src/http/console/mod.rs"),
        ),
        ("", include_str!("../../src/http/operator.rs")),
    ];
    let named = |(nest, source): (&str, &'static str)| {
        // The formatter may break the line before the path.
        let parts = source.split(".route(").skip(1);
        let paths = parts.filter_map(|part| part.split('"').nth(1));
        paths
            .map(|path| format!("{nest}{path}"))
            .collect::<Vec<_>>()
    };
    sources.into_iter().flat_map(named).collect()
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let described: BTreeSet<String> = document()["paths"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(described, routes());
}

struct Judge {
    schemas: Schemas,
    compiler: Compiler,
}

impl Judge {
    fn new() -> Judge {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(boon::Draft::V2020_12);
        compiler.add_resource("minglu:openapi", document()).unwrap();
        Judge {
            schemas: Schemas::new(),
            compiler,
        }
    }

    fn fits(&mut self, name: &str, value: &impl Serialize) {
        let place = format!("minglu:openapi#/components/schemas/{name}");
        let schema = self.compiler.compile(&place, &mut self.schemas).unwrap();
        let value = serde_json::to_value(value).unwrap();
        assert!(
            self.schemas.validate(&Value::Null, schema).is_err(),
            "{name} takes anything"
        );
        let judged = self.schemas.validate(&value, schema);
        assert!(
            judged.is_ok(),
            "{name}: {value:#} {}",
            judged.err().unwrap()
        );
    }
}

#[test]
fn real_answers_fit_their_schemas() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    let machine = server.machine("澄溪县财政局");
    let (client, store) = (server.client(&machine), &server.office().store);
    let mut judge = Judge::new();
    judge.fits("Capabilities", &client.capabilities().unwrap());
    let invitation = unit::invite(store, "测试", &machine.unit.code).unwrap();
    judge.fits("Invitation", &invitation);
    judge.fits("EnrolRequest", &machine.request(&invitation.code));
    let file = b"evidence";
    judge.fits(
        "UploadState",
        &client.upload(&BlobDigest::of(file), 8, 0, file).unwrap(),
    );
    let sent = machine.batch_with(1, &[file]);
    judge.fits("Receipt", &client.commit(sent.bytes()).unwrap());
    let ruling =
        json!({ "outcome": "returned", "remarks": [{ "record": "r0", "text": "请补充" }] });
    judge.fits("Ruling", &ruling);
    let ruling: batch::Ruling = serde_json::from_value(ruling).unwrap();
    assert_eq!(ruling.outcome, Outcome::Returned);
    let id = sent.manifest().id.to_string();
    batch::settle(store, "测试", &id, &ruling).unwrap();
    let asked = StatusRequest {
        batches: vec![KnownBatch {
            id: sent.manifest().id,
            digest: sent.digest().clone(),
        }],
        after: 0,
    };
    judge.fits("StatusRequest", &asked);
    judge.fits("StatusResponse", &client.status(&asked).unwrap());
    judge.fits("IssuedPage", &client.issued(0).unwrap());
    judge.fits("UnitOverview", &unit::overview(store).unwrap()[0]);
    judge.fits("Unit", &unit::list(store).unwrap()[0]);
    judge.fits("Device", &device::list(store).unwrap()[0]);
    let quarter = Quarter::parse("2026Q4").unwrap();
    judge.fits("BulletinLine", &bulletin::count(store, quarter).unwrap()[0]);
    judge.fits("Found", &search::find(store, "已公开").unwrap());
    judge.fits(
        "Batch",
        &batch::list(store, &batch::Filter::default()).unwrap()[0],
    );
    judge.fits("BatchShown", &batch::show(store, &id).unwrap());
    judge.fits("AuditEntry", &audit::list(store, None, 1).unwrap()[0]);
    let (directory, asked) = (material::Kind::UnitDirectory, material::Asked::default());
    let seen = material::preview(server.office(), directory, None, &asked);
    judge.fits("MaterialPreview", &seen.unwrap());
    let issued = material::issue(server.office(), "测试", directory, None, &asked).unwrap();
    judge.fits("MaterialIssued", &issued);
    judge.fits("Material", &material::list(store, None).unwrap()[0]);
    judge.fits("MaterialShown", &material::show(store, &issued.id).unwrap());
    let slip = unit::slip(server.office(), &invitation, Some(server.url()));
    judge.fits("EnrolmentFile", &slip.unwrap());
    person::add(store, "测试", "甲", Role::Leader, "long enough password").unwrap();
    judge.fits("Person", &person::list(store).unwrap()[0]);
    judge.fits("Error", &batch::show(store, "none").unwrap_err());
}
