//! `minglu serve` as its page speaks with it, over bare sockets, so that every header is ours to
//! choose and an answer that breaks off is seen as such.

use crate::Step;
use crate::desk::command;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The host on a free port, killed (SIGKILL) when dropped.
pub struct Loopback {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// The one-time token that it printed.
    pub token: String,
}

impl Loopback {
    /// Starts it on this data folder.
    ///
    /// # Errors
    /// Fails where it ends before it has printed an address.
    pub fn start(data: &Path) -> Step<Loopback> {
        Loopback::spawn(&mut command(data))
    }

    /// Starts it from a command that names program and data folder.
    ///
    /// # Errors
    /// As for [`Loopback::start`].
    pub fn spawn(command: &mut Command) -> Step<Loopback> {
        let mut child = command
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stdin(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let output = child.stdout.take().ok_or("no output")?;
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().split_once("http://127.0.0.1:");
        let (port, token) = address
            .and_then(|(_, rest)| rest.split_once("/?token="))
            .ok_or("no address printed")?;
        Ok(Loopback {
            port: port.parse()?,
            token: token.to_owned(),
            child,
        })
    }

    /// Ends it as Ctrl+C at its terminal does, so that it leaves its folder in order.
    ///
    /// # Errors
    /// Fails where it cannot be told so.
    pub fn end(mut self) -> Step {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-INT", &id]).status()?;
        self.child.wait()?;
        Ok(())
    }

    /// One request; its answer with all headers.
    ///
    /// # Errors
    /// Fails where the host is gone.
    pub fn ask(&self, head: &str, headers: &[&str], body: &str) -> Step<String> {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port))?;
        let headers: String = headers.iter().map(|h| format!("{h}\r\n")).collect();
        let length = body.len();
        write!(
            socket,
            "{head} HTTP/1.1\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )?;
        let mut answer = String::new();
        socket.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// The header that names the host itself.
    #[must_use]
    pub fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    /// Changes the token into the cookie.
    ///
    /// # Errors
    /// Fails where the answer sets none, or not a strict one.
    pub fn cookie(&self) -> Step<String> {
        let answer = self.ask(&format!("GET /?token={}", self.token), &[&self.host()], "")?;
        let set = |line: &&str| line.to_lowercase().starts_with("set-cookie:");
        let line = answer.lines().find(set).ok_or("no cookie")?;
        if !line.contains("HttpOnly") || !line.contains("SameSite=Strict") {
            return Err(format!("not a strict cookie: {line}").into());
        }
        let (_, value) = line.split_once(':').ok_or("no cookie")?;
        let value = value.trim().split(';').next().unwrap_or_default();
        Ok(format!("Cookie: {value}"))
    }

    /// The answer to a command's envelope, with all headers.
    ///
    /// # Errors
    /// Fails where the host is gone.
    pub fn envelope(&self, headers: &[&str], name: &str, payload: &Value) -> Step<String> {
        let json = "Content-Type: application/json";
        let body = json!({ "name": name, "payload": payload }).to_string();
        self.ask("POST /api/call", &[headers, &[json]].concat(), &body)
    }

    /// A command's value.
    ///
    /// # Errors
    /// Fails where the host is gone, breaks off, or refuses.
    pub fn call(&self, cookie: &str, name: &str, payload: &Value) -> Step<Value> {
        let answer = self.envelope(&[&self.host(), cookie], name, payload)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("broken off")?;
        if !head.starts_with("HTTP/1.1 200") {
            return Err(body.to_owned().into());
        }
        let mut envelope: Value = serde_json::from_str(body)?;
        Ok(envelope["value"].take())
    }

    /// Hands a small text file over, and answers the token by which commands name it.
    ///
    /// # Errors
    /// Fails where the host is gone or refuses.
    pub fn upload(&self, cookie: &str, id: &str, text: &str) -> Step<String> {
        let head = format!("POST /api/upload?id={id}&offset=0");
        let answer = self.ask(&head, &[&self.host(), cookie], text)?;
        let (_, body) = answer.split_once("\r\n\r\n").ok_or("broken off")?;
        let token: Value = serde_json::from_str(body)?;
        Ok(token["token"].as_str().ok_or("no token")?.to_owned())
    }

    /// The process, to be killed from elsewhere.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Loopback {
    /// It may be dead already, which is what some tests want.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
