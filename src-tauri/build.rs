//! Lets Tauri read the configuration, the icons and the permissions of the window's own commands.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["call", "upload", "painted"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
        .expect("the Tauri configuration is readable");
}
