use super::bytes;
use crate::read::{Node, ReadError, Walk, text_of_file};
use minglu_rules::secrecy;
use std::fs::File;
use std::io::BufReader;
use std::io::Read;
use std::path::Path;
use zip::ZipArchive;

/// Bytes of a part that are gone through.
const MOST: u64 = 128 << 20;
/// Bytes of a paragraph that are kept together.
const LONGEST: usize = 64 << 10;
/// The parts that hold text outside cells: documents with their headers and boxes, slides, drawings.
const PARTS: [&str; 5] = [
    "word/",
    "ppt/slides/",
    "xl/drawings/",
    "content.xml",
    "styles.xml",
];

/// True where a line of the file's text bears a mark.
pub(super) fn is_marked(path: &Path) -> Result<bool, ReadError> {
    match ZipArchive::new(BufReader::new(File::open(path)?)) {
        Ok(mut archive) => packed(&mut archive),
        Err(_) => Ok(bytes::are_marked(path)? || text_of_file(path).is_ok_and(|text| plain(&text))),
    }
}

/// Tags part texts as line ends do.
fn plain(text: &str) -> bool {
    let mut pieces = text.split(['\n', '\r', '<', '>', '\t']);
    pieces.any(secrecy::is_marked)
}

fn packed(archive: &mut ZipArchive<BufReader<File>>) -> Result<bool, ReadError> {
    for index in 0..archive.len() {
        // A part that cannot be opened is told of by whoever reads the file.
        let Ok(part) = archive.by_index(index) else {
            continue;
        };
        let name = part.name()?.into_owned();
        let text = PARTS.iter().any(|p| name.starts_with(p)) && name.ends_with(".xml");
        if text && paragraphs(BufReader::new(part.take(MOST))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Goes through the paragraphs up to the end, or to where the part is damaged.
fn paragraphs(part: impl std::io::BufRead) -> bool {
    let mut walk = Walk::new(part);
    let mut line = String::new();
    loop {
        let ends = match walk.step() {
            Ok(Node::Text(text)) => {
                line.push_str(&text);
                line.len() > LONGEST
            }
            Ok(Node::Close(name)) => matches!(name.as_str(), "p" | "h"),
            Ok(Node::Open(tag)) => tag.is("br") || tag.is("line-break"),
            Ok(Node::End) | Err(_) => return secrecy::is_marked(&line),
        };
        if ends {
            if secrecy::is_marked(&line) {
                return true;
            }
            line.clear();
        }
    }
}
