//! The county office's server with made-up units, and a browser on its console.

use crate::driver::Driver;
use crate::page::Page;
use crate::running::Running;
use crate::stage::Stage;
use crate::{Step, programs, served};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

/// The password of everybody here.
pub const PASSWORD: &str = "correct horse battery";

/// `minglu-office serve` on a folder of its own, without TLS, on this machine only.
pub struct OfficeHost {
    _host: Running,
    url: String,
}

impl OfficeHost {
    /// Starts it on a free port and reads the address it prints.
    ///
    /// # Errors
    /// Fails where it ends before it has printed an address.
    pub fn start(stage: &Stage) -> Step<OfficeHost> {
        let mut command = command(stage)?;
        command
            .args(["serve", "--plain", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped());
        let mut host = Running::start(&mut command)?;
        let mut lines = BufReader::new(host.output()?).lines();
        let url = lines
            .find_map(|line| Some(line.ok()?.strip_prefix("地址：")?.to_owned()))
            .ok_or("no address printed")?;
        // Whatever else it prints must not fill the pipe and stop it.
        std::thread::spawn(move || lines.count());
        Ok(OfficeHost { _host: host, url })
    }

    /// Where it answers.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Opens the console in Chromium.
    ///
    /// # Errors
    /// Fails where the browser does not start.
    pub async fn browse(&self, stage: &Stage) -> Step<(Driver, Page)> {
        served::browse(stage, &self.url).await
    }
}

fn command(stage: &Stage) -> Step<std::process::Command> {
    let mut command = stage.command(programs::built("minglu-office")?);
    command.arg("--data").arg(stage.papers().join("office"));
    Ok(command)
}

/// Runs a verb of the office's command line, for what it says as JSON.
///
/// # Errors
/// Fails with what it says.
pub fn run(stage: &Stage, arguments: &[&str]) -> Step<Value> {
    let mut command = command(stage)?;
    let output = command.arg("--json").args(arguments).output()?;
    match output.status.success() {
        true => Ok(serde_json::from_slice(&output.stdout)?),
        false => Err(String::from_utf8_lossy(&output.stderr).into()),
    }
}

/// Adds somebody of the office, with the password of everybody.
///
/// # Errors
/// Fails with what the program says.
pub fn person(stage: &Stage, name: &str, role: &str) -> Step {
    let mut command = command(stage)?;
    command.args(["user", "add", name, "--role", role, "--password-stdin"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("no standard input")?;
    writeln!(input, "{PASSWORD}")?;
    drop(input);
    match child.wait()?.success() {
        true => Ok(()),
        false => Err(format!("{name} could not be added").into()),
    }
}

/// Adds a unit, for its one-time code.
///
/// # Errors
/// Fails with what the program says.
pub fn unit(stage: &Stage, name: &str, alias: &str, group: &str) -> Step<String> {
    let added = run(
        stage,
        &["unit", "add", name, "--alias", alias, "--group", group],
    )?;
    Ok(added["code"].as_str().ok_or("no code")?.to_owned())
}

/// Logs in on the console.
///
/// # Errors
/// Fails where the page does not let in.
pub async fn enter(page: &Page, name: &str) -> Step {
    page.fill("login-name", name).await?;
    page.fill("login-password", PASSWORD).await?;
    page.click("login").await?;
    page.shows("me", name).await
}
