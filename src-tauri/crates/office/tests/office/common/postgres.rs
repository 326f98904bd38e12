use minglu_office::store::Address;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A server of Debian's PostgreSQL in a folder of its own, that ends with the test.
pub struct Postgres {
    dir: TempDir,
    bin: PathBuf,
}

impl Postgres {
    /// Starts a server; nothing where PostgreSQL is not installed, which is said.
    pub fn start() -> Option<Postgres> {
        let Some(bin) = programs() else {
            eprintln!("skipped: PostgreSQL is not installed (apt-get install postgresql)");
            return None;
        };
        let dir = tempfile::Builder::new()
            .prefix("minglu-pg")
            .tempdir()
            .unwrap();
        let server = Postgres { dir, bin };
        server.give_away();
        let data = server.data();
        let data = data.to_str().unwrap();
        server.run(
            "initdb",
            &[
                "-D",
                data,
                "-U",
                "office",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N",
            ],
        );
        let socket = format!(
            "-k {} -c listen_addresses='' -c max_connections=200",
            server.dir.path().display()
        );
        let log = server.dir.path().join("log");
        server.run(
            "pg_ctl",
            &[
                "-D",
                data,
                "-o",
                &socket,
                "-l",
                log.to_str().unwrap(),
                "-w",
                "start",
            ],
        );
        Some(server)
    }

    /// The address of its database.
    pub fn url(&self) -> String {
        let host = self.dir.path().to_str().unwrap().replace('/', "%2F");
        format!("postgres://office@{host}/postgres")
    }

    pub fn address(&self) -> Address {
        Address::of(Some(&self.url()), Path::new(".")).unwrap()
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// PostgreSQL refuses to run as root: then the folder belongs to its own user.
    fn give_away(&self) {
        if is_root() {
            let chown = Command::new("chown")
                .arg("postgres")
                .arg(self.dir.path())
                .status();
            assert!(chown.unwrap().success());
        }
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.bin.join(program);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(&program);
                command
            }
            false => Command::new(&program),
        };
        // Its own server would keep our ends of the pipes open.
        let status = command
            .args(arguments)
            .current_dir(self.dir.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(status.unwrap().success(), "{} failed", program.display());
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.data();
        self.run(
            "pg_ctl",
            &[
                "-D",
                data.to_str().unwrap(),
                "-m",
                "immediate",
                "-w",
                "stop",
            ],
        );
    }
}

fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let bins = versions.flatten().map(|version| version.path().join("bin"));
    bins.filter(|bin| bin.join("initdb").exists()).max()
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.starts_with(b"0\n")
}
