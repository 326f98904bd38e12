//! The walls around the page: what it may load, and what it may ask of the machine.

use minglu_tests::desk::Desk;
use minglu_tests::loopback::Loopback;
use minglu_tests::programs::root;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn config() -> Value {
    serde_json::from_str(&read("src-tauri/tauri.conf.json")).unwrap()
}

/// A policy as its directives; `connect-src` without the window's own bridge to the program.
fn directives(policy: &str) -> BTreeSet<String> {
    let bridge = |word: &&str| !["ipc:", "http://ipc.localhost"].contains(word);
    let plain = |part: &str| {
        let words = part.split_whitespace().filter(bridge);
        words.collect::<Vec<_>>().join(" ")
    };
    policy.split(';').map(plain).collect()
}

/// Nothing from outside, nothing evaluated, no form sent anywhere, no frame. Whoever widens this
/// changes this test too, and says why.
const POLICY: [&str; 9] = [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
];

#[test]
fn the_window_loads_nothing_from_outside() {
    let security = &config()["app"]["security"];
    let policy = security["csp"].as_str().unwrap();
    assert_eq!(directives(policy), POLICY.map(str::to_owned).into());
    let known = ["csp", "capabilities", "freezePrototype"];
    let keys = security.as_object().unwrap().keys();
    let strange: Vec<_> = keys.filter(|key| !known.contains(&key.as_str())).collect();
    assert!(strange.is_empty(), "{strange:?} may open the wall");
    assert_eq!(config()["app"]["withGlobalTauri"], false);
    assert_eq!(
        config()["app"]["windows"],
        json!([]),
        "windows are made in one place"
    );
    assert_eq!(config()["plugins"], Value::Null);
    assert_eq!(config()["build"]["devUrl"], Value::Null);
}

#[test]
fn the_page_may_ask_for_the_programs_own_commands_and_nothing_else() {
    let files = fs::read_dir(root().join("src-tauri/capabilities"))
        .unwrap()
        .flatten();
    let names: Vec<_> = files
        .map(|f| f.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, ["main.json"]);
    let main: Value = serde_json::from_str(&read("src-tauri/capabilities/main.json")).unwrap();
    assert_eq!(main["windows"], json!(["main"]));
    assert_eq!(
        main["remote"],
        Value::Null,
        "no page of the web reaches the program"
    );
    let allowed = json!(["allow-call", "allow-upload", "allow-painted"]);
    assert_eq!(main["permissions"], allowed);
    assert_eq!(config()["app"]["security"]["capabilities"], json!(["main"]));
}

#[test]
fn the_window_has_no_plug_in() {
    for manifest in ["src-tauri/Cargo.toml", "Cargo.toml"] {
        assert!(!read(manifest).contains("tauri-plugin"), "{manifest}");
    }
    assert!(!read("ui/package.json").contains("@tauri-apps/plugin"));
}

#[test]
fn the_browser_gets_the_same_policy_as_the_window() {
    let desk = Desk::new();
    let host = Loopback::start(&desk.data()).unwrap();
    let cookie = host.cookie().unwrap();
    for path in ["/", "/api/file?path=/nowhere"] {
        let answer = host
            .ask(&format!("GET {path}"), &[&host.host(), &cookie], "")
            .unwrap();
        let policy = answer
            .lines()
            .find_map(|line| line.strip_prefix("content-security-policy: "));
        let policy = policy.unwrap_or_else(|| panic!("{path}: {answer}"));
        assert_eq!(directives(policy), POLICY.map(str::to_owned).into());
        assert!(
            answer.contains("x-content-type-options: nosniff"),
            "{answer}"
        );
    }
}
