//! Somebody of the county office at the door of its console, without a browser: what its pages can
//! say, and what they cannot yet.

use crate::Step;
use crate::office::PASSWORD;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;

/// Who is logged in.
pub struct Reviewer {
    address: String,
    headers: String,
}

impl Reviewer {
    /// Logs in.
    ///
    /// # Errors
    /// Fails with what the office says.
    pub fn enter(url: &str, name: &str) -> Step<Reviewer> {
        let address = url.trim_start_matches("http://").trim_end_matches('/');
        let said = json!({ "name": name, "password": PASSWORD });
        let (head, body) = post(address, "/api/console/login", "", &said)?;
        let set = |line: &&str| line.to_lowercase().starts_with("set-cookie:");
        let cookie = head.lines().find(set).and_then(|line| line.split_once(':'));
        let cookie = cookie.and_then(|(_, value)| value.split(';').next());
        let csrf = body["csrf"].as_str().ok_or("no token")?;
        Ok(Reviewer {
            address: address.to_owned(),
            headers: format!(
                "Cookie:{}\r\nMinglu-Csrf: {csrf}\r\n",
                cookie.ok_or("no cookie")?
            ),
        })
    }

    /// Settles a batch.
    ///
    /// # Errors
    /// Fails with what the office says.
    pub fn settle(&self, batch: &str, ruling: &Value) -> Step {
        let path = format!("/api/console/batches/{batch}/settle");
        post(&self.address, &path, &self.headers, ruling).map(|_| ())
    }
}

fn post(address: &str, path: &str, headers: &str, body: &Value) -> Step<(String, Value)> {
    let body = body.to_string();
    let mut socket = TcpStream::connect(address)?;
    write!(
        socket,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\n{headers}Content-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("broken off")?;
    match head.starts_with("HTTP/1.1 200") {
        true => Ok((head.to_owned(), serde_json::from_str(body)?)),
        false => Err(body.into()),
    }
}
