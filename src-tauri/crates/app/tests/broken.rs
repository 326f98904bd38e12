//! A fault of the program costs a message, and not the desk.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::json;
use support::Unit;

#[test]
fn a_panic_becomes_a_polite_error_that_names_its_place() {
    let unit = Unit::printing();
    let fields = json!({ "unit": "澄溪县财政局", "name": "崩溃" });
    unit.call(
        "record.add",
        json!({ "ledger": "contact", "fields": fields }),
    );
    let error = unit.refused("form.preview", json!({ "form": "contact-list" }));
    assert_eq!(error.code, "internal");
    let place = error.detail["place"].as_str().unwrap();
    let (file, line) = place.rsplit_once(':').unwrap();
    assert!(file.ends_with("tests/support/mod.rs"), "{place}");
    assert!(line.parse::<u32>().unwrap() > 0, "{place}");
    assert!(error.message.contains(place) && error.message.contains("请重试"));
    let told = format!("{error:?}");
    assert!(
        !told.contains("13800001234"),
        "what a panic says is not told: {told}"
    );
    let page = unit.call("record.list", json!({ "ledger": "contact" }));
    assert_eq!(page["total"], 1, "the desk goes on");
}
