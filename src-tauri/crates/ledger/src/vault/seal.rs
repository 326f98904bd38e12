//! Sealed files: 64 KiB chunks, each under a nonce of its own that also tells its place and whether
//! it is the last. A changed, moved, missing or added byte is found when the chunk is read.

use super::key::Key;
use crate::error::{Error, Result};
use chacha20poly1305::aead::rand_core::RngCore;
use chacha20poly1305::aead::stream::{NewStream, Nonce, StreamBE32, StreamPrimitive};
use chacha20poly1305::aead::{OsRng, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

const MAGIC: &[u8; 8] = b"MLSEAL1\n";
const PREFIX: usize = 19;
/// 64 hexadecimal digits and their tag: the digest of the content.
const NAMED: usize = 64 + TAG;
const HEAD: usize = MAGIC.len() + PREFIX + NAMED;
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// No content is this long: the place of the digest.
const DIGEST_AT: u32 = u32::MAX;

type Stream = StreamBE32<XChaCha20Poly1305>;

/// How long content of this size is once it is sealed.
pub(crate) fn sealed_size(size: u64) -> u64 {
    let chunks = size.div_ceil(CHUNK as u64).max(1);
    HEAD as u64 + size + chunks * TAG as u64
}

/// True where a file begins as sealed ones do.
pub(crate) fn is_sealed(path: &Path) -> Result<bool> {
    let mut head = Vec::new();
    File::open(path)?
        .take(MAGIC.len() as u64)
        .read_to_end(&mut head)?;
    Ok(head == MAGIC)
}

fn stream(key: &Key, prefix: &[u8]) -> Stream {
    let cipher = XChaCha20Poly1305::new(key.for_files().bytes().into());
    Stream::from_aead(
        cipher,
        Nonce::<XChaCha20Poly1305, Stream>::from_slice(prefix),
    )
}

/// Seals what is written to it. [`SealedWriter::finish`] makes it whole.
pub(crate) struct SealedWriter<W: Write + Seek> {
    out: W,
    stream: Stream,
    waiting: Vec<u8>,
    at: u32,
}

impl<W: Write + Seek> SealedWriter<W> {
    pub(crate) fn new(mut out: W, key: &Key) -> Result<SealedWriter<W>> {
        let mut prefix = [0; PREFIX];
        OsRng.fill_bytes(&mut prefix);
        out.write_all(MAGIC)?;
        out.write_all(&prefix)?;
        out.write_all(&[0; NAMED])?;
        Ok(SealedWriter {
            out,
            stream: stream(key, &prefix),
            waiting: Vec::with_capacity(CHUNK),
            at: 0,
        })
    }

    /// Writes the last chunk, and the digest of the content at the head.
    pub(crate) fn finish(mut self, digest: &str) -> Result<W> {
        self.chunk(true)?;
        let named = self
            .stream
            .encrypt(DIGEST_AT, false, digest.as_bytes())
            .map_err(|_| broken())?;
        self.out
            .seek(SeekFrom::Start((MAGIC.len() + PREFIX) as u64))?;
        self.out.write_all(&named)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn chunk(&mut self, last: bool) -> io::Result<()> {
        let payload = Payload::from(self.waiting.as_slice());
        let sealed = self.stream.encrypt(self.at, last, payload);
        self.out
            .write_all(&sealed.map_err(|_| io::Error::other("sealing failed"))?)?;
        self.at += 1;
        self.waiting.clear();
        Ok(())
    }
}

impl<W: Write + Seek> Write for SealedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.waiting.len() == CHUNK {
            self.chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    /// A chunk is written when it is full; only the end writes a shorter one.
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Reads a sealed file as if it were plain. Bytes that were changed are an error, never content.
pub(crate) struct SealedReader<R: Read + Seek> {
    file: R,
    stream: Stream,
    digest: String,
    size: u64,
    chunks: u64,
    at: u64,
    /// The chunk that is open, and which one it is.
    open: Option<(u64, Vec<u8>)>,
}

impl<R: Read + Seek> SealedReader<R> {
    pub(crate) fn new(mut file: R, key: &Key) -> Result<SealedReader<R>> {
        let sealed = file.seek(SeekFrom::End(0))?.checked_sub(HEAD as u64);
        let sealed = sealed.filter(|n| *n >= TAG as u64).ok_or_else(broken)?;
        file.rewind()?;
        let mut head = [0; HEAD];
        file.read_exact(&mut head)?;
        let (magic, rest) = head.split_at(MAGIC.len());
        let (prefix, named) = rest.split_at(PREFIX);
        if magic != MAGIC {
            return Err(broken());
        }
        let stream = stream(key, prefix);
        let digest = stream
            .decrypt(DIGEST_AT, false, named)
            .map_err(|_| broken())?;
        let chunks = sealed.div_ceil((CHUNK + TAG) as u64);
        Ok(SealedReader {
            file,
            stream,
            digest: String::from_utf8(digest).map_err(|_| broken())?,
            size: sealed.saturating_sub(chunks * TAG as u64),
            chunks,
            at: 0,
            open: None,
        })
    }

    /// The digest of the content, as it was when it was sealed.
    pub(crate) fn digest(&self) -> &str {
        &self.digest
    }

    fn chunk(&mut self, which: u64) -> io::Result<&[u8]> {
        if self.open.as_ref().is_none_or(|(open, _)| *open != which) {
            let opened = self.unseal(which)?;
            self.open = Some((which, opened));
        }
        Ok(self.open.as_ref().map_or(&[], |(_, bytes)| bytes))
    }

    fn unseal(&mut self, which: u64) -> io::Result<Vec<u8>> {
        let start = HEAD as u64 + which * (CHUNK + TAG) as u64;
        self.file.seek(SeekFrom::Start(start))?;
        let mut sealed = Vec::with_capacity(CHUNK + TAG);
        let most = (CHUNK + TAG) as u64;
        self.file.by_ref().take(most).read_to_end(&mut sealed)?;
        let changed = || io::Error::new(io::ErrorKind::InvalidData, "a sealed file was changed");
        let place = u32::try_from(which).map_err(|_| changed())?;
        let last = which + 1 == self.chunks;
        self.stream
            .decrypt(place, last, sealed.as_slice())
            .map_err(|_| changed())
    }
}

impl<R: Read + Seek> Read for SealedReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let which = self.at / CHUNK as u64;
        // The end counts only once the last chunk has said that it is the last.
        let which = which.min(self.chunks.saturating_sub(1));
        let from = (self.at - which * CHUNK as u64) as usize;
        let open = self.chunk(which)?;
        let found = open.get(from..).unwrap_or_default();
        let n = found.len().min(out.len());
        out[..n].copy_from_slice(&found[..n]);
        self.at += n as u64;
        Ok(n)
    }
}

impl<R: Read + Seek> Seek for SealedReader<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(n) => Some(n),
            SeekFrom::End(n) => self.size.checked_add_signed(n),
            SeekFrom::Current(n) => self.at.checked_add_signed(n),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

fn broken() -> Error {
    Error::damaged("加密的文件不完整")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn sealed(content: &[u8], key: &Key) -> Vec<u8> {
        let mut writer = SealedWriter::new(Cursor::new(Vec::new()), key).unwrap();
        writer.write_all(content).unwrap();
        writer.finish(&"0".repeat(64)).unwrap().into_inner()
    }

    fn opened(bytes: &[u8], key: &Key) -> Option<Vec<u8>> {
        let mut reader = SealedReader::new(Cursor::new(bytes), key).ok()?;
        let mut out = Vec::new();
        reader.read_to_end(&mut out).ok()?;
        Some(out)
    }

    #[test]
    fn every_length_comes_back_whole_from_every_place() {
        let key = Key::fresh();
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7] {
            let content: Vec<u8> = (0..length).map(|n| (n * 31 % 251) as u8).collect();
            let bytes = sealed(&content, &key);
            assert_eq!(bytes.len() as u64, sealed_size(length as u64));
            assert_eq!(
                opened(&bytes, &key).as_deref(),
                Some(content.as_slice()),
                "{length}"
            );
            let mut reader = SealedReader::new(Cursor::new(&bytes), &key).unwrap();
            let from = length / 2;
            reader.seek(SeekFrom::Start(from as u64)).unwrap();
            let mut rest = Vec::new();
            reader.read_to_end(&mut rest).unwrap();
            assert_eq!(rest, content[from..]);
            assert_eq!(reader.seek(SeekFrom::End(0)).unwrap(), length as u64);
        }
    }

    #[test]
    fn a_changed_cut_or_foreign_file_is_refused() {
        let key = Key::fresh();
        let bytes = sealed(&vec![7; 2 * CHUNK + 9], &key);
        assert!(opened(&bytes, &Key::fresh()).is_none());
        for at in [0, 10, 40, HEAD + 5, bytes.len() - 1] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(opened(&changed, &key).is_none(), "byte {at}");
        }
        for end in [
            0,
            HEAD,
            HEAD + CHUNK + TAG,
            HEAD + 2 * (CHUNK + TAG),
            bytes.len() - 1,
        ] {
            assert!(opened(&bytes[..end], &key).is_none(), "cut at {end}");
        }
        let mut swapped = bytes.clone();
        let (a, b) = swapped[HEAD..].split_at_mut(CHUNK + TAG);
        a.swap_with_slice(&mut b[..CHUNK + TAG]);
        assert!(opened(&swapped, &key).is_none());
    }
}
