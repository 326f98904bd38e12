use crate::common::Server;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::Duration;

/// How patient the server is here.
const HEAD: Duration = Duration::from_millis(500);
/// How often something comes: never so seldom that the connection looks dead.
const DRIP: Duration = Duration::from_millis(50);
/// Far more of it than the server waits for.
const DRIPS: usize = 400;

/// Sends the same bytes again and again, and tells whether the server ended it.
fn is_let_go(server: &Server, begin: &[u8], drip: &[u8]) -> bool {
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(DRIP)).unwrap();
    stream.write_all(begin).unwrap();
    (0..DRIPS).any(|_| {
        let sent = stream.write_all(drip);
        let mut said = [0; 1024];
        match stream.read(&mut said) {
            // It may say so before it hangs up.
            Ok(bytes) => {
                sleep(DRIP);
                bytes == 0
            }
            Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => sent.is_err(),
            Err(_) => true,
        }
    })
}

#[test]
fn who_sends_the_head_of_a_request_drop_by_drop_is_let_go() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::patient(dir.path(), None, false, Some(HEAD));
    assert!(is_let_go(&server, b"GET /health HTTP/1.1\r\nx: ", b"x"));
    // Nothing at all, and what begins like another version of HTTP.
    assert!(is_let_go(&server, b"", b""));
    assert!(is_let_go(&server, b"PRI * HTTP/2.0\r\n", b""));
    // Between two requests too.
    let asked = b"GET /health HTTP/1.1\r\nhost: here\r\n\r\n";
    assert!(is_let_go(&server, asked, b""));
    // Others are answered all the while.
    server.machine("澄溪县财政局");
}
