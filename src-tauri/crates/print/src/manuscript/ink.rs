use super::families::{chinese, latin};
use crate::PrintError;
use crate::fonts::Fonts;
use minglu_forms::manuscript::{Look, Rise};
use std::collections::HashMap;
use std::rc::Rc;
use typst::layout::Abs;
use typst::text::{FontInstance, FontStretch, FontStyle, FontVariant, FontVariations, FontWeight};

/// Size of raised and lowered characters, and how far they are moved, of the line's own size.
const SMALL: f64 = 0.62;
/// From this weight on a font is bold by itself.
const BOLD: u16 = 600;

/// What stands of each script in one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Characters as wide as they are high, and their punctuation.
    Chinese,
    /// Letters and figures.
    Latin,
}

/// Fonts of one family and its stand-ins, the nearest first, with their names.
pub(super) struct Faces {
    pub(super) names: Vec<String>,
    fonts: Vec<FontInstance>,
}

/// A look with the fonts that it is drawn in.
pub(super) struct Ink {
    pub(super) look: Look,
    pub(super) chinese: Rc<Faces>,
    pub(super) latin: Rc<Faces>,
}

/// All looks of a manuscript; each is one name in the source.
pub(super) struct Inks {
    fonts: &'static Fonts,
    pub(super) all: Vec<Ink>,
    known: HashMap<String, usize>,
    faces: HashMap<(String, bool, bool, bool), Rc<Faces>>,
}

impl Inks {
    pub(super) fn new(fonts: &'static Fonts) -> Inks {
        Inks {
            fonts,
            all: Vec::new(),
            known: HashMap::new(),
            faces: HashMap::new(),
        }
    }

    /// The number of a look.
    ///
    /// # Errors
    /// Fails where no Chinese font is installed.
    pub(super) fn number(&mut self, look: &Look) -> Result<usize, PrintError> {
        let key = format!("{look:?}");
        if let Some(number) = self.known.get(&key) {
            return Ok(*number);
        }
        let stand_in = self.fonts.chinese().ok_or(PrintError::NoChineseFont)?;
        let mut own = chinese(&look.chinese);
        own.push(stand_in.to_owned());
        let chinese = self.faces(&look.chinese, own.clone(), look, false);
        let mut letters = latin(&look.latin);
        letters.extend(own);
        let latin = self.faces(
            &format!("{}/{}", look.latin, look.chinese),
            letters,
            look,
            true,
        );
        self.all.push(Ink {
            look: look.clone(),
            chinese,
            latin,
        });
        self.known.insert(key, self.all.len() - 1);
        Ok(self.all.len() - 1)
    }

    fn faces(&mut self, name: &str, names: Vec<String>, look: &Look, latin: bool) -> Rc<Faces> {
        let fonts = self.fonts;
        let variant = FontVariant {
            style: if look.italic {
                FontStyle::Italic
            } else {
                FontStyle::Normal
            },
            weight: if look.bold {
                FontWeight::BOLD
            } else {
                FontWeight::REGULAR
            },
            stretch: FontStretch::NORMAL,
        };
        let key = (name.to_owned(), look.bold, look.italic, latin);
        let made = self.faces.entry(key).or_insert_with(|| {
            let found = names.into_iter().filter_map(|name| {
                let index = fonts.book().select(&name.to_lowercase(), variant)?;
                let size = Abs::pt(look.size);
                let font = fonts.font(index)?;
                Some((
                    name,
                    font.instantiate(variant, size, &FontVariations::default()),
                ))
            });
            let (names, fonts) = found.unzip();
            Rc::new(Faces { names, fonts })
        });
        Rc::clone(made)
    }
}

impl Ink {
    /// Its size where it stands on the line, in points.
    pub(super) fn size(&self) -> f64 {
        match self.look.rise {
            Rise::None => self.look.size,
            Rise::Above | Rise::Below => self.look.size * SMALL,
        }
    }

    /// The fonts of a script.
    pub(super) fn faces(&self, script: Script) -> &Faces {
        match script {
            Script::Chinese => &self.chinese,
            Script::Latin => &self.latin,
        }
    }

    /// How wide a character is, in points.
    pub(super) fn width(&self, c: char, script: Script) -> f64 {
        self.faces(script).advance(c) * self.size() + self.look.spread
    }

    /// How far characters reach above and below the line, in points.
    pub(super) fn reach(&self, script: Script) -> (f64, f64) {
        let (above, below) = self.faces(script).reach();
        (above * self.look.size, below * self.look.size)
    }

    /// True where bold must be drawn, for the font has none.
    pub(super) fn is_thin(&self, script: Script) -> bool {
        let font = self.faces(script).fonts.first();
        let weight = font.map(|f| f.font().info().variant.weight.to_number());
        self.look.bold && weight.is_some_and(|w| w < BOLD)
    }
}

impl Faces {
    /// Width of a character, of the font's size.
    fn advance(&self, c: char) -> f64 {
        let of = |font: &FontInstance| {
            let glyph = font.ttf().glyph_index(c)?;
            Some(font.x_advance(glyph.0)?.get())
        };
        self.fonts.iter().find_map(of).unwrap_or(1.0)
    }

    /// How far the first font reaches above and below the line, of its size.
    fn reach(&self) -> (f64, f64) {
        self.fonts.first().map_or((0.88, 0.12), |font| {
            let ttf = font.ttf();
            let (above, below) = (ttf.ascender(), ttf.descender());
            (font.to_em(above).get(), -font.to_em(below).get())
        })
    }
}
