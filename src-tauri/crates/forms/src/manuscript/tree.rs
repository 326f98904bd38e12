use crate::read::{Node, ReadError, Walk};

/// Deeper nesting than this is no document that a person made; what goes through the tree calls
/// itself so often at most.
const DEEPEST: usize = 160;
/// Elements of a part: with the smallest of them, a part takes a few hundred MiB.
const MOST: usize = 1_000_000;

/// An element of XML with all that is in it. Names have no prefix.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// The text right in it.
    pub(super) text: String,
}

impl Element {
    /// Takes a part apart; the result holds its outermost element.
    pub(super) fn parse(xml: &str) -> Result<Element, ReadError> {
        let mut walk = Walk::new(xml.trim_start_matches('\u{feff}').as_bytes());
        let mut open = vec![Element::default()];
        let mut count = 0;
        loop {
            match walk.step()? {
                Node::Open(tag) => {
                    count += 1;
                    if count > MOST || open.len() > DEEPEST {
                        return Err(ReadError::damaged("内容过多或嵌套过深"));
                    }
                    open.push(Element {
                        name: tag.name(),
                        attributes: tag.attributes(),
                        ..Element::default()
                    });
                }
                Node::Close(_) => close(&mut open),
                Node::Text(text) => {
                    if let Some(element) = open.last_mut() {
                        element.text.push_str(&text);
                    }
                }
                Node::End => break,
            }
        }
        while open.len() > 1 {
            close(&mut open);
        }
        Ok(open.pop().unwrap_or_default())
    }

    /// An attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The attribute `val`, in which Word keeps most of what it says.
    pub(super) fn val(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// The first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|c| c.name == name)
    }

    /// The children of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |c| c.name == name)
    }

    /// The first element of this name anywhere in it.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.children.iter().find_map(|c| {
            if c.name == name {
                Some(c)
            } else {
                c.find(name)
            }
        })
    }
}

/// The innermost open element goes into the one around it.
fn close(open: &mut Vec<Element>) {
    if open.len() < 2 {
        return;
    }
    if let (Some(done), Some(around)) = (open.pop(), open.last_mut()) {
        around.children.push(done);
    }
}
