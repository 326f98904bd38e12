//! A large attachment, beside the same bytes through a handler that only puts them on the disk.

use crate::common::{Office, Postgres, Process};
use crate::{made, report};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::routing::put;
use minglu_sync::client::{Asked, Http, Office as _, Pin, Transport};
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::CHUNK_MAX;
use std::fs::OpenOptions;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::runtime::Runtime;

const SIZE: usize = 128 * 1024 * 1024;
const ROUNDS: usize = 3;

pub fn measure(_: Option<&Postgres>) {
    report::head(&format!("an attachment of {} MiB", SIZE >> 20));
    let dir = tempfile::tempdir().unwrap();
    let machine = made::machines(&Office::in_file(dir.path()), 1).remove(0);
    let program = Process::start(dir.path(), None);
    let client = program.client(&machine);
    let (_runtime, bare) = bare(&dir.path().join("bare"));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let bytes = content(round);
        let digest = BlobDigest::of(&bytes);
        theirs.push(report::timed(|| chunks(&bytes, |_, chunk| send(&bare, chunk))).0);
        let upload = |offset: usize, chunk: &[u8]| {
            client
                .upload(&digest, SIZE as u64, offset as u64, chunk)
                .unwrap();
        };
        ours.push(report::timed(|| chunks(&bytes, upload)).0);
        assert!(client.upload_state(&digest).unwrap().complete);
    }
    let (ours, theirs) = (report::at(&ours, 50), report::at(&theirs, 50));
    report::ratio(
        "in chunks, verified",
        "bare handler, synced",
        ours,
        theirs,
        3.0,
    );
    println!(
        "memory of the server: {} MiB at most",
        program.memory("VmHWM")
    );
}

/// Bytes that no two rounds share and that nothing can press.
fn content(round: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(round as u64 + 1);
    let mut bytes = Vec::with_capacity(SIZE);
    while bytes.len() < SIZE {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    bytes
}

fn chunks(bytes: &[u8], mut send: impl FnMut(usize, &[u8])) {
    for (at, chunk) in bytes.chunks(CHUNK_MAX).enumerate() {
        send(at * CHUNK_MAX, chunk);
    }
}

/// A server that appends what comes to a file.
fn bare(path: &Path) -> (Runtime, Http) {
    let runtime = Runtime::new().unwrap();
    let app = Router::new()
        .route("/bare", put(append))
        .layer(DefaultBodyLimit::disable())
        .with_state(Arc::new(path.to_owned()));
    let here: SocketAddr = "127.0.0.1:0".parse().unwrap();
    let listener = runtime
        .block_on(tokio::net::TcpListener::bind(here))
        .unwrap();
    let address = listener.local_addr().unwrap();
    runtime.spawn(async { axum::serve(listener, app).await.unwrap() });
    let way = Http::new(&format!("http://{address}"), Pin::first_seen()).unwrap();
    (runtime, way)
}

async fn append(State(path): State<Arc<PathBuf>>, bytes: Bytes) -> StatusCode {
    let write = move || {
        let mut file = OpenOptions::new().create(true).append(true).open(&*path)?;
        file.write_all(&bytes)?;
        file.sync_all()
    };
    let written: std::io::Result<()> = tokio::task::spawn_blocking(write).await.unwrap();
    written.unwrap();
    StatusCode::OK
}

fn send(way: &Http, chunk: &[u8]) {
    let asked = Asked {
        method: "PUT",
        path: "/bare",
        headers: Vec::new(),
        body: chunk,
        most: 1000,
    };
    assert_eq!(way.send(&asked, &mut Vec::new()).unwrap().status, 200);
}
