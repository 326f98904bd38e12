//! The UI's types are those of the commands.

use std::path::Path;

#[test]
fn the_generated_typescript_is_fresh() {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/host/generated/commands.ts");
    let fresh = minglu_app::command::typescript();
    if std::env::var_os("MINGLU_GENERATE").is_some() {
        std::fs::write(&file, &fresh).unwrap();
    }
    let stored = std::fs::read_to_string(&file).unwrap();
    assert!(stored == fresh, "run `cargo xtask generate`");
}
