use crate::rounds::{chance, rounds, well};
use minglu_tests::desk::Desk;
use minglu_tests::{fixture, programs};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use zip::ZipArchive;

const PASSWORD: &str = "春天的小河 2026";

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

    fn tasks(&self) -> Value {
        self.desk.ok(&["list", "task"])["rows"].clone()
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

/// With some room, at most so many bytes, the command works or says that the disk is full; what was
/// there stays, or is put `back`.
fn squeezed(
    small: &Small,
    most: usize,
    arguments: &[&str],
    stays: impl Fn() -> Value,
    back: impl Fn(),
) {
    let before = stays();
    let mut chance = chance();
    let mut refused = 0;
    for round in 0..rounds(12) {
        small.leave(if round == 0 { 0 } else { chance.usize(0..most) });
        let telling = small.desk.telling(arguments, &[PASSWORD]);
        let tried = telling.wait_with_output().unwrap();
        small.room();
        let words = String::from_utf8(tried.stderr).unwrap();
        if tried.status.success() {
            back();
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
    let undo = || drop(small.desk.ok(&["undo"]));
    squeezed(&small, 150_000, &arguments, || small.tasks(), undo);
}

#[test]
fn an_attachment_on_a_full_disk_says_so_and_changes_nothing() {
    let Some(small) = Small::disk() else { return };
    let task = small.desk.ok(&["add", "task", "requirement=公开财政预算"])["id"].clone();
    let task = task.as_str().unwrap().to_owned();
    let proof = small.desk.file("截图.bin", vec![7; 600_000]);
    let proof = proof.display().to_string();
    let evidence = || small.desk.ok(&["show", "task", &task])["evidence"].clone();
    let undo = || drop(small.desk.ok(&["undo"]));
    let arguments = ["attach", "task", &task, &proof];
    squeezed(&small, 900_000, &arguments, evidence, undo);
}

#[test]
fn a_backup_on_a_full_disk_says_so_and_leaves_only_sound_ones() {
    let Some(small) = Small::disk() else { return };
    small.desk.ok(&["add", "task", "requirement=公开财政预算"]);
    let sound = || {
        for backup in small.desk.ok(&["backups"])["backups"].as_array().unwrap() {
            let backup = backup["path"].as_str().unwrap();
            assert_eq!(small.desk.ok(&["rehearse", backup])["ok"], true);
        }
    };
    let stays = || {
        sound();
        small.tasks()
    };
    squeezed(&small, 600_000, &["backup"], stays, || {});
}

#[test]
fn a_restore_on_a_full_disk_says_so_and_keeps_the_ledger() {
    let Some(small) = Small::disk() else { return };
    small.desk.ok(&["add", "task", "requirement=公开财政预算"]);
    let file = small.desk.path("带走.mlbak");
    small.desk.ok(&["backup", "-o", &file]);
    let arguments = ["restore", &file];
    squeezed(&small, 1_500_000, &arguments, || small.tasks(), || {});
}

#[test]
fn an_upgrade_on_a_full_disk_says_so_and_goes_on_when_there_is_room() {
    let Some(small) = Small::disk() else { return };
    let fixture = "src-tauri/crates/ledger/tests/fixtures/formats/1.zip";
    let fixture = programs::root().join(fixture);
    let older = || {
        for entry in fs::read_dir(small.desk.data()).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => fs::remove_dir_all(path).unwrap(),
                false => fs::remove_file(path).unwrap(),
            }
        }
        let mut zip = ZipArchive::new(fs::File::open(&fixture).unwrap()).unwrap();
        zip.extract(small.desk.data()).unwrap();
    };
    older();
    let whole = small.tasks();
    older();
    let stays = || whole.clone();
    squeezed(&small, 900_000, &["list", "unit"], stays, || {
        assert_eq!(small.tasks(), whole);
        older();
    });
}

#[test]
fn a_password_on_a_full_disk_is_set_whole_or_not_at_all() {
    let Some(small) = Small::disk() else { return };
    small.desk.ok(&["add", "task", "requirement=公开财政预算"]);
    let arguments = ["password", "set"];
    squeezed(
        &small,
        1_200_000,
        &arguments,
        || small.tasks(),
        || {
            small.desk.told(&["password", "remove"], &[PASSWORD]);
        },
    );
}

#[test]
fn an_export_on_a_full_disk_says_so_and_leaves_no_half_file() {
    let Some(small) = Small::disk() else { return };
    for n in 0..20 {
        let requirement = format!("requirement=第{n}项：公开财政预算");
        small.desk.ok(&["add", "task", &requirement]);
    }
    let out = small.desk.data().join("落实情况.docx");
    let name = out.display().to_string();
    let form = "task-breakdown-progress";
    let arguments = ["export", "task", "--form", form, "-o", &name];
    let stays = || {
        assert!(!out.exists());
        small.tasks()
    };
    squeezed(&small, 20_000, &arguments, stays, || {
        fs::remove_file(&out).unwrap();
    });
}
