use super::ReadError;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Text in whichever encoding Chinese offices write: marked UTF-8 or UTF-16, plain UTF-8, or
/// GB18030, which holds GBK and GB2312.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return strictly(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = unmarked_utf16(&bytes) {
        return strictly(encoding, &bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(not_utf8) => strictly(GB18030, not_utf8.as_bytes()),
    }
}

/// UTF-16 without its mark shows in zero bytes at every other place: commas and line ends.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (0, 0) => None,
        (0, _) => Some(UTF_16LE),
        (_, 0) => Some(UTF_16BE),
        _ => None,
    }
}

/// How a text file is written, so that it can be written so again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Script {
    encoding: &'static Encoding,
    marked: bool,
}

impl Script {
    /// Reads a text and says how it is written.
    pub(crate) fn read(bytes: Vec<u8>) -> Result<(String, Script), ReadError> {
        let mark = Encoding::for_bom(&bytes);
        let encoding = mark
            .map(|(encoding, _)| encoding)
            .or_else(|| unmarked_utf16(&bytes));
        let marked = mark.is_some();
        let usual = || match std::str::from_utf8(&bytes) {
            Ok(_) => UTF_8,
            Err(_) => GB18030,
        };
        let encoding = encoding.unwrap_or_else(usual);
        Ok((decode(bytes)?, Script { encoding, marked }))
    }

    /// Writes a text in the same way.
    pub(crate) fn write(self, text: &str) -> Vec<u8> {
        let marked = if self.marked { "\u{feff}" } else { "" };
        let text = format!("{marked}{text}");
        let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
        match self.encoding {
            e if e == UTF_16LE => wide(u16::to_le_bytes),
            e if e == UTF_16BE => wide(u16::to_be_bytes),
            e => e.encode(&text).0.into_owned(),
        }
    }
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, ReadError> {
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = decoded.ok_or_else(|| {
        let name = if encoding == UTF_8 {
            "UTF-8"
        } else {
            encoding.name()
        };
        ReadError::unsupported(
            &format!("文件的文字编码无法识别（按 {name} 读不通）"),
            "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入",
        )
    })?;
    Ok(text.into_owned())
}
