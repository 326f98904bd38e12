//! PostgreSQL over TLS: only to a server that proves its name.

use crate::common::{Office, Postgres};
use minglu_office::store::{Address, Store};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A server that answers by TLS on a port of this machine, with a certificate of its own making.
struct Secure {
    port: u16,
    certificate: PathBuf,
    _server: Postgres,
}

impl Secure {
    fn start() -> Option<Secure> {
        let server = Postgres::start()?;
        // The server says only in its address where its folder is.
        let address = server.url().replace("%2F", "/");
        let dir = address.strip_prefix("postgres://office@").unwrap();
        let dir = PathBuf::from(dir.strip_suffix("/postgres").unwrap());
        let certificate = certificate(&dir);
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        restart(&dir, port);
        Some(Secure {
            port,
            certificate,
            _server: server,
        })
    }

    fn open(&self, host: &str, more: &str) -> minglu_office::Result<Store> {
        let url = format!("postgres://office@{host}:{}/postgres{more}", self.port);
        Store::open(&Address::of(Some(&url), Path::new(".")).unwrap())
    }
}

/// A certificate for 127.0.0.1 and its key, as the server wants them.
fn certificate(dir: &Path) -> PathBuf {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let (certificate, key) = (dir.join("server.crt"), dir.join("server.key"));
    std::fs::write(&certificate, cert.pem()).unwrap();
    std::fs::write(&key, signing_key.serialize_pem()).unwrap();
    let data = dir.join("data");
    // The key belongs to whom the data belong, and to nobody else.
    run(Command::new("chown")
        .arg("--reference")
        .arg(&data)
        .arg(&key));
    run(Command::new("chmod").arg("600").arg(&key));
    certificate
}

/// The server is its own user's; so who ends it and begins it anew is that user too.
fn restart(dir: &Path, port: u16) {
    let options = format!(
        "-k {0} -p {port} -c listen_addresses=127.0.0.1 -c ssl=on \
         -c ssl_cert_file={0}/server.crt -c ssl_key_file={0}/server.key",
        dir.display()
    );
    let versions = std::fs::read_dir("/usr/lib/postgresql").unwrap();
    let controls = versions.map(|version| version.unwrap().path().join("bin/pg_ctl"));
    let control = controls.filter(|control| control.exists()).max().unwrap();
    let owner = Command::new("stat")
        .args(["-c", "%U"])
        .arg(dir.join("data"))
        .output()
        .unwrap();
    let owner = String::from_utf8(owner.stdout).unwrap();
    let me = Command::new("id").arg("-un").output().unwrap();
    let mut command = match owner.as_bytes() == me.stdout {
        true => Command::new(&control),
        false => {
            let mut command = Command::new("runuser");
            command.args(["-u", owner.trim(), "--"]).arg(&control);
            command
        }
    };
    let (data, log) = (dir.join("data"), dir.join("log"));
    command.arg("-D").arg(data).arg("-l").arg(log);
    run(command
        .args(["-o", &options, "-m", "fast", "-w", "restart"])
        .current_dir(dir));
}

fn run(command: &mut Command) {
    // A server that goes on would keep our ends of the pipes open.
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    assert!(command.status().unwrap().success(), "{command:?}");
}

#[test]
fn a_server_is_believed_only_by_its_certificate() {
    let Some(secure) = Secure::start() else {
        return;
    };
    let own = format!(
        "?sslmode=require&sslrootcert={}",
        secure.certificate.display()
    );
    let store = secure.open("127.0.0.1", &own).unwrap();
    let used = store.read(|sql| {
        sql.row(
            "SELECT CAST(ssl AS TEXT) FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
            &[],
        )
    });
    assert_eq!(used.unwrap().unwrap().text(0).unwrap(), "true");
    // The whole exchange goes that way.
    let url = format!("postgres://office@127.0.0.1:{}/postgres{own}", secure.port);
    let office = Office::open(&Address::of(Some(&url), Path::new(".")).unwrap());
    office.machine(&office.unit("澄溪县财政局"));
    let refused = |host: &str, more: &str| secure.open(host, more).err().unwrap().code;
    // Nobody whom the system trusts vouches for it; and the name is another one.
    assert_eq!(refused("127.0.0.1", "?sslmode=require"), "storage");
    assert_eq!(refused("localhost", &own), "storage");
    assert_eq!(
        refused("127.0.0.1", &own.replace("sslmode=require&", "")),
        "usage"
    );
    let nowhere = "?sslmode=verify-full&sslrootcert=/nowhere/authority.crt";
    assert_eq!(refused("127.0.0.1", nowhere), "io");
}
