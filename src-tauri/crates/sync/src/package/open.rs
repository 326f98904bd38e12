use super::pieces::{BROKEN, PieceReader, disk};
use super::{End, FORMAT, Head, LETTER_MAX, PACKAGE_MAX, Part, PartKind, signed};
use crate::batch::{BATCH_MAX, BLOB_MAX};
use crate::crypto::{BlobHasher, Digest, Hasher, OpenKey, PublicKey, Signature, Suite};
use crate::refusal::{Code, Refusal, Result};
use serde::de::DeserializeOwned;
use std::io::{BufRead, BufReader, Read, Take, Write};

/// An opened package, of which the parts are read one after another. Nothing in it may be relied
/// upon before [`Opened::finish`] has seen the sender's signature.
pub struct Opened<R: Read> {
    pieces: PieceReader<BufReader<Take<R>>>,
    hasher: Hasher,
    letter: Vec<u8>,
    suite: Suite,
    waiting: u64,
    end: Option<(Digest, Digest, Signature)>,
}

/// Begins to open a package with the key that it names. `suite_of` reads from the letter with what
/// the sender signs.
///
/// # Errors
/// [`Code::Newer`] for a later format; [`Code::Damaged`] where it is no package, not for us, or cut.
pub fn open<R: Read>(input: R, key_of: impl FnOnce(&str) -> Option<OpenKey>) -> Result<Opened<R>> {
    let mut input = BufReader::new(input.take(PACKAGE_MAX));
    is_our_format(plain_line(&mut input)?.trim_end())?;
    let head: Head = parsed(plain_line(&mut input)?.as_bytes())?;
    let key = key_of(&head.key)
        .ok_or_else(|| Refusal::damaged("这个文件不是发给这里的，请核对是否拿错了文件"))?;
    let mut pieces = PieceReader::new(input, key.begin(head.begin.as_bytes(), FORMAT)?);
    let letter = sealed_line(&mut pieces, LETTER_MAX)?;
    let Signs { suite } = parsed(&letter)?;
    let mut hasher = suite.hasher();
    hasher.update(&letter);
    Ok(Opened {
        pieces,
        hasher,
        letter,
        suite,
        waiting: 0,
        end: None,
    })
}

/// Every letter says with which suite its sender signs.
#[derive(serde::Deserialize)]
struct Signs {
    suite: Suite,
}

impl<R: Read> Opened<R> {
    /// What the sender says.
    ///
    /// # Errors
    /// Fails where it is another kind of letter.
    pub fn letter<T: DeserializeOwned>(&self) -> Result<T> {
        parsed(&self.letter)
    }

    /// The next part; nothing at the end. What was not read of the one before is passed over.
    ///
    /// # Errors
    /// Fails where the package is damaged or a part exceeds the limits.
    pub fn next_part(&mut self) -> Result<Option<Part>> {
        self.pass(self.waiting, &mut |_| Ok(()))?;
        if self.end.is_some() {
            return Ok(None);
        }
        let line = sealed_line(&mut self.pieces, 4096)?;
        if let Ok(End { digest, signature }) = serde_json::from_slice(&line) {
            let counted = std::mem::replace(&mut self.hasher, self.suite.hasher());
            self.end = Some((counted.finish(), digest, signature));
            return Ok(None);
        }
        let part: Part = parsed(&line)?;
        fits(&part)?;
        self.hasher.update(&line);
        self.waiting = part.size;
        Ok(Some(part))
    }

    /// Reads the part whose line was given last, and holds it to its digest.
    ///
    /// # Errors
    /// Fails where it is damaged or the disk refuses.
    pub fn read_part(&mut self, part: &Part, mut into: impl Write) -> Result<()> {
        let mut hasher = BlobHasher::default();
        self.pass(self.waiting, &mut |bytes| {
            hasher.update(bytes);
            into.write_all(bytes).map_err(|e| disk(&e))
        })?;
        match hasher.finish() == part.digest {
            true => Ok(()),
            false => Err(Refusal::damaged(BROKEN)),
        }
    }

    /// Passes over what is left and refuses a package that this key has not signed.
    ///
    /// # Errors
    /// [`Code::Unauthenticated`] where another key signed it.
    pub fn finish(mut self, public: &PublicKey) -> Result<()> {
        while self.next_part()?.is_some() {}
        let broken = || Refusal::damaged(BROKEN);
        if !self.pieces.at_hand()?.is_empty() {
            return Err(broken());
        }
        let (counted, digest, signature) = self.end.ok_or_else(broken)?;
        if counted != digest {
            return Err(broken());
        }
        self.suite.verify(public, &signed(&digest), &signature)
    }

    fn pass(&mut self, count: u64, to: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let mut left = count;
        while left > 0 {
            let bytes = self.pieces.at_hand()?;
            if bytes.is_empty() {
                return Err(Refusal::damaged(BROKEN));
            }
            let now = bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let bytes = &bytes[..now];
            self.hasher.update(bytes);
            to(bytes)?;
            self.pieces.took(now);
            left -= now as u64;
        }
        self.waiting = 0;
        Ok(())
    }
}

fn fits(part: &Part) -> Result<()> {
    let most = match part.kind {
        PartKind::Batch => BATCH_MAX as u64,
        PartKind::Blob | PartKind::Other => BLOB_MAX,
    };
    match part.size <= most {
        true => Ok(()),
        false => Err(Refusal::new(
            Code::TooLarge,
            "文件里有一项超过了大小限制，未予读取",
        )),
    }
}

fn is_our_format(first: &str) -> Result<()> {
    match first.strip_prefix("minglu-package/") {
        Some(_) if first == FORMAT => Ok(()),
        Some(_) => Err(Refusal::new(
            Code::Newer,
            "这个文件是更新的版本生成的，请先升级本机程序",
        )),
        None => Err(Refusal::damaged(
            "这不是明录的报送文件或回执文件，请核对是否选错了文件",
        )),
    }
}

/// A line before the sealed pieces.
fn plain_line(input: &mut impl BufRead) -> Result<String> {
    let mut line = Vec::new();
    let read = input.take(4096).read_until(b'\n', &mut line);
    read.map_err(|e| disk(&e))?;
    String::from_utf8(line)
        .map_err(|_| Refusal::damaged("这不是明录的报送文件或回执文件，请核对是否选错了文件"))
}

fn sealed_line<R: Read>(pieces: &mut PieceReader<R>, most: usize) -> Result<Vec<u8>> {
    let mut line = Vec::new();
    loop {
        let bytes = pieces.at_hand()?;
        let end = bytes.iter().position(|b| *b == b'\n');
        let count = end.map_or(bytes.len(), |at| at + 1);
        line.extend_from_slice(&bytes[..count]);
        pieces.took(count);
        match (count, end) {
            (0, _) => return Err(Refusal::damaged(BROKEN)),
            _ if line.len() > most => return Err(Refusal::damaged(BROKEN)),
            (_, Some(_)) => return Ok(line),
            (_, None) => {}
        }
    }
}

fn parsed<T: DeserializeOwned>(line: &[u8]) -> Result<T> {
    serde_json::from_slice(line).map_err(|_| Refusal::damaged(BROKEN))
}
