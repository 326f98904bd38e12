//! The Debian packages.

use super::VERSION;
use super::package::Package;
use super::tree::put;
use crate::place;
use crate::process::{self, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// What is run while a package is installed and removed.
const SCRIPTS: [&str; 3] = ["postinst", "prerm", "postrm"];

/// Packs the tree as .deb.
pub fn make(folder: &Path, package: &Package, tree: &Path) -> Outcome<PathBuf> {
    let architecture = process::answer("dpkg", &["--print-architecture"]).ok_or("dpkg fails")?;
    let control = tree.join("DEBIAN");
    fs::create_dir_all(&control)?;
    let text = control_text(package, &architecture, &depends(folder, package, tree)?);
    fs::write(control.join("control"), text)?;
    for (from, script) in package
        .scripts
        .iter()
        .flat_map(|from| SCRIPTS.map(|one| (from, one)))
    {
        let from = place::root().join(from).join(script);
        put(&from, &control.join(script), 0o755)?;
    }
    let path = folder.join(format!("{}_{VERSION}_{architecture}.deb", package.name));
    let mut build = process::command("dpkg-deb");
    build
        .args(["--root-owner-group", "-Zxz", "--build"])
        .arg(tree)
        .arg(&path);
    process::run(&mut build)?;
    fs::remove_dir_all(control)?;
    Ok(path)
}

/// The libraries that the programs are linked to, with the releases that have what they use.
fn depends(folder: &Path, package: &Package, tree: &Path) -> Outcome<String> {
    let debian = folder.join("debian");
    fs::create_dir_all(&debian)?;
    let name = package.name;
    fs::write(
        debian.join("control"),
        format!("Source: {name}\n\nPackage: {name}\nArchitecture: any\n"),
    )?;
    let home = tree.join(package.home);
    let programs = package.programs.iter().map(|program| home.join(program));
    let mut command = process::command("dpkg-shlibdeps");
    let output = command
        .current_dir(folder)
        .arg("-O")
        .args(programs)
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

fn control_text(package: &Package, architecture: &str, depends: &str) -> String {
    let Package { name, control, .. } = package;
    format!(
        "Package: {name}
Version: {VERSION}
Architecture: {architecture}
Maintainer: Minglu <minglu@localhost>
Section: misc
Priority: optional
Depends: {depends}
{control}"
    )
}
