use crate::Place;
use serde_json::{Map, Value, json};
use std::env;
use std::fs::read_to_string;

/// What may be told of the environment: none of these names a person or a folder of theirs.
const SETTINGS: &[&str] = &[
    "LANG",
    "XDG_SESSION_TYPE",
    "XDG_CURRENT_DESKTOP",
    "GTK_IM_MODULE",
    "WEBKIT_DISABLE_DMABUF_RENDERER",
    "WEBKIT_DISABLE_COMPOSITING_MODE",
    "MINGLU_LOG",
];

/// Longest name of a browser.
const LONGEST: usize = 300;

/// The program and the machine.
pub(super) fn system(place: &Place, browser: Option<&str>) -> Value {
    let settings: Map<String, Value> = SETTINGS
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), env::var(name).ok()?.into())))
        .collect();
    json!({
        "minglu": env!("CARGO_PKG_VERSION"),
        "host": place.kind(),
        "browser": browser.map(|name| name.chars().take(LONGEST).collect::<String>()),
        "os": env::consts::OS,
        "arch": env::consts::ARCH,
        "system": line("/etc/os-release", "PRETTY_NAME="),
        "kernel": line("/proc/sys/kernel/osrelease", ""),
        "memory": line("/proc/meminfo", "MemTotal:"),
        "processors": std::thread::available_parallelism().map_or(0, usize::from),
        "place_warning": minglu_ledger::place_warning(place.dir()).is_some(),
        "settings": settings,
    })
}

/// What follows this word on a line of a file.
fn line(file: &str, word: &str) -> Option<String> {
    let text = read_to_string(file).ok()?;
    let found = text.lines().find_map(|line| line.strip_prefix(word));
    found.map(|rest| rest.trim().trim_matches('"').to_owned())
}
