use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small disk of memory in the place of a folder.
pub struct Disk {
    folder: PathBuf,
}

impl Disk {
    /// Puts a folder with what is in it on a disk of so many megabytes; nothing where this user may
    /// not mount one, which is said.
    pub fn under(folder: &Path, megabytes: u32) -> Option<Disk> {
        let kept = folder.with_extension("kept");
        fs::rename(folder, &kept).unwrap();
        fs::create_dir(folder).unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder)
            .output();
        if !mounted.is_ok_and(|m| m.status.success()) {
            println!("skipped: no small disk can be mounted here");
            return None;
        }
        let copied = Command::new("cp")
            .arg("-a")
            .arg(kept.join("."))
            .arg(folder)
            .status();
        assert!(copied.unwrap().success());
        fs::remove_dir_all(kept).unwrap();
        Some(Disk {
            folder: folder.to_owned(),
        })
    }

    fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }

    /// Fills the disk but for so many bytes.
    pub fn leave(&self, bytes: usize) {
        let full = vec![1; 1 << 20];
        let mut more = fs::File::create(self.ballast()).unwrap();
        // As far as it goes.
        while std::io::Write::write_all(&mut more, &full).is_ok() {}
        let size = more.metadata().unwrap().len();
        more.set_len(size.saturating_sub(bytes as u64)).unwrap();
    }

    /// Makes room again.
    pub fn room(&self) {
        fs::remove_file(self.ballast()).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Whoever is about to end may still have a file open on it.
        let _ = Command::new("umount").arg("-l").arg(&self.folder).status();
    }
}
