//! The installed files, laid out as they will lie on the machine.

use super::package::Package;
use crate::place;
use crate::process::Outcome;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// Lays out the files of a package, with the programs of another folder, and returns their root.
pub fn stage(folder: &Path, package: &Package, built: &Path) -> Outcome<PathBuf> {
    let tree = folder.join(format!("tree-{}", package.name));
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    let home = tree.join(package.home);
    for program in package.programs {
        put(&built.join(program), &home.join(program), 0o755)?;
    }
    for (from, to) in package.files {
        put(&place::root().join(from), &tree.join(to), 0o644)?;
    }
    for (name, target) in package.links {
        let link = tree.join(name);
        parent(&link)?;
        symlink(target, link)?;
    }
    let copyright = format!("usr/share/doc/{}/copyright", package.name);
    put(&place::root().join("LICENSE"), &tree.join(copyright), 0o644)?;
    Ok(tree)
}

/// Copies a file to where it will lie.
pub fn put(from: &Path, to: &Path, mode: u32) -> Outcome {
    parent(to)?;
    fs::copy(from, to).map_err(|e| format!("{}: {e}", from.display()))?;
    fs::set_permissions(to, fs::Permissions::from_mode(mode))?;
    Ok(())
}

fn parent(of: &Path) -> Outcome {
    Ok(of.parent().map_or(Ok(()), fs::create_dir_all)?)
}
