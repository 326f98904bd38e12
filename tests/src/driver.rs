//! WebDriver servers, each on a port of its own.

use crate::Step;
use crate::running::Running;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

/// A running WebDriver server.
pub struct Driver {
    _server: Running,
    port: u16,
}

impl Driver {
    /// Starts the server with `--port`, and waits until it listens.
    ///
    /// # Errors
    /// Fails where it does not listen in time.
    pub fn start(command: &mut Command) -> Step<Driver> {
        let port = free_port()?;
        command.arg(format!("--port={port}")).stdout(Stdio::null());
        let driver = Driver {
            _server: Running::start(command)?,
            port,
        };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if begun.elapsed() > PATIENCE {
                return Err("the WebDriver server does not listen".into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }

    /// Opens a session.
    ///
    /// # Errors
    /// Fails where the browser or window does not start.
    pub async fn session(&self, capabilities: Value) -> Step<Client> {
        let capabilities: Capabilities = serde_json::from_value(capabilities)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{}", self.port);
        Ok(builder.capabilities(capabilities).connect(&address).await?)
    }
}

fn free_port() -> Step<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
