use super::ReadError;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::BufRead;

/// Reads XML from front to back, element by element, without ever expanding an entity that the
/// file defines itself.
pub(crate) struct Walk<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

/// What comes next. Names are local names, without a namespace's prefix.
pub(crate) enum Node<'a> {
    Open(Tag<'a>),
    Close(String),
    Text(Cow<'a, str>),
    End,
}

/// An element's start with its attributes.
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl<R: BufRead> Walk<R> {
    pub(crate) fn new(source: R) -> Walk<R> {
        let mut reader = Reader::from_reader(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Walk {
            reader,
            buffer: Vec::new(),
        }
    }

    /// The next element, end or text; comments and instructions are passed over.
    pub(crate) fn step(&mut self) -> Result<Node<'_>, ReadError> {
        self.buffer.clear();
        Ok(match self.reader.read_event_into(&mut self.buffer)? {
            Event::Start(tag) | Event::Empty(tag) => Node::Open(Tag(tag)),
            Event::End(end) => Node::Close(end.local_name().as_ref().to_owned()),
            Event::Text(text) => Node::Text(text.into_inner()),
            Event::CData(text) => Node::Text(text.into_inner()),
            Event::GeneralRef(name) => Node::Text(character(&name).into()),
            Event::DocType(_) => return Err(ReadError::damaged("XML 中含有 DOCTYPE")),
            Event::Eof => Node::End,
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => Node::Text("".into()),
        })
    }
}

impl Tag<'_> {
    /// Local name.
    pub(crate) fn name(&self) -> String {
        self.0.local_name().as_ref().to_owned()
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.0.local_name().as_ref() == name
    }

    /// Value of the attribute with this local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let found = all
            .with_checks(false)
            .flatten()
            .find(|a| a.key.local_name().as_ref() == name)?;
        found
            .normalized_value(XmlVersion::Explicit1_0)
            .ok()
            .map(Cow::into_owned)
    }

    /// All attributes, by local name.
    pub(crate) fn attributes(&self) -> Vec<(String, String)> {
        let mut all = self.0.attributes();
        let named = all.with_checks(false).flatten().filter_map(|a| {
            let value = a.normalized_value(XmlVersion::Explicit1_0).ok()?;
            Some((a.key.local_name().as_ref().to_owned(), value.into_owned()))
        });
        named.collect()
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// True where a yes-or-no attribute says yes.
    pub(crate) fn flag(&self, name: &str) -> bool {
        matches!(
            self.attribute(name).as_deref().map(str::trim),
            Some("1" | "true" | "on")
        )
    }
}

/// The character that a reference stands for: the five of XML itself and numbered ones.
fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name: &str = reference;
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        _ => "",
    }
    .to_owned()
}
