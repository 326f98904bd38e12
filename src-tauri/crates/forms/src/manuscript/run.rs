use super::length::{colour, number, switch, twips};
use super::style::Theme;
use super::tree::Element;
use serde::{Deserialize, Serialize};

/// What characters look like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// Family of Chinese characters.
    pub chinese: String,
    /// Family of Latin letters and figures.
    pub latin: String,
    /// Size in points.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Struck out.
    pub strike: bool,
    /// `ff0000`; black where not given.
    pub colour: Option<String>,
    /// Raised or lowered.
    pub rise: Rise,
    /// Points added to each character's width.
    pub spread: f64,
}

/// Whether characters stand on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Rise {
    /// They do.
    #[default]
    None,
    /// Small and raised.
    Above,
    /// Small and lowered.
    Below,
}

impl Default for Look {
    fn default() -> Look {
        RunLook::default().look()
    }
}

/// What one place says of the look of characters, the rest being left to others.
#[derive(Debug, Clone, Default)]
pub(super) struct RunLook {
    chinese: Option<String>,
    latin: Option<String>,
    size: Option<f64>,
    bold: Option<bool>,
    italic: Option<bool>,
    underline: Option<bool>,
    strike: Option<bool>,
    colour: Option<Option<String>>,
    rise: Option<Rise>,
    spread: Option<f64>,
    hidden: Option<bool>,
    /// The style of characters that it names.
    pub(super) style: Option<String>,
}

impl RunLook {
    /// What `rPr` says.
    pub(super) fn read(properties: &Element, theme: &Theme) -> RunLook {
        let fonts = properties.child("rFonts");
        let family = |plain: &str, themed: &str| {
            let fonts = fonts?;
            let by_theme = fonts.attribute(themed).and_then(|name| theme.family(name));
            by_theme.or_else(|| fonts.attribute(plain).map(str::to_owned))
        };
        let line = properties.child("u");
        RunLook {
            chinese: family("eastAsia", "eastAsiaTheme"),
            latin: family("ascii", "asciiTheme"),
            size: properties.child("sz").and_then(|e| number(e, "val")),
            bold: switch(properties, "b"),
            italic: switch(properties, "i"),
            underline: line.map(super::length::switched),
            strike: switch(properties, "strike").or(switch(properties, "dstrike")),
            colour: properties.child("color").map(|e| colour(e, "val")),
            rise: properties.child("vertAlign").map(rise),
            spread: properties.child("spacing").and_then(|e| twips(e, "val")),
            hidden: switch(properties, "vanish"),
            style: style(properties),
        }
    }

    /// The same, with what another place says set over it.
    pub(super) fn under(&self, over: &RunLook) -> RunLook {
        fn pick<T: Clone>(over: &Option<T>, under: &Option<T>) -> Option<T> {
            over.clone().or_else(|| under.clone())
        }
        RunLook {
            chinese: pick(&over.chinese, &self.chinese),
            latin: pick(&over.latin, &self.latin),
            size: over.size.or(self.size),
            bold: over.bold.or(self.bold),
            italic: over.italic.or(self.italic),
            underline: over.underline.or(self.underline),
            strike: over.strike.or(self.strike),
            colour: pick(&over.colour, &self.colour),
            rise: over.rise.or(self.rise),
            spread: over.spread.or(self.spread),
            hidden: over.hidden.or(self.hidden),
            style: pick(&over.style, &self.style),
        }
    }

    /// True where characters are not shown.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden == Some(true)
    }

    /// The look, with Word's own where nothing is said.
    pub(super) fn look(&self) -> Look {
        let family = |name: &Option<String>, usual: &str| {
            let name = name.clone().unwrap_or_default();
            let name: String = name.chars().take(64).collect();
            if name.is_empty() {
                usual.to_owned()
            } else {
                name
            }
        };
        Look {
            chinese: family(&self.chinese, "宋体"),
            latin: family(&self.latin, "Times New Roman"),
            size: self.size.map_or(10.0, |half| half / 2.0).clamp(1.0, 400.0),
            bold: self.bold == Some(true),
            italic: self.italic == Some(true),
            underline: self.underline == Some(true),
            strike: self.strike == Some(true),
            colour: self.colour.clone().flatten(),
            rise: self.rise.unwrap_or_default(),
            spread: self.spread.unwrap_or_default().clamp(-40.0, 100.0),
        }
    }
}

fn rise(element: &Element) -> Rise {
    match element.val() {
        Some("superscript") => Rise::Above,
        Some("subscript") => Rise::Below,
        _ => Rise::None,
    }
}

fn style(properties: &Element) -> Option<String> {
    Some(properties.child("rStyle")?.val()?.to_owned())
}
