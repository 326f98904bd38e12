use super::county::{Template, office_command};
use super::kill::{laden, made_good};
use crate::clock::{at, shim};
use serde_json::json;

const YEAR: i64 = 365 * 24 * 3600;

#[test]
fn a_unit_whose_clock_is_wrong_by_a_year_reports_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let Some(shim) = shim(folder.path()) else {
        return;
    };
    let template = Template::new();
    let county = laden(&template);
    let desk = &county.units[0];
    for off in [YEAR, -YEAR] {
        let batch = at(
            desk,
            &shim,
            off,
            &["batch", "new", "--kind", "task_progress"],
        );
        let done = at(desk, &shim, off, &["sync"]);
        assert_eq!(done["failures"], json!([]), "{off}");
        let sent = done["receipts"].as_array().unwrap();
        assert!(sent.contains(&batch["number"]), "{off}: {done}");
    }
    made_good(&county, "the unit's clock");
}

#[test]
fn an_office_whose_clock_is_wrong_by_a_year_is_reported_to_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let Some(shim) = shim(folder.path()) else {
        return;
    };
    let template = Template::new();
    let mut county = laden(&template);
    for off in [YEAR, -YEAR] {
        let mut wrong = office_command(&county.dir);
        wrong
            .env("LD_PRELOAD", &shim)
            .env("CLOCK_OFF", off.to_string());
        county.start_by(&mut wrong);
        let batch = county.units[0].ok(&["batch", "new", "--kind", "task_progress"]);
        let done = county.units[0].ok(&["sync"]);
        assert_eq!(done["failures"], json!([]), "{off}");
        let sent = done["receipts"].as_array().unwrap();
        assert!(sent.contains(&batch["number"]), "{off}: {done}");
    }
    county.start();
    made_good(&county, "the office's clock");
}
