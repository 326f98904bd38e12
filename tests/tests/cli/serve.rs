use crate::desk::{Desk, command};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

/// `minglu serve` on a free port, stopped at the end of the test.
pub struct Host {
    child: Child,
    port: u16,
    token: String,
}

impl Host {
    pub fn start(desk: &Desk) -> Host {
        let mut command = command(&desk.folder.path().join("data"));
        command
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stdin(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let (_, address) = line.trim().split_once("http://127.0.0.1:").unwrap();
        let (port, token) = address.split_once("/?token=").unwrap();
        Host {
            child,
            port: port.parse().unwrap(),
            token: token.to_owned(),
        }
    }

    /// One request over a bare socket, so that every header is ours to choose.
    fn ask(&self, head: &str, headers: &[&str], body: &str) -> String {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let headers: String = headers.iter().map(|h| format!("{h}\r\n")).collect();
        let length = body.len();
        write!(socket, "{head} HTTP/1.1\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).unwrap();
        answer
    }

    pub fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    /// Changes the token into the cookie.
    pub fn cookie(&self) -> String {
        let answer = self.ask(&format!("GET /?token={}", self.token), &[&self.host()], "");
        let line = answer
            .lines()
            .find(|l| l.to_lowercase().starts_with("set-cookie:"))
            .unwrap();
        assert!(
            line.contains("HttpOnly") && line.contains("SameSite=Strict"),
            "{line}"
        );
        let value = line
            .split_once(':')
            .unwrap()
            .1
            .trim()
            .split(';')
            .next()
            .unwrap();
        format!("Cookie: {value}")
    }

    fn call(&self, headers: &[&str]) -> String {
        self.command(headers, r#"{"name":"desk.status","payload":{}}"#)
    }

    pub fn command(&self, headers: &[&str], body: &str) -> String {
        let json = "Content-Type: application/json";
        self.ask("POST /api/call", &[headers, &[json]].concat(), body)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn a_token_opens_the_desk_once_and_the_cookie_from_then_on() {
    let desk = Desk::new();
    let host = Host::start(&desk);
    let cookie = host.cookie();
    let answer = host.call(&[&host.host(), &cookie]);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("澄溪县财政局"));
    let again = host.ask(&format!("GET /?token={}", host.token), &[&host.host()], "");
    assert!(
        again.starts_with("HTTP/1.1 403"),
        "a token works once: {again}"
    );
}

#[test]
fn a_stranger_gets_nothing() {
    let desk = Desk::new();
    let host = Host::start(&desk);
    let cookie = host.cookie();
    let evil = "Origin: http://evil.example";
    for headers in [
        vec![host.host()],
        vec![host.host(), "Cookie: minglu=guess".to_owned()],
        vec!["Host: evil.example".to_owned(), cookie.clone()],
        vec![host.host(), cookie.clone(), evil.to_owned()],
    ] {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let answer = host.call(&headers);
        assert!(answer.starts_with("HTTP/1.1 403"), "{headers:?}: {answer}");
    }
}

#[test]
fn only_files_that_minglu_wrote_are_handed_out() {
    let desk = Desk::new();
    let host = Host::start(&desk);
    let cookie = host.cookie();
    for path in ["/etc/passwd", "../../../../etc/passwd"] {
        let answer = host.ask(
            &format!("GET /api/file?path={path}"),
            &[&host.host(), &cookie],
            "",
        );
        assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}

#[test]
fn what_was_answered_survives_kill_nine() {
    let desk = Desk::new();
    for n in 0..5 {
        let host = Host::start(&desk);
        let cookie = host.cookie();
        let body = format!(
            r#"{{"name":"record.add","payload":{{"ledger":"task","fields":{{"requirement":"任务{n}"}}}}}}"#
        );
        let answer = host.command(&[&host.host(), &cookie], &body);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        drop(host); // SIGKILL, at once
    }
    assert_eq!(desk.ok(&["list", "task", "--search", "任务"])["total"], 5);
    assert_eq!(desk.ok(&["check"])["ok"], true);
}
