//! The RPM package.

use super::VERSION;
use crate::place;
use crate::process::{self, Outcome};
use std::path::{Path, PathBuf};

/// Packs the tree as .rpm.
pub fn make(folder: &Path, tree: &Path) -> Outcome<PathBuf> {
    let spec = place::root().join("src-tauri/packaging/minglu.spec");
    let work = folder.join("rpmbuild");
    let mut build = process::command("rpmbuild");
    build.args(["-bb", "--quiet"]).arg(spec);
    for (name, value) in [
        ("minglu_version", VERSION.to_owned()),
        ("minglu_tree", tree.display().to_string()),
        ("_topdir", work.display().to_string()),
        ("_rpmdir", folder.display().to_string()),
        (
            "_rpmfilename",
            "%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm".to_owned(),
        ),
        ("_binary_payload", "w6.xzdio".to_owned()),
    ] {
        build.arg("--define").arg(format!("{name} {value}"));
    }
    process::run(&mut build)?;
    let architecture = std::env::consts::ARCH;
    Ok(folder.join(format!("minglu-{VERSION}-1.{architecture}.rpm")))
}
