//! How a second start asks the first to come to the front: one word on a local port, both written
//! into the desk's lock, which only this user can read.

use minglu_ledger::DeskLock;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::Duration;
use uuid::Uuid;

const PATIENCE: Duration = Duration::from_secs(1);
const ANSWER: &[u8] = b"come\n";

/// An ear at the door.
pub(super) struct Knock {
    port: u16,
    word: String,
}

impl Knock {
    /// Listens; nothing where the machine lets nobody listen.
    pub(super) fn listen(come: impl Fn() -> bool + Send + 'static) -> Option<Knock> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?;
        let port = listener.local_addr().ok()?.port();
        let word = Uuid::now_v7().simple().to_string();
        let expected = word.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if answer(stream, &expected, &come).is_none() {
                    tracing::debug!("a knock that was not answered");
                }
            }
        });
        Some(Knock { port, word })
    }

    pub(super) fn address(&self) -> (u16, String) {
        (self.port, self.word.clone())
    }
}

/// Whoever is about to leave does not come: the second start must then open a desk of its own.
fn answer(mut stream: TcpStream, expected: &str, come: impl Fn() -> bool) -> Option<()> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let mut word = vec![0; expected.len()];
    stream.read_exact(&mut word).ok()?;
    (word == expected.as_bytes() && come()).then_some(())?;
    stream.write_all(ANSWER).ok()
}

/// Asks whoever sits at the desk of this folder to come to the front. False where nobody answers.
pub fn knock(dir: &Path) -> bool {
    DeskLock::holder(dir)
        .and_then(|holder| holder.knock)
        .and_then(|(port, word)| ask(port, &word))
        .is_some()
}

fn ask(port: u16, word: &str) -> Option<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(word.as_bytes()).ok()?;
    let mut answer = vec![0; ANSWER.len()];
    stream.read_exact(&mut answer).ok()?;
    (answer == ANSWER).then_some(())
}
