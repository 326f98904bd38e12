//! The loopback host, and a browser on the page that it prints.

use crate::driver::Driver;
use crate::page::Page;
use crate::running::Running;
use crate::stage::Stage;
use crate::{Step, programs};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// Tools that driving the browser needs.
pub const TOOLS: &[&str] = &["chromium", "chromedriver"];

/// `minglu serve`, listening.
pub struct Served {
    _host: Running,
    address: String,
}

impl Served {
    /// Starts it on a free port and reads the address it prints.
    ///
    /// # Errors
    /// Fails where it ends before it has printed an address.
    pub fn start(stage: &Stage) -> Step<Served> {
        let mut command = stage.command(programs::built("minglu")?);
        command
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped());
        let mut host = Running::start(&mut command)?;
        let mut lines = BufReader::new(host.output()?).lines();
        let address = lines
            .find_map(|line| address(&line.ok()?))
            .ok_or("no address printed")?;
        // Whatever else it prints must not fill the pipe and stop it.
        std::thread::spawn(move || lines.count());
        Ok(Served {
            _host: host,
            address,
        })
    }

    /// The address with its one-time token.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}

fn address(line: &str) -> Option<String> {
    let rest = &line[line.find("http://127.0.0.1:")?..];
    Some(rest.split_whitespace().next().unwrap_or(rest).to_owned())
}

/// Opens Chromium on this stage, with downloads into the stage's exports.
///
/// # Errors
/// Fails where the browser does not start.
pub async fn browse(stage: &Stage, address: &str) -> Step<(Driver, Page)> {
    let driver = Driver::start(&mut stage.command("chromedriver"))?;
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--window-size=1366,768",
    ];
    let downloads = json!({ "download.default_directory": stage.exports() });
    let options = json!({ "args": arguments, "prefs": downloads });
    let client = driver
        .session(json!({ "goog:chromeOptions": options }))
        .await?;
    client.goto(address).await?;
    Ok((driver, Page::new(client)))
}
