use crate::rounds::{chance, rounds, well};
use minglu_tests::desk::{Desk, command};
use minglu_tests::fixture;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A small disk of memory under a desk's data folder; nothing where this user may not mount one.
struct Small {
    desk: Desk,
}

impl Small {
    fn disk() -> Option<Small> {
        let desk = Desk::new();
        let kept = desk.folder.path().join("kept");
        fs::rename(desk.data(), &kept).unwrap();
        fs::create_dir(desk.data()).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"])
            .arg(desk.data())
            .output();
        if !mounted.is_ok_and(|m| m.status.success()) {
            println!("skipped: no small disk can be mounted here");
            return None;
        }
        let copied = Command::new("cp")
            .arg("-a")
            .arg(kept.join("."))
            .arg(desk.data())
            .status();
        assert!(copied.unwrap().success());
        Some(Small { desk })
    }

    fn ballast(&self) -> PathBuf {
        self.desk.data().join("ballast")
    }

    /// Fills the disk but for so many bytes.
    fn leave(&self, bytes: usize) {
        let full = vec![1; 16 << 20];
        let _ = fs::write(self.ballast(), &full); // as far as it goes
        let size = fs::metadata(self.ballast()).unwrap().len();
        let file = fs::File::options().write(true).open(self.ballast());
        file.unwrap()
            .set_len(size.saturating_sub(bytes as u64))
            .unwrap();
    }

    fn room(&self) {
        fs::remove_file(self.ballast()).unwrap();
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.desk.data()).status();
    }
}

/// With some room, at most so many bytes, the command works or says that the disk is full; what was there stays.
fn squeezed(small: &Small, most: usize, arguments: &[&str], stays: impl Fn() -> Value) {
    let before = stays();
    let mut chance = chance();
    let mut refused = 0;
    for _ in 0..rounds(12) {
        small.leave(chance.usize(0..most));
        let tried = command(&small.desk.data())
            .args(arguments)
            .output()
            .unwrap();
        small.room();
        let words = String::from_utf8(tried.stderr).unwrap();
        if tried.status.success() {
            small.desk.ok(&["undo"]);
        } else {
            refused += 1;
            assert!(words.contains("磁盘") && words.contains("空间"), "{words}");
        }
        assert_eq!(stays(), before);
        well(&small.desk);
    }
    assert!(refused > 0, "there was always room");
}

#[test]
fn an_import_on_a_full_disk_says_so_and_changes_nothing() {
    let Some(small) = Small::disk() else { return };
    small.desk.ok(&["add", "task", "requirement=公开财政预算"]);
    let paper = small.desk.folder.path().join("任务分解表.xlsx");
    fixture::tasks(&paper).unwrap();
    let paper = paper.display().to_string();
    let arguments = ["import", &paper, "--ledger", "task"];
    squeezed(&small, 150_000, &arguments, || {
        small.desk.ok(&["list", "task"])["rows"].clone()
    });
}

#[test]
fn an_attachment_on_a_full_disk_says_so_and_changes_nothing() {
    let Some(small) = Small::disk() else { return };
    let task = small.desk.ok(&["add", "task", "requirement=公开财政预算"])["id"].clone();
    let task = task.as_str().unwrap().to_owned();
    let proof = small.desk.file("截图.bin", vec![7; 600_000]);
    let proof = proof.display().to_string();
    let evidence = || small.desk.ok(&["show", "task", &task])["evidence"].clone();
    squeezed(
        &small,
        900_000,
        &["attach", "task", &task, &proof],
        evidence,
    );
}
