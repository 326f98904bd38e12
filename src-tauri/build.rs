//! Lets Tauri read the configuration, the icons and the permissions of the window's own commands.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = tauri_build::AppManifest::new().commands(&["call", "upload", "painted"]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    Ok(tauri_build::try_build(attributes)?)
}
