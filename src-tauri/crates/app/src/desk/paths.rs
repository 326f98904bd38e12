use std::env::var_os;
use std::path::PathBuf;

/// `MINGLU_DATA`, else the user's data folder.
pub(super) fn data() -> PathBuf {
    folder("MINGLU_DATA")
        .or_else(|| folder("XDG_DATA_HOME").map(|d| d.join("minglu")))
        .unwrap_or_else(|| home().join(".local/share/minglu"))
}

/// `MINGLU_EXPORT_DIR`, else 明录 in the user's documents.
pub(crate) fn exports() -> PathBuf {
    folder("MINGLU_EXPORT_DIR").unwrap_or_else(|| documents().join("明录"))
}

/// The name that stands in the change log: `MINGLU_WHO`, else the system's user.
pub(super) fn who() -> String {
    ["MINGLU_WHO", "USER", "LOGNAME", "USERNAME"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|who| !who.trim().is_empty())
        .unwrap_or_else(|| "经办人".to_owned())
}

/// The program `minglu`, which does for its hosts what is hostile or heavy: this one itself, or the
/// one beside it.
pub(super) fn program() -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let name = if cfg!(windows) {
        "minglu.exe"
    } else {
        "minglu"
    };
    let program = own.parent()?.join(name);
    program.is_file().then_some(program)
}

fn folder(variable: &str) -> Option<PathBuf> {
    var_os(variable)
        .filter(|v| !v.is_empty())
        .map(PathBuf::from)
}

fn home() -> PathBuf {
    folder("HOME").unwrap_or_else(std::env::temp_dir)
}

/// Desktops in Chinese call it 文档; the one that is there wins.
fn documents() -> PathBuf {
    let candidates = ["文档", "Documents"].map(|name| home().join(name));
    candidates
        .into_iter()
        .find(|dir| dir.is_dir())
        .unwrap_or_else(|| home().join("文档"))
}
