#![allow(clippy::unwrap_used)]

use super::package::{DESK, OFFICE, Package};
use super::{deb, tree};
use crate::process;
use std::fs;
use std::path::{Path, PathBuf};

/// A package of small programs that are there anyway; nothing where Debian's tools are not.
fn packed(package: &Package, folder: &Path) -> Option<PathBuf> {
    if ["dpkg-deb", "dpkg-shlibdeps"]
        .iter()
        .any(|tool| process::find(tool).is_none())
    {
        eprintln!("skipped: dpkg-dev is not installed");
        return None;
    }
    let built = folder.join("built");
    fs::create_dir_all(&built).unwrap();
    for program in package.programs {
        fs::copy("/bin/true", built.join(program)).unwrap();
    }
    let tree = tree::stage(folder, package, &built).unwrap();
    Some(deb::make(folder, package, &tree).unwrap())
}

fn own_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("minglu-bundle-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn said(arguments: &[&str], package: &Path) -> String {
    let mut all = arguments.to_vec();
    all.push(package.to_str().unwrap());
    process::answer("dpkg-deb", &all).unwrap()
}

#[test]
fn the_offices_package_brings_a_service_of_its_own_user_that_writes_only_its_data() {
    let folder = own_folder("office");
    if let Some(package) = packed(&OFFICE, &folder) {
        let held = said(&["--contents"], &package);
        for file in [
            "./usr/lib/minglu-office/minglu-office\n",
            "./usr/lib/minglu-office/minglu\n",
            "./usr/bin/minglu-office -> ../lib/minglu-office/minglu-office\n",
            "./usr/share/doc/minglu-office/README.md\n",
        ] {
            assert!(format!("{held}\n").contains(file), "{file} in {held}");
        }
        let info = said(&["--field"], &package);
        assert!(info.contains("Package: minglu-office\n"), "{info}");
        assert!(info.contains("libc6"), "{info}");
        let out = folder.join("out");
        let raw = [
            "--raw-extract",
            package.to_str().unwrap(),
            out.to_str().unwrap(),
        ];
        process::answer("dpkg-deb", &raw).unwrap();
        let unit = out.join("usr/lib/systemd/system/minglu-office.service");
        let unit = fs::read_to_string(unit).unwrap();
        for line in [
            "User=minglu-office\n",
            "ProtectSystem=strict\n",
            "StateDirectory=minglu-office\n",
        ] {
            assert!(unit.contains(line), "{line} in {unit}");
        }
        for script in ["postinst", "prerm", "postrm"] {
            let script = out.join("DEBIAN").join(script);
            assert!(process::answer("sh", &["-n", script.to_str().unwrap()]).is_some());
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_desks_package_brings_its_two_programs_and_runs_nothing_when_it_is_installed() {
    let folder = own_folder("desk");
    if let Some(package) = packed(&DESK, &folder) {
        let held = said(&["--contents"], &package);
        for file in [
            "./usr/bin/minglu\n",
            "./usr/bin/minglu-desktop\n",
            "apps/minglu.png\n",
        ] {
            assert!(held.contains(file), "{file} in {held}");
        }
        assert!(!said(&["--info"], &package).contains("postinst"));
    }
    fs::remove_dir_all(folder).unwrap();
}
