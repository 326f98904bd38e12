use super::FillError;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::ops::Range;

/// Walks over a text of XML and says of each tag where it lies.
pub(crate) struct Scan<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Bytes of a byte order mark, which the reader does not see.
    mark: usize,
}

/// A start or end tag.
#[derive(Debug, Clone)]
pub(crate) struct Tag<'a> {
    /// Its source, from `<` to `>`.
    pub source: &'a str,
    /// Where it begins.
    pub start: usize,
    /// What it is.
    pub kind: TagKind,
}

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TagKind {
    /// `<a>`
    Open,
    /// `</a>`
    Close,
    /// `<a/>`
    Empty,
}

impl<'a> Scan<'a> {
    /// A walk over this text.
    pub(crate) fn new(text: &'a str) -> Scan<'a> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        Scan {
            text,
            reader: Reader::from_str(body),
            mark: text.len() - body.len(),
        }
    }

    /// The next tag; texts between tags are the ranges between them.
    pub(crate) fn next(&mut self) -> Result<Option<Tag<'a>>, FillError> {
        loop {
            let start = self.position();
            let kind = match self.reader.read_event()? {
                Event::Start(_) => TagKind::Open,
                Event::End(_) => TagKind::Close,
                Event::Empty(_) => TagKind::Empty,
                Event::DocType(_) => return Err(FillError::Damaged("含有 DOCTYPE".into())),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(Tag {
                source: &self.text[start..self.position()],
                start,
                kind,
            }));
        }
    }

    fn position(&self) -> usize {
        let position = usize::try_from(self.reader.buffer_position());
        position.map_or(self.text.len(), |p| (p + self.mark).min(self.text.len()))
    }
}

impl<'a> Tag<'a> {
    /// Where it ends.
    pub(crate) fn end(&self) -> usize {
        self.start + self.source.len()
    }

    /// Where it lies.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// Name with its prefix.
    pub(crate) fn qualified(&self) -> &'a str {
        let inner = self.source.trim_start_matches(['<', '/']);
        let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/');
        &inner[..end.unwrap_or(inner.len())]
    }

    /// Name without its prefix.
    pub(crate) fn name(&self) -> &'a str {
        let name = self.qualified();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The prefix with its colon, or nothing.
    pub(crate) fn prefix(&self) -> &'a str {
        let name = self.qualified();
        &name[..name.len() - self.name().len()]
    }

    /// True for a tag that begins an element of this name.
    pub(crate) fn begins(&self, name: &str) -> bool {
        self.kind != TagKind::Close && self.name() == name
    }

    /// True for a tag that ends an element of this name.
    pub(crate) fn ends(&self, name: &str) -> bool {
        self.kind != TagKind::Open && self.name() == name
    }

    /// Where the value of an attribute lies, quotes excluded. Prefixed names need their prefix.
    pub(crate) fn place(&self, attribute: &str) -> Option<Range<usize>> {
        let places = Attributes {
            source: self.source,
            at: 1 + self.qualified().len(),
        };
        let found = places.into_iter().find(|(name, _)| *name == attribute)?;
        Some(self.start + found.1.start..self.start + found.1.end)
    }

    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let place = self.place(name)?;
        let raw = &self.source[place.start - self.start..place.end - self.start];
        quick_xml::escape::unescape(raw).ok()
    }
}

/// The attributes of a start tag: names and places of values.
struct Attributes<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.source[self.at..];
        let equals = self.at + rest.find('=')?;
        let name = self.source[self.at..equals].trim();
        let after = &self.source[equals + 1..];
        let quote_at = equals + 1 + after.find(['"', '\''])?;
        let quote = self.source[quote_at..].chars().next()?;
        let end = quote_at + 1 + self.source[quote_at + 1..].find(quote)?;
        self.at = end + 1;
        Some((name, quote_at + 1..end))
    }
}

/// The text between two tags, its references resolved.
pub(crate) fn unescaped(raw: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

/// The texts of all elements of these names in a part.
pub(crate) fn texts_of(xml: &str, names: &[&str]) -> Result<Vec<String>, FillError> {
    let mut scan = Scan::new(xml);
    let (mut found, mut open) = (Vec::new(), None);
    while let Some(tag) = scan.next()? {
        if let Some(start) = open.take() {
            found.push(unescaped(&xml[start..tag.start]).into_owned());
        }
        if names.contains(&tag.name()) && tag.begins(tag.name()) && !tag.ends(tag.name()) {
            open = Some(tag.end());
        }
    }
    Ok(found)
}
