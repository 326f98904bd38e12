//! The Debian package.

use super::VERSION;
use super::tree::PROGRAMS;
use crate::process::{self, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// Packs the tree as .deb.
pub fn make(folder: &Path, tree: &Path) -> Outcome<PathBuf> {
    let architecture = process::answer("dpkg", &["--print-architecture"]).ok_or("dpkg fails")?;
    let control = tree.join("DEBIAN");
    fs::create_dir_all(&control)?;
    let text = control_text(&architecture, &depends(folder, tree)?);
    fs::write(control.join("control"), text)?;
    let package = folder.join(format!("minglu_{VERSION}_{architecture}.deb"));
    let mut build = process::command("dpkg-deb");
    build
        .args(["--root-owner-group", "-Zxz", "--build"])
        .arg(tree)
        .arg(&package);
    process::run(&mut build)?;
    fs::remove_dir_all(control)?;
    Ok(package)
}

/// The libraries that the programs are linked to, with the releases that have what they use.
fn depends(folder: &Path, tree: &Path) -> Outcome<String> {
    let debian = folder.join("debian");
    fs::create_dir_all(&debian)?;
    fs::write(
        debian.join("control"),
        "Source: minglu\n\nPackage: minglu\nArchitecture: any\n",
    )?;
    let programs = PROGRAMS.map(|program| tree.join("usr/bin").join(program));
    let mut command = process::command("dpkg-shlibdeps");
    let output = command
        .current_dir(folder)
        .arg("-O")
        .args(&programs)
        .output()?;
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let list = words
        .trim()
        .strip_prefix("shlibs:Depends=")
        .map(str::to_owned);
    let reason = || {
        format!(
            "dpkg-shlibdeps: {}",
            String::from_utf8_lossy(&output.stderr)
        )
    };
    Ok(list.ok_or_else(reason)?)
}

fn control_text(architecture: &str, depends: &str) -> String {
    format!(
        "Package: minglu
Version: {VERSION}
Architecture: {architecture}
Maintainer: Minglu <minglu@localhost>
Section: misc
Priority: optional
Depends: {depends}
Recommends: fonts-noto-cjk, xdg-utils
Description: 明录：政务公开工作台
 管理政务公开联系人的任务、台账和表格，不联网也能使用。
 含桌面窗口 minglu-desktop 和命令行 minglu（minglu serve 可在浏览器中使用）。
"
    )
}
