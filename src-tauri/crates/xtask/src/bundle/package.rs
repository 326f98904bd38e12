//! What goes into a package, and what it says of itself.

/// A package.
pub struct Package {
    /// What it is called.
    pub name: &'static str,
    /// The folder in which its programs come to lie, side by side.
    pub home: &'static str,
    /// The programs.
    pub programs: &'static [&'static str],
    /// Further files: from where in the repository, and to where.
    pub files: &'static [(&'static str, &'static str)],
    /// Names that lead elsewhere: the name, and what it leads to.
    pub links: &'static [(&'static str, &'static str)],
    /// The folder of what is run while it is installed and removed; none where nothing is.
    pub scripts: Option<&'static str>,
    /// Lines of its control file, beyond name, version and libraries.
    pub control: &'static str,
}

/// The clerk's desk.
pub const DESK: Package = Package {
    name: "minglu",
    home: "usr/bin",
    programs: &["minglu", "minglu-desktop"],
    files: &[
        (
            "src-tauri/icons/32x32.png",
            "usr/share/icons/hicolor/32x32/apps/minglu.png",
        ),
        (
            "src-tauri/icons/128x128.png",
            "usr/share/icons/hicolor/128x128/apps/minglu.png",
        ),
        (
            "src-tauri/icons/256x256.png",
            "usr/share/icons/hicolor/256x256/apps/minglu.png",
        ),
        (
            "src-tauri/packaging/minglu.desktop",
            "usr/share/applications/minglu.desktop",
        ),
    ],
    links: &[],
    scripts: None,
    control: "Recommends: fonts-noto-cjk, xdg-utils
Description: 明录：政务公开工作台
 管理政务公开联系人的任务、台账和表格，不联网也能使用。
 含桌面窗口 minglu-desktop 和命令行 minglu（minglu serve 可在浏览器中使用）。
",
};

/// The county office's server. It reads tables by `minglu`, which lies beside it in a folder of its
/// own, so that a server needs neither the window nor its libraries, and a desk may be there too.
pub const OFFICE: Package = Package {
    name: "minglu-office",
    home: "usr/lib/minglu-office",
    programs: &["minglu-office", "minglu"],
    files: &[
        (
            "src-tauri/packaging/office/minglu-office.service",
            "usr/lib/systemd/system/minglu-office.service",
        ),
        (
            "src-tauri/packaging/office/README.md",
            "usr/share/doc/minglu-office/README.md",
        ),
    ],
    links: &[(
        "usr/bin/minglu-office",
        "../lib/minglu-office/minglu-office",
    )],
    scripts: Some("src-tauri/packaging/office"),
    control: "Recommends: fonts-noto-cjk, sudo
Suggests: postgresql
Description: 明录县办服务：政务公开报送的接收、审核、下发和汇总
 县政府办公室用浏览器收各单位的报送，下发通知，出通报和年报。
 第一步怎样做，见 /usr/share/doc/minglu-office/README.md。
",
};
