use super::{Attack, headers};
use minglu_sync::client::Office as _;
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::{CHUNK_MAX, DEVICE, upload_path};
use std::net::{IpAddr, Ipv4Addr};
use std::thread;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpSocket, TcpStream};
use tokio::runtime::Runtime;

#[test]
fn an_upload_without_a_byte_empties_no_file_that_is_there() {
    let attack = Attack::begin();
    let client = attack.server.client(&attack.victim);
    let file = b"minutes of the victim";
    let (digest, size) = (BlobDigest::of(file), file.len() as u64);
    client.upload(&digest, size, 0, file).unwrap();
    let path = format!("{}?offset=0&size=0", upload_path(&digest));
    for machine in [&attack.attacker, &attack.victim] {
        let answered = attack.signed(machine, "PUT", &path, b"");
        assert!(answered.0 == 200 || answered.1 == "damaged", "{answered:?}");
    }
    let mut fetched = Vec::new();
    client.blob(&digest, size, &mut fetched).unwrap();
    assert_eq!(fetched, file);
    attack.unharmed();
}

#[test]
fn the_last_piece_twice_at_once_is_one_file() {
    let attack = Attack::begin();
    for round in 0..10_u8 {
        let file = vec![round; 100_000];
        let (digest, size) = (BlobDigest::of(&file), file.len() as u64);
        thread::scope(|scope| {
            for _ in 0..3 {
                let client = attack.server.client(&attack.victim);
                let (digest, file) = (&digest, &file);
                scope.spawn(move || {
                    // One of them may come to pieces that another has just taken away.
                    let _ = client.upload(digest, size, 0, file);
                });
            }
        });
        let client = attack.server.client(&attack.victim);
        if !client.upload_state(&digest).unwrap().complete {
            client.upload(&digest, size, 0, &file).unwrap();
        }
        let mut fetched = Vec::new();
        client.blob(&digest, size, &mut fetched).unwrap();
        assert_eq!(fetched, file);
    }
    attack.unharmed();
}

/// From another address of this machine: a large request in the victim's name, of which nothing
/// comes.
async fn begins(attack: &Attack, number: u8) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    let elsewhere = IpAddr::from(Ipv4Addr::new(127, 0, 0, 2));
    socket.bind((elsewhere, 0).into()).unwrap();
    let mut stream = socket.connect(attack.server.address).await.unwrap();
    let path = format!(
        "{}?offset=0&size={CHUNK_MAX}",
        upload_path(&BlobDigest::of(&[number]))
    );
    let mut head = format!("PUT {path} HTTP/1.1\r\nHost: office\r\n");
    for (name, value) in headers(&attack.attacker, "PUT", &path, b"") {
        let value = match name {
            DEVICE => attack.victim.device.id.clone(),
            _ => value,
        };
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {CHUNK_MAX}\r\n\r\nx"));
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

#[test]
fn who_sends_slowly_keeps_nobody_else_from_being_heard() {
    let attack = Attack::begin();
    let runtime = Runtime::new().unwrap();
    let held: Vec<TcpStream> = runtime.block_on(async {
        let mut held = Vec::new();
        for number in 0..12 {
            held.push(begins(&attack, number).await);
        }
        held
    });
    // Were all places held, this would wait for longer than the client does.
    let client = attack.server.client(&attack.victim);
    let file = b"heard";
    let state = client.upload(&BlobDigest::of(file), 5, 0, file).unwrap();
    assert!(state.complete);
    drop(held);
}
