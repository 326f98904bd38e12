//! Node for building the pages. Where the system's is too old for them (Debian 12 has 18), a newer
//! one comes from the npm registry, whose package carries the program itself.

use crate::process::{self, Outcome};
use crate::{place, system};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

const RELEASE: &str = "22";
const NPM_RELEASE: &str = "10";

/// Node and npm, ready to use.
pub struct Node {
    path: OsString,
    npm: PathBuf,
}

impl Node {
    /// Finds a Node that the pages' tools accept, or installs one under the target folder.
    pub fn ready() -> Outcome<Node> {
        system::need(&lacking())?;
        let system_npm = process::find("npm").ok_or("npm is missing: install Node.js with npm")?;
        if fits(&process::answer("node", &["--version"]).unwrap_or_default()) {
            return Ok(Node {
                path: env::var_os("PATH").unwrap_or_default(),
                npm: system_npm,
            });
        }
        let own = Own::new()?;
        own.install(&system_npm)?;
        own.node()
    }

    /// `npm ARGUMENTS` in the folder of the pages.
    pub fn npm(&self, arguments: &[&str]) -> Command {
        let mut command = process::command(&self.npm);
        command
            .current_dir(place::ui())
            .env("PATH", &self.path)
            .args(arguments);
        command
    }
}

fn lacking() -> Vec<&'static str> {
    let programs = [("node", "nodejs"), ("npm", "npm")];
    let missing = programs
        .into_iter()
        .filter(|(program, _)| process::find(program).is_none());
    missing.map(|(_, package)| package).collect()
}

/// 20.19 and later of 20; 22.13 and later of 22; 24 and later: what Vite and ESLint ask for.
fn fits(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|n| n.parse().unwrap_or(0));
    let release: (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    match release.0 {
        20 => release.1 >= 19,
        22 => release.1 >= 13,
        major => major >= 24,
    }
}

/// Our own copy of Node, in a folder that npm fills.
struct Own {
    folder: PathBuf,
    package: String,
}

impl Own {
    fn new() -> Outcome<Own> {
        let kind = match env::consts::ARCH {
            "x86_64" => "x64",
            "aarch64" => "arm64",
            other => {
                return Err(format!("install Node.js {RELEASE} by hand: none for {other}").into());
            }
        };
        let package = format!("node-linux-{kind}");
        Ok(Own {
            folder: place::target().join("node"),
            package,
        })
    }

    fn install(&self, npm: &PathBuf) -> Outcome {
        if self.program().is_file() {
            return Ok(());
        }
        std::fs::create_dir_all(&self.folder)?;
        let mut command = process::command(npm);
        command
            .current_dir(&self.folder)
            .args(["install", "--no-save", "--no-audit", "--no-fund"]);
        command.arg("--prefix").arg(&self.folder);
        command
            .arg(format!("{}@{RELEASE}", self.package))
            .arg(format!("npm@{NPM_RELEASE}"));
        process::run(&mut command)
    }

    fn node(&self) -> Outcome<Node> {
        let before = env::var_os("PATH").unwrap_or_default();
        let bin = self
            .folder
            .join("node_modules")
            .join(&self.package)
            .join("bin");
        let path = env::join_paths(std::iter::once(bin).chain(env::split_paths(&before)))?;
        Ok(Node {
            path,
            npm: self.folder.join("node_modules/.bin/npm"),
        })
    }

    fn program(&self) -> PathBuf {
        self.folder
            .join("node_modules")
            .join(&self.package)
            .join("bin/node")
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn only_a_node_that_the_tools_accept_is_used() {
        for (version, accepted) in [
            ("v18.20.4", false),
            ("v20.18.0", false),
            ("v20.20.2", true),
            ("v21.7.0", false),
            ("v22.12.0", false),
            ("v22.23.3", true),
            ("v26.10.0", true),
            ("", false),
        ] {
            assert_eq!(fits(version), accepted, "{version}");
        }
    }
}
