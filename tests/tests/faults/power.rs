use crate::rounds::{chance, missing, rounds, well, write_until_killed};
use minglu_tests::desk::{Desk, command};
use minglu_tests::loopback::Loopback;
use minglu_tests::programs;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A desk on a disk that keeps only what was synced (`power_cut.c`).
struct Power {
    desk: Desk,
    shim: PathBuf,
    /// File names whose syncs the disk does not honour end so.
    deaf: &'static str,
}

impl Power {
    fn on(deaf: &'static str) -> Option<Power> {
        if !programs::ready(&["cc"]).unwrap() {
            return None;
        }
        let desk = Desk::new();
        let shim = desk.folder.path().join("power_cut.so");
        let source = programs::root().join("tests/tests/faults/power_cut.c");
        let built = Command::new("cc")
            .args(["-O1", "-Wall", "-shared", "-fPIC", "-o"])
            .args([&shim, &source])
            .arg("-ldl")
            .status();
        assert!(built.unwrap().success());
        Some(Power { desk, shim, deaf })
    }

    fn disk(&self) -> PathBuf {
        self.desk.folder.path().join("disk")
    }

    /// Writes for a while, then the power is cut, and comes back. Answers what was told stored.
    fn cut(&self, while_: Duration) -> Vec<String> {
        // What looked at the ledger since the last cut had its own syncs, which the disk has seen.
        let _ = fs::remove_dir_all(self.disk());
        copy(&self.desk.data(), &self.disk());
        let host = Loopback::spawn(
            command(&self.desk.data())
                .env("LD_PRELOAD", &self.shim)
                .env("POWER_CUT_DATA", self.desk.data())
                .env("POWER_CUT_DISK", self.disk())
                .env("POWER_CUT_DEAF", self.deaf),
        )
        .unwrap();
        let stored = write_until_killed(&host, while_);
        drop(host);
        fs::remove_dir_all(self.desk.data()).unwrap();
        copy(&self.disk(), &self.desk.data());
        stored
    }
}

/// Copies a folder; what the kill has left half copied stays behind.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.path().extension().is_none_or(|end| end != "part") {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn what_was_answered_survives_a_power_cut() {
    let Some(power) = Power::on("nothing") else {
        return;
    };
    let mut chance = chance();
    let mut stored = Vec::new();
    for _ in 0..rounds(30) {
        stored.extend(power.cut(Duration::from_millis(chance.u64(1..100))));
        assert_eq!(missing(&power.desk.data(), &stored), Vec::<String>::new());
    }
    println!("{} answered", stored.len());
    well(&power.desk);
}

/// The same where the write-ahead log is not synced at each commit, which is what
/// `synchronous=NORMAL` leaves out: the test above can fail.
#[test]
fn without_a_sync_at_each_commit_answered_writes_are_lost() {
    let Some(power) = Power::on("-wal") else {
        return;
    };
    let stored = power.cut(Duration::from_millis(150));
    assert!(!missing(&power.desk.data(), &stored).is_empty());
}
