use std::path::Path;

/// The type of the file system that holds a path, by the kernel's list of mounts.
pub(super) fn file_system(mounts: &str, path: &Path) -> Option<String> {
    let held = mounts.lines().filter_map(line);
    let holding = held.filter(|(point, _)| path.starts_with(point));
    // Of two mounts at one point the later one is seen: `max_by_key` keeps the last of equals.
    let (_, kind) = holding.max_by_key(|(point, _)| Path::new(point).components().count())?;
    Some(kind)
}

/// `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw`: the point, and the type.
fn line(line: &str) -> Option<(String, String)> {
    let (left, right) = line.split_once(" - ")?;
    let point = left.split(' ').nth(4)?;
    let kind = right.split(' ').next()?;
    Some((plain(point), kind.to_owned()))
}

/// The kernel writes blanks in names as octal numbers.
fn plain(point: &str) -> String {
    point.replace("\\040", " ").replace("\\011", "\t")
}

/// True where the files are on another machine, or come through a program of its own. `fuseblk` is
/// a Windows disk in this very machine.
pub(super) fn is_remote(kind: &str) -> bool {
    const REMOTE: &[&str] = &[
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "9p",
        "ceph",
        "glusterfs",
        "davfs",
        "fuse",
    ];
    REMOTE.contains(&kind) || kind.starts_with("fuse.")
}

#[cfg(test)]
mod tests {
    use super::{file_system, is_remote};
    use std::path::Path;

    const MOUNTS: &str = "\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 21 0:35 / /mnt/share rw shared:2 - cifs //server/share rw
41 21 8:17 / /media/li/U\\040盘 rw - fuseblk /dev/sdb1 rw
42 21 0:40 / /home/li/remote rw - fuse.sshfs server: rw
43 40 0:41 / /mnt/share/local rw - ext4 /dev/sdc1 rw";

    #[test]
    fn the_nearest_mount_says_where_a_folder_is() {
        let kind = |path: &str| file_system(MOUNTS, Path::new(path)).unwrap_or_default();
        assert_eq!(kind("/home/li/x"), "ext4");
        assert_eq!(kind("/mnt/share/x"), "cifs");
        assert_eq!(kind("/mnt/shared"), "ext4");
        assert_eq!(kind("/mnt/share/local/x"), "ext4");
        assert_eq!(kind("/media/li/U 盘/x"), "fuseblk");
        assert!(is_remote(&kind("/mnt/share")) && is_remote(&kind("/home/li/remote/a")));
        assert!(!is_remote(&kind("/media/li/U 盘")) && !is_remote(&kind("/")));
    }
}
