use crate::fonts::{self, Fonts};
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

/// All that typst may see: one source text, its pictures and the fonts of the system.
pub(crate) struct World {
    source: Source,
    /// Pictures that the text names `p0`, `p1` …
    pictures: Vec<Bytes>,
    fonts: &'static Fonts,
}

impl World {
    /// A world around this text and the pictures that it names.
    pub(crate) fn new(source: String, pictures: Vec<Vec<u8>>) -> World {
        World {
            source: Source::detached(source),
            pictures: pictures.into_iter().map(Bytes::new).collect(),
            fonts: fonts::installed(),
        }
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
        LIBRARY.get_or_init(|| LazyHash::new(<Library as LibraryExt>::default()))
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id == self.source.id() {
            true => Ok(self.source.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.get().vpath().get_without_slash();
        let number = name.strip_prefix('p').and_then(|n| n.parse::<usize>().ok());
        let picture = number.and_then(|n| self.pictures.get(n));
        picture.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
