use super::PIECE;
use crate::crypto::{Opener, Sealer};
use crate::refusal::{Code, Refusal, Result};
use std::io::{self, Read, Write};

const LAST: u32 = 1 << 31;

/// Takes bytes and writes them down as sealed pieces.
pub(super) struct PieceWriter<W: Write> {
    out: W,
    sealer: Sealer,
    waiting: Vec<u8>,
}

impl<W: Write> PieceWriter<W> {
    pub(super) fn new(out: W, sealer: Sealer) -> PieceWriter<W> {
        PieceWriter {
            out,
            sealer,
            waiting: Vec::with_capacity(PIECE),
        }
    }

    pub(super) fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            if self.waiting.len() == PIECE {
                self.piece(false)?;
            }
            let room = PIECE - self.waiting.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.waiting.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<W> {
        self.piece(true)?;
        self.out.flush().map_err(|e| disk(&e))?;
        Ok(self.out)
    }

    fn piece(&mut self, last: bool) -> Result<()> {
        let sealed = self.sealer.seal(&self.waiting, last)?;
        self.waiting.clear();
        let length = u32::try_from(sealed.len()).map_err(Refusal::internal)?;
        let head = if last { length | LAST } else { length };
        let written = self.out.write_all(&head.to_be_bytes());
        let written = written.and_then(|()| self.out.write_all(&sealed));
        written.map_err(|e| disk(&e))
    }
}

/// Gives back the bytes of sealed pieces.
pub(super) struct PieceReader<R: Read> {
    input: R,
    opener: Opener,
    piece: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> PieceReader<R> {
    pub(super) fn new(input: R, opener: Opener) -> PieceReader<R> {
        PieceReader {
            input,
            opener,
            piece: Vec::new(),
            at: 0,
            ended: false,
        }
    }

    /// The bytes that are at hand: none at the end.
    pub(super) fn at_hand(&mut self) -> Result<&[u8]> {
        while self.at == self.piece.len() && !self.ended {
            self.next_piece()?;
        }
        Ok(self.piece.get(self.at..).unwrap_or_default())
    }

    pub(super) fn took(&mut self, count: usize) {
        self.at = (self.at + count).min(self.piece.len());
    }

    fn next_piece(&mut self) -> Result<()> {
        let mut head = [0; 4];
        self.input.read_exact(&mut head).map_err(|e| cut(&e))?;
        let head = u32::from_be_bytes(head);
        let (length, last) = ((head & !LAST) as usize, head & LAST != 0);
        if length > PIECE + 64 {
            return Err(Refusal::damaged(BROKEN));
        }
        let mut sealed = vec![0; length];
        self.input.read_exact(&mut sealed).map_err(|e| cut(&e))?;
        self.piece = self.opener.open(&sealed, last)?;
        (self.at, self.ended) = (0, last);
        Ok(())
    }
}

pub(super) const BROKEN: &str = "文件已损坏或没有拷贝完整，请重新拷贝；仍不行请让对方重新导出";

fn cut(cause: &io::Error) -> Refusal {
    match cause.kind() {
        io::ErrorKind::UnexpectedEof => Refusal::damaged(BROKEN),
        _ => disk(cause),
    }
}

pub(super) fn disk(cause: &io::Error) -> Refusal {
    let message = match cause.kind() {
        io::ErrorKind::StorageFull => "磁盘或U盘空间不足，请清理后再试".to_owned(),
        _ => format!("读写文件失败（{cause}），请检查磁盘或U盘后再试"),
    };
    Refusal::new(Code::Storage, message)
}
