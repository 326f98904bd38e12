use super::tree::Element;
use crate::read::package::{Kind, open};
use crate::read::relationships::{Relationship, main_part, relationships, resolve};
use crate::read::{Input, Limits, ReadError};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;
use zip::ZipArchive;

/// No part that is shown is larger than this, unpacked.
const MOST_PART: u64 = 24 << 20;

/// The parts of a .docx file.
pub(super) struct Parts {
    archive: ZipArchive<Input>,
    /// Path of the document.
    pub(super) main: String,
    relations: HashMap<String, Relationship>,
}

impl Parts {
    /// Opens a file.
    pub(super) fn open(path: &Path) -> Result<Parts, ReadError> {
        let file = File::open(path)?;
        if file.metadata()?.len() > Limits::default().file {
            return Err(ReadError::TooLarge("超过 200 MB".into()));
        }
        Parts::of(BufReader::new(Box::new(file)))
    }

    /// The same of bytes.
    pub(super) fn of_bytes(bytes: Vec<u8>) -> Result<Parts, ReadError> {
        Parts::of(BufReader::new(Box::new(Cursor::new(bytes))))
    }

    fn of(input: Input) -> Result<Parts, ReadError> {
        let (kind, mut archive) = open(input, &Limits::default())?;
        if kind != Kind::Docx {
            return Err(ReadError::unsupported(
                "这不是 Word 文档",
                "请另存为 .docx 后再预览",
            ));
        }
        let main = main_part(&mut archive)?.unwrap_or_else(|| "word/document.xml".to_owned());
        let relations = relations_of(&mut archive, &main)?;
        Ok(Parts {
            archive,
            main,
            relations,
        })
    }

    /// A part by its path.
    pub(super) fn tree(&mut self, path: &str) -> Result<Element, ReadError> {
        let bytes = self.bytes(path)?;
        Element::parse(&String::from_utf8_lossy(&bytes))
    }

    /// The part of this kind that belongs to the document, or an empty one.
    pub(super) fn kind(&mut self, kind: &str) -> Result<Element, ReadError> {
        let ending = format!("/{kind}");
        let found = self.relations.values().find(|r| r.kind.ends_with(&ending));
        match found.map(|r| resolve(folder(&self.main), &r.target)) {
            Some(path) if self.has(&path) => self.tree(&path),
            _ => Ok(Element::default()),
        }
    }

    /// Where a relation of a part leads.
    pub(super) fn related(&mut self, part: &str, id: &str) -> Result<Option<String>, ReadError> {
        let target = match part == self.main {
            true => self.relations.get(id).map(|r| r.target.clone()),
            false => {
                let mut relations = relations_of(&mut self.archive, part)?;
                relations.remove(id).map(|r| r.target)
            }
        };
        let path = target.map(|target| resolve(folder(part), &target));
        Ok(path.filter(|path| self.has(path)))
    }

    /// A part's bytes.
    pub(super) fn bytes(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let part = self.archive.by_name(path)?;
        part.take(MOST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| ReadError::damaged_by(&e))?;
        match bytes.len() as u64 > MOST_PART {
            true => Err(ReadError::TooLarge(format!(
                "有一部分超过 {} MB",
                MOST_PART >> 20
            ))),
            false => Ok(bytes),
        }
    }

    fn has(&self, path: &str) -> bool {
        self.archive.file_names().flatten().any(|n| n == path)
    }
}

fn relations_of(
    archive: &mut ZipArchive<Input>,
    part: &str,
) -> Result<HashMap<String, Relationship>, ReadError> {
    let name = part.rsplit('/').next().unwrap_or(part);
    relationships(archive, &format!("{}/_rels/{name}.rels", folder(part)))
}

fn folder(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |(folder, _)| folder)
}
