//! The installed files, laid out as they will lie on the machine.

use crate::place;
use crate::process::Outcome;
use std::fs;
use std::path::{Path, PathBuf};

/// The programs of a package.
pub const PROGRAMS: [&str; 2] = ["minglu", "minglu-desktop"];

const ICONS: [&str; 3] = ["32x32", "128x128", "256x256"];

/// Lays out the files of a package and returns their root.
pub fn stage(folder: &Path) -> Outcome<PathBuf> {
    let tree = folder.join("tree");
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    let source = place::root();
    for program in PROGRAMS {
        put(
            &place::program("release", program),
            &tree.join("usr/bin").join(program),
            0o755,
        )?;
    }
    for size in ICONS {
        let icon = source.join(format!("src-tauri/icons/{size}.png"));
        put(
            &icon,
            &tree.join(format!("usr/share/icons/hicolor/{size}/apps/minglu.png")),
            0o644,
        )?;
    }
    let entry = source.join("src-tauri/packaging/minglu.desktop");
    put(
        &entry,
        &tree.join("usr/share/applications/minglu.desktop"),
        0o644,
    )?;
    put(
        &source.join("LICENSE"),
        &tree.join("usr/share/doc/minglu/copyright"),
        0o644,
    )?;
    Ok(tree)
}

fn put(from: &Path, to: &Path, mode: u32) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map_err(|e| format!("{}: {e}", from.display()))?;
    fs::set_permissions(to, fs::Permissions::from_mode(mode))?;
    Ok(())
}
