//! The Debian packages that building, testing and bundling need.

use crate::process::{self, Outcome};
use std::collections::BTreeSet;
use std::process::Command;

/// What the programs are built from and run on.
pub const PROGRAM: &[&str] = &[
    "build-essential",
    "ca-certificates",
    "fonts-noto-cjk",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libwebkit2gtk-4.1-dev",
    "make",
    "perl",
    "pkg-config",
    "xdg-utils",
];

/// What the whole-program tests drive the programs with, and look at their papers with.
pub const TESTS: &[&str] = &[
    "chromium",
    "chromium-driver",
    "dbus",
    "dbus-x11",
    "ibus",
    "ibus-gtk3",
    "ibus-libpinyin",
    "libreoffice-calc",
    "libreoffice-writer",
    "poppler-utils",
    "postgresql",
    "webkit2gtk-driver",
    "xdotool",
    "xvfb",
];

/// What the comparisons run their peers with.
pub const BENCH: &[&str] = &["dbus", "python3", "python3-venv", "xvfb"];

/// What the packages are made with.
pub const BUNDLE: &[&str] = &["dpkg-dev", "rpm"];

/// Installs whatever is missing of these, as root on Debian; elsewhere says what to install.
pub fn need(packages: &[&str]) -> Outcome {
    if process::find("dpkg-query").is_none() {
        println!(
            "# not Debian: make sure that these are there: {}",
            packages.join(" ")
        );
        return Ok(());
    }
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    if !root() {
        return Err(format!("run this first: sudo apt-get install {}", missing.join(" ")).into());
    }
    apt(&["update"])?;
    apt(&[
        &["install", "--yes", "--no-install-recommends"],
        missing.as_slice(),
    ]
    .concat())
}

fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let format = "--showformat=${Package} ${db:Status-Status}\n";
    let query = Command::new("dpkg-query")
        .args(["--show", format])
        .args(packages)
        .output();
    let words = query.map(|output| output.stdout).unwrap_or_default();
    let there: BTreeSet<String> = String::from_utf8_lossy(&words)
        .lines()
        .filter_map(|line| line.strip_suffix(" installed").map(str::to_owned))
        .collect();
    packages
        .iter()
        .copied()
        .filter(|package| !there.contains(*package))
        .collect()
}

fn root() -> bool {
    process::answer("id", &["-u"]).as_deref() == Some("0")
}

fn apt(arguments: &[&str]) -> Outcome {
    let mut command = process::command("apt-get");
    process::run(
        command
            .arg("--quiet")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}
