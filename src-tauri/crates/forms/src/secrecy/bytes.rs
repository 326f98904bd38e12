use crate::read::ReadError;
use encoding_rs::GB18030;
use memchr::memmem;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How much of a file is looked at.
const MOST: u64 = 64 << 20;
/// What all marks end with is looked for first: of that there is hardly ever any.
const END: &str = "密★";
const STARRED: [&str; 3] = ["绝密★", "机密★", "秘密★"];

/// True where a level with a star lies in the bytes, in any encoding that offices write.
pub(super) fn are_marked(path: &Path) -> Result<bool, ReadError> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    let found = |mark: &[u8]| memmem::find(&bytes, mark).is_some();
    let written_here = |text: &str| written(text).iter().any(|bytes| found(bytes));
    Ok(written_here(END) && STARRED.iter().any(|mark| written_here(mark)))
}

fn written(mark: &str) -> [Vec<u8>; 4] {
    let wide = |order: fn(u16) -> [u8; 2]| mark.encode_utf16().flat_map(order).collect();
    [
        mark.as_bytes().to_vec(),
        GB18030.encode(mark).0.into_owned(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
    ]
}
