use crate::disk::Disk;
use crate::rounds::{chance, rounds, well};
use minglu_tests::desk::Desk;
use minglu_tests::{fixture, programs};
use serde_json::Value;
use std::fs;
use zip::ZipArchive;

const PASSWORD: &str = "春天的小河 2026";

/// A desk whose data folder is on a small disk.
struct Small {
    // It goes before the desk's folder.
    disk: Disk,
    desk: Desk,
}

impl Small {
    fn disk() -> Option<Small> {
        let desk = Desk::new();
        let disk = Disk::under(&desk.data(), 8)?;
        Some(Small { disk, desk })
    }

    fn tasks(&self) -> Value {
        self.desk.ok(&["list", "task"])["rows"].clone()
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
        small
            .disk
            .leave(if round == 0 { 0 } else { chance.usize(0..most) });
        let telling = small.desk.telling(arguments, &[PASSWORD]);
        let tried = telling.wait_with_output().unwrap();
        small.disk.room();
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
