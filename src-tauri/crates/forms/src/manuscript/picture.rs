use super::length::emu;
use super::tree::Element;
use serde::{Deserialize, Serialize};

/// Bytes of a picture at most.
const MOST_BYTES: usize = 8 << 20;
/// Dots of a picture at most: it is unpacked to be drawn.
const MOST_DOTS: u64 = 40_000_000;

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// Width on paper.
    pub width: f64,
    /// Height on paper.
    pub height: f64,
    /// Its bytes as they lie in the file, in Base64; PNG or JPEG.
    pub data: String,
}

/// Where a picture that stands in the line lies, and its size; none for other drawings.
pub(super) fn place(drawing: &Element) -> Option<(&str, f64, f64)> {
    let inline = drawing.child("inline")?;
    let extent = inline.child("extent")?;
    let id = inline.find("blip")?.attribute("embed")?;
    Some((id, emu(extent, "cx")?, emu(extent, "cy")?))
}

/// True for a picture of a kind and size that is drawn.
pub(super) fn is_drawn(bytes: &[u8]) -> bool {
    let dots = png(bytes).or_else(|| jpeg(bytes));
    bytes.len() <= MOST_BYTES && dots.is_some_and(|n| n > 0 && n <= MOST_DOTS)
}

/// How many dots a PNG says that it has.
fn png(bytes: &[u8]) -> Option<u64> {
    let head = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    (head.get(4..8)? == b"IHDR").then_some(())?;
    Some(u64::from(number(8)?) * u64::from(number(12)?))
}

/// How many dots a JPEG says that it has: its segments are gone through to the frame's head.
fn jpeg(bytes: &[u8]) -> Option<u64> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, mark, high, low, ..] = *rest else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let is_frame = (0xc0..=0xcf).contains(&mark) && ![0xc4, 0xc8, 0xcc].contains(&mark);
        if is_frame {
            let number = |at: usize| Some(u16::from_be_bytes([*rest.get(at)?, *rest.get(at + 1)?]));
            return Some(u64::from(number(5)?) * u64::from(number(7)?));
        }
        rest = rest.get(2 + length.max(2)..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_would_fill_the_memory_is_not_drawn() {
        let png = |width: u32| {
            let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
            bytes.extend(width.to_be_bytes());
            bytes.extend(1000_u32.to_be_bytes());
            bytes
        };
        assert!(is_drawn(&png(1000)));
        assert!(!is_drawn(&png(1_000_000)));
        assert!(!is_drawn(b"GIF89a"));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\x01\0\x02\0\x03";
        assert_eq!(super::jpeg(jpeg), Some(256 * 512));
    }
}
