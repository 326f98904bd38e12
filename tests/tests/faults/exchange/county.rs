use super::proxy::Proxy;
use crate::power::copy;
use minglu_app::{Place, Press};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use minglu_office::{Office, unit};
use minglu_tests::desk::{Desk, command};
use minglu_tests::programs;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;
use tokio::runtime::Runtime;

const UNITS: [&str; 2] = ["澄溪县财政局", "澄溪县教育局"];

/// A county in which everybody is enrolled and nothing has happened: each test plays in a copy.
pub struct Template {
    pub proxy: Proxy,
    office: TempDir,
    units: Vec<Desk>,
}

impl Template {
    pub fn new() -> Template {
        let (proxy, folder) = (Proxy::new(), tempfile::tempdir().unwrap());
        let server = Server::start(&mut office_command(folder.path()));
        proxy.leads_to(server.port);
        let office = open(folder.path());
        let units = UNITS.map(|name| {
            let draft = unit::Draft {
                name: name.to_owned(),
                ..unit::Draft::default()
            };
            let added = unit::add(&office.store, "测试", &draft).unwrap();
            let invited = unit::invite(&office.store, "测试", &added.code).unwrap();
            enrolled(name, &proxy.url(), &invited.code)
        });
        Template {
            proxy,
            office: folder,
            units: units.into(),
        }
    }

    /// The county as it was, to play with.
    pub fn county(&self) -> County<'_> {
        let office = tempfile::tempdir().unwrap();
        copy(self.office.path(), office.path());
        let desk = |desk: &Desk| {
            let folder = tempfile::tempdir().unwrap();
            copy(&desk.data(), &folder.path().join("data"));
            Desk { folder }
        };
        self.proxy.weather(0, 0);
        self.proxy.watch(None);
        self.proxy.forget();
        let mut county = County {
            units: self.units.iter().map(desk).collect(),
            office: open(office.path()),
            dir: office.path().to_owned(),
            _office: office,
            proxy: &self.proxy,
            server: None,
        };
        county.start();
        county
    }
}

fn enrolled(name: &str, office: &str, code: &str) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk { folder };
    let at = place(&desk);
    let own = json!({ "name": name, "county": "澄溪县", "aliases": [], "groups": [] });
    at.dispatch("unit.set_own", own).unwrap();
    let asked = json!({ "office": office, "code": code });
    at.dispatch("office.enrol", asked).unwrap();
    at.end().unwrap();
    desk
}

/// An office with its server, and the units' desks.
pub struct County<'a> {
    pub units: Vec<Desk>,
    /// The office's data folder.
    pub dir: PathBuf,
    /// The office itself, beside its server.
    pub office: Office,
    pub proxy: &'a Proxy,
    server: Option<Server>,
    _office: TempDir,
}

impl County<'_> {
    /// Starts the server; where one runs, it is killed first.
    pub fn start(&mut self) {
        let mut plain = office_command(&self.dir);
        self.start_by(&mut plain);
    }

    /// The same by a command that names its folder.
    pub fn start_by(&mut self, command: &mut Command) {
        self.server = None;
        let server = Server::start(command);
        self.proxy.leads_to(server.port);
        self.server = Some(server);
    }

    /// The server's process.
    pub fn server(&self) -> u32 {
        self.server.as_ref().unwrap().child.id()
    }

    /// The server is killed.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// From now on the office is in another folder.
    pub fn moves(&mut self, dir: PathBuf) {
        self.office = open(&dir);
        self.dir = dir;
        self.start();
    }
}

/// `minglu-office` on a data folder, killed (SIGKILL) when dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(command: &mut Command) -> Server {
        let mut child = command
            .args(["serve", "--plain", "--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let output = child.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut line).unwrap();
        let port = line.trim().rsplit(':').next().and_then(|p| p.parse().ok());
        Server {
            port: port.unwrap(),
            child,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `minglu-office` on a data folder.
pub fn office_command(dir: &Path) -> Command {
    let mut command = Command::new(programs::built("minglu-office").unwrap());
    command.arg("--data").arg(dir);
    command
}

/// The office in this folder.
pub fn open(dir: &Path) -> Office {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| Runtime::new().unwrap());
    let place = minglu_office::Place {
        dir: dir.to_owned(),
        database: None,
        blobs: None,
    };
    Office::open(&place, runtime.handle().clone()).unwrap()
}

/// A desk, opened in this process as the window opens it.
pub fn place(desk: &Desk) -> Place {
    let place = Place::new(desk.data(), "test", || Box::new(NoPress));
    place.open().unwrap();
    place
}

/// Runs a command at a desk.
pub fn call(place: &Place, name: &str, payload: Value) -> Value {
    place.dispatch(name, payload).unwrap().value
}

/// One exchange by a program of its own.
pub fn sync(desk: &Desk) -> Command {
    let mut sync = command(&desk.data());
    sync.arg("sync");
    sync
}

/// Nothing is printed here.
struct NoPress;

impl Press for NoPress {
    fn pdf(&self, _: &Paper, _: &Path) -> minglu_app::Result<()> {
        Err(minglu_app::Error::usage("no press here"))
    }

    fn svg(&self, _: &Paper) -> minglu_app::Result<Vec<String>> {
        Err(minglu_app::Error::usage("no press here"))
    }

    fn manuscript_pdf(&self, _: &Manuscript, _: &Path) -> minglu_app::Result<()> {
        Err(minglu_app::Error::usage("no press here"))
    }

    fn manuscript_svg(&self, _: &Manuscript) -> minglu_app::Result<Vec<String>> {
        Err(minglu_app::Error::usage("no press here"))
    }
}
