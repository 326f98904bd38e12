//! All that a program with a window needs, apart from everything else on the machine.

use crate::Step;
use crate::bus::Bus;
use crate::display::Display;
use crate::programs;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// A home folder, a screen and a message bus for one test.
pub struct Stage {
    display: Display,
    bus: Bus,
    home: TempDir,
}

impl Stage {
    /// Sets it up; nothing where a tool is missing on a machine of a person.
    ///
    /// # Errors
    /// Fails where a tool is missing in CI, or does not start.
    pub fn set(tools: &[&str]) -> Step<Option<Stage>> {
        if !programs::ready(&[&["Xvfb", "dbus-daemon"], tools].concat())? {
            return Ok(None);
        }
        let home = tempfile::Builder::new().prefix("minglu-stage").tempdir()?;
        for folder in ["run", "exports", "config", "cache", "share"] {
            fs::create_dir(home.path().join(folder))?;
        }
        Ok(Some(Stage {
            display: Display::start()?,
            bus: Bus::start()?,
            home,
        }))
    }

    /// The ledger's folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// Where files for the clerk are put.
    #[must_use]
    pub fn exports(&self) -> PathBuf {
        self.home.path().join("exports")
    }

    /// Where a test keeps its own papers.
    #[must_use]
    pub fn papers(&self) -> PathBuf {
        self.home.path().to_path_buf()
    }

    /// Keeps a picture of the screen under `target/screenshots`.
    ///
    /// # Errors
    /// Fails where the picture cannot be taken or written.
    pub fn picture(&self, name: &str) -> Step {
        let folder = programs::screenshots();
        fs::create_dir_all(&folder)?;
        self.display.picture(&folder.join(format!("{name}.png")))
    }

    /// A command that sees only this stage.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        let home = self.home.path();
        command
            .env("DISPLAY", self.display.name())
            .env_remove("WAYLAND_DISPLAY");
        command.env("DBUS_SESSION_BUS_ADDRESS", self.bus.address());
        command.env("HOME", home).env("MINGLU_DATA", self.data());
        command
            .env("MINGLU_EXPORT_DIR", self.exports())
            .env("MINGLU_WHO", "王敏");
        for (variable, folder) in [
            ("XDG_RUNTIME_DIR", "run"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_DATA_HOME", "share"),
        ] {
            command.env(variable, home.join(folder));
        }
        command
            .env("NO_AT_BRIDGE", "1")
            .env("GTK_USE_PORTAL", "0")
            .env("LANG", "C.UTF-8");
        command.env_remove("GTK_IM_MODULE");
        command
    }
}
