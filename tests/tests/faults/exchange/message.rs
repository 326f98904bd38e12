use std::io::{self, BufRead, BufReader, Read};
use std::net::TcpStream;

/// Reads one request or answer as it stands on the wire; nothing where the other side has ended.
pub fn read(from: &mut BufReader<TcpStream>) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        if from.read_until(b'\n', &mut bytes)? == 0 {
            return match bytes.is_empty() {
                true => Ok(None),
                false => Err(io::ErrorKind::UnexpectedEof.into()),
            };
        }
    }
    let head = bytes.len();
    bytes.resize(head + length(&bytes)?, 0);
    from.read_exact(&mut bytes[head..])?;
    Ok(Some(bytes))
}

/// How long the body is, by its head. Neither side sends a body in chunks.
fn length(head: &[u8]) -> io::Result<usize> {
    let head = String::from_utf8_lossy(head).to_lowercase();
    assert!(!head.contains("transfer-encoding"), "{head}");
    let value = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"));
    let value = value.map_or(Ok(0), |value| value.trim().parse());
    value.map_err(|_| io::ErrorKind::InvalidData.into())
}
