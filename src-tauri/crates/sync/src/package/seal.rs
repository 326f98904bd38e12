use super::pieces::{PieceWriter, disk};
use super::{End, FORMAT, Head, Part, PartKind, signed};
use crate::batch::Batch;
use crate::canonical;
use crate::crypto::{
    BlobDigest, BlobHasher, Hasher, PublicKey, SealKey, SecretKey, Signature, Suite,
};
use crate::refusal::{Refusal, Result};
use serde::Serialize;
use std::io::{Read, Write};

/// Who signs a package.
pub struct Sender<'a> {
    /// With what.
    pub suite: Suite,
    /// The key.
    pub secret: &'a SecretKey,
}

/// Who can open a package.
pub struct Recipient<'a> {
    /// The name of the key, by which the recipient finds it.
    pub key: &'a str,
    /// X25519.
    pub public: &'a PublicKey,
}

/// Writes a package, part after part.
pub struct Packer<'a, W: Write> {
    pieces: PieceWriter<W>,
    hasher: Hasher,
    sender: Sender<'a>,
}

impl<'a, W: Write> Packer<'a, W> {
    /// Begins a package with its letter.
    ///
    /// # Errors
    /// Fails where the recipient's key is none, or the disk refuses.
    pub fn begin(
        mut out: W,
        to: &Recipient<'_>,
        sender: Sender<'a>,
        letter: &impl Serialize,
    ) -> Result<Packer<'a, W>> {
        let (begin, sealer) = SealKey::new(to.public)?.begin(FORMAT)?;
        let head = Head {
            key: to.key.to_owned(),
            begin: Signature::from_bytes(&begin),
        };
        let mut first = format!("{FORMAT}\n").into_bytes();
        first.extend(line(&head)?);
        out.write_all(&first).map_err(|e| disk(&e))?;
        let mut packer = Packer {
            pieces: PieceWriter::new(out, sealer),
            hasher: sender.suite.hasher(),
            sender,
        };
        packer.write(&line(letter)?)?;
        Ok(packer)
    }

    /// Adds a batch.
    ///
    /// # Errors
    /// Fails where the disk refuses.
    pub fn batch(&mut self, batch: &Batch) -> Result<()> {
        let bytes = batch.bytes();
        let digest = BlobDigest::of(bytes);
        self.part(PartKind::Batch, digest, bytes.len() as u64, bytes)
    }

    /// Adds a file.
    ///
    /// # Errors
    /// Fails where it is not what its digest and size say, or the disk refuses.
    pub fn blob(&mut self, digest: BlobDigest, size: u64, content: impl Read) -> Result<()> {
        self.part(PartKind::Blob, digest, size, content)
    }

    /// Signs the package and gives the file back.
    ///
    /// # Errors
    /// Fails where the disk refuses.
    pub fn finish(mut self) -> Result<W> {
        let suite = self.sender.suite;
        let hasher = std::mem::replace(&mut self.hasher, suite.hasher());
        let digest = hasher.finish();
        let signature = suite.sign(self.sender.secret, &signed(&digest))?;
        self.pieces.write(&line(&End { digest, signature })?)?;
        self.pieces.finish()
    }

    fn part(
        &mut self,
        kind: PartKind,
        digest: BlobDigest,
        size: u64,
        mut content: impl Read,
    ) -> Result<()> {
        let head = Part { kind, digest, size };
        self.write(&line(&head)?)?;
        let (mut hasher, mut left) = (BlobHasher::default(), size);
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = content.read(&mut buffer).map_err(|e| disk(&e))?;
            if count == 0 {
                break;
            }
            left = left.checked_sub(count as u64).ok_or_else(changed)?;
            hasher.update(&buffer[..count]);
            self.write(&buffer[..count])?;
        }
        match left == 0 && hasher.finish() == head.digest {
            true => Ok(()),
            false => Err(changed()),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.hasher.update(bytes);
        self.pieces.write(bytes)
    }
}

fn line(of: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes = canonical::bytes(of)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn changed() -> Refusal {
    Refusal::damaged("附件文件与台账里登记的不符，请先运行“检查台账”")
}
