use super::Machine;
use minglu_office::http::{self, Host, Serving};
use minglu_office::{Office, Place, unit};
use minglu_sync::client::{Client, Http, Identity, Pin};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;

/// A server of an office in this process, that ends with the test.
pub struct Server {
    pub host: Arc<Host>,
    pub address: SocketAddr,
    pub fingerprint: Option<String>,
    handle: axum_server::Handle<SocketAddr>,
    _runtime: Runtime,
}

impl Server {
    /// An office in a folder, with TLS by a certificate that it makes.
    pub fn start(dir: &Path) -> Server {
        Server::of(dir, None, true)
    }

    /// The same on a database, with or without TLS.
    pub fn of(dir: &Path, database: Option<String>, tls: bool) -> Server {
        Server::patient(dir, database, tls, None)
    }

    /// The same with another patience for the head of a request.
    pub fn patient(
        dir: &Path,
        database: Option<String>,
        tls: bool,
        head: Option<Duration>,
    ) -> Server {
        let runtime = Runtime::new().unwrap();
        let place = Place {
            dir: dir.to_owned(),
            database,
            blobs: None,
        };
        let office = Office::open(&place, runtime.handle().clone()).unwrap();
        let certificate = tls.then(|| {
            let names = ["localhost".to_owned(), "127.0.0.1".to_owned()];
            http::certificate(None, dir, &names).unwrap()
        });
        let here: SocketAddr = "127.0.0.1:0".parse().unwrap();
        let mut serving = {
            let _inside = runtime.enter();
            Serving::bind(here, certificate).unwrap()
        };
        serving.head = head.unwrap_or(serving.head);
        let (address, handle) = (serving.address().unwrap(), serving.handle.clone());
        let fingerprint = serving.fingerprint().map(str::to_owned);
        let host = Arc::new(Host::new(office, tls));
        let served = Arc::clone(&host);
        runtime.spawn(async move { http::serve(served, serving).await.unwrap() });
        Server {
            host,
            address,
            fingerprint,
            handle,
            _runtime: runtime,
        }
    }

    pub fn office(&self) -> &Office {
        &self.host.office
    }

    pub fn url(&self) -> String {
        let scheme = if self.fingerprint.is_some() {
            "https"
        } else {
            "http"
        };
        format!("{scheme}://127.0.0.1:{}", self.address.port())
    }

    /// A way to it that knows its certificate.
    pub fn way(&self) -> Http {
        let pin = self.fingerprint.as_ref();
        let pin = pin.map_or_else(Pin::first_seen, |text| Pin::parse(text).unwrap());
        Http::new(&self.url(), pin).unwrap()
    }

    /// A new unit of this name and these aliases.
    pub fn unit(&self, name: &str, aliases: &[&str]) -> unit::Unit {
        let draft = unit::Draft {
            name: name.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            ..unit::Draft::default()
        };
        unit::add(&self.office().store, "测试", &draft).unwrap()
    }

    /// A machine of a new unit, enrolled over the wire.
    pub fn machine(&self, unit: &str) -> Machine {
        use minglu_sync::client::Office as _;
        let (store, added) = (&self.office().store, self.unit(unit, &[]));
        let code = unit::invite(store, "测试", &added.code).unwrap().code;
        let mut machine = Machine::stranger(minglu_sync::crypto::Suite::Ed25519);
        let stranger = Client::new(self.way(), None);
        machine.unit = stranger.enrol(&machine.request(&code)).unwrap().unit;
        machine
    }

    /// What this machine asks with.
    pub fn client(&self, machine: &Machine) -> Client<Http> {
        let identity = Identity {
            device: machine.device.id.clone(),
            suite: machine.device.suite,
            secret: machine.secret.clone(),
        };
        Client::new(self.way(), Some(identity))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.handle.shutdown();
    }
}
