//! Where a data folder lies. A ledger on a network share or in a folder that a cloud service copies
//! can be damaged by either, however careful the program is.

mod mount;

use std::path::Path;

/// Names of folders that cloud services copy, with the name under which people know the service.
const CLOUDS: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("坚果云", "坚果云"),
    ("nutstore", "坚果云"),
    ("dropbox", "Dropbox"),
    ("百度网盘", "百度网盘"),
    ("百度云", "百度网盘"),
    ("baidunetdisk", "百度网盘"),
    ("baidusyncdisk", "百度网盘"),
    ("wps云盘", "WPS云盘"),
    ("wps cloud", "WPS云盘"),
    ("wpsdrive", "WPS云盘"),
    ("kingsoftclouddisk", "WPS云盘"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("google drive", "Google Drive"),
    ("阿里云盘", "阿里云盘"),
    ("天翼云盘", "天翼云盘"),
    ("微云", "微云"),
    ("weiyun", "微云"),
    ("nextcloud", "Nextcloud"),
    ("syncthing", "Syncthing"),
];

/// What is wrong with a folder as the place of a ledger, in Chinese; nothing where it is fine.
pub fn place_warning(dir: &Path) -> Option<String> {
    let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    let what = cloud(&dir).or_else(|| share(&dir))?;
    Some(format!(
        "数据文件夹在{what}里，数据可能被同步程序或网络中断损坏。请把它移到本机硬盘的普通文件夹"
    ))
}

fn cloud(dir: &Path) -> Option<String> {
    dir.components().find_map(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        let (_, name) = CLOUDS.iter().find(|(word, _)| part.contains(word))?;
        Some(format!("“{name}”的同步文件夹"))
    })
}

fn share(dir: &Path) -> Option<String> {
    if dir.to_string_lossy().starts_with(r"\\") {
        return Some("网络共享".to_owned());
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = mount::file_system(&mounts, dir)?;
    mount::is_remote(&kind).then(|| format!("网络共享（{kind}）"))
}

#[cfg(test)]
mod tests {
    use super::{cloud, place_warning};
    use std::path::Path;

    #[test]
    fn folders_of_cloud_services_are_named_and_others_are_not() {
        for (path, name) in [
            ("/home/li/OneDrive - 县政府/明录", "OneDrive"),
            ("/home/li/我的坚果云/明录", "坚果云"),
            ("/home/li/Dropbox/minglu", "Dropbox"),
            ("/home/li/BaiduSyncdisk/x", "百度网盘"),
            ("/home/li/WPS云盘/x", "WPS云盘"),
            (
                "/Users/li/Library/Mobile Documents/com~apple~CloudDocs/x",
                "iCloud",
            ),
        ] {
            let found = cloud(Path::new(path));
            assert!(found.is_some_and(|words| words.contains(name)), "{path}");
        }
        assert_eq!(cloud(Path::new("/home/li/文档/明录")), None);
        assert_eq!(place_warning(Path::new("/")), None);
    }
}
