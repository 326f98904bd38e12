use super::paragraph::ParagraphLook;
use super::run::RunLook;
use super::table_look::TableLook;
use super::tree::Element;
use std::collections::HashMap;

/// Styles that are founded on each other at most: a ring has no end.
const DEEPEST: usize = 24;

/// The families that a document's theme stands for.
#[derive(Debug, Default)]
pub(super) struct Theme {
    families: HashMap<&'static str, String>,
}

impl Theme {
    /// What `theme1.xml` says.
    pub(super) fn read(theme: &Element) -> Theme {
        let mut families = HashMap::new();
        let kinds = [
            ("majorFont", "majorEastAsia", "majorAscii", "majorHAnsi"),
            ("minorFont", "minorEastAsia", "minorAscii", "minorHAnsi"),
        ];
        for (element, chinese, latin, other) in kinds {
            let Some(fonts) = theme.find(element) else {
                continue;
            };
            let face = |e: &Element| e.attribute("typeface").map(str::to_owned);
            let named = |name| fonts.child(name).and_then(face).filter(|f| !f.is_empty());
            let hans = fonts
                .all("font")
                .find(|f| f.attribute("script") == Some("Hans"));
            if let Some(family) = named("ea").or_else(|| hans.and_then(face)) {
                families.insert(chinese, family);
            }
            if let Some(family) = named("latin") {
                families.insert(latin, family.clone());
                families.insert(other, family);
            }
        }
        Theme { families }
    }

    /// The family that a name in the theme stands for.
    pub(super) fn family(&self, name: &str) -> Option<String> {
        self.families.get(name).cloned()
    }
}

/// One style.
#[derive(Debug, Default)]
pub(super) struct Style {
    founded_on: Option<String>,
    pub(super) run: RunLook,
    pub(super) paragraph: ParagraphLook,
    pub(super) table: TableLook,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// What holds where no style says otherwise.
    run: RunLook,
    paragraph: ParagraphLook,
    styles: HashMap<String, Style>,
    /// The style of what names none: of paragraphs, of tables.
    usual: HashMap<String, String>,
    /// The document's theme.
    pub(super) theme: Theme,
}

impl Styles {
    /// What `styles.xml` says.
    pub(super) fn read(part: &Element, theme: Theme) -> Styles {
        let mut styles = Styles {
            theme,
            ..Styles::default()
        };
        let Some(root) = part.child("styles") else {
            return styles;
        };
        if let Some(defaults) = root.child("docDefaults") {
            let of = |around: &str, name: &str| defaults.child(around)?.child(name);
            styles.run = of("rPrDefault", "rPr")
                .map(|e| RunLook::read(e, &styles.theme))
                .unwrap_or_default();
            styles.paragraph = of("pPrDefault", "pPr")
                .map(ParagraphLook::read)
                .unwrap_or_default();
        }
        for element in root.all("style") {
            styles.add(element);
        }
        styles
    }

    fn add(&mut self, element: &Element) {
        let Some(id) = element.attribute("styleId") else {
            return;
        };
        if matches!(element.attribute("default"), Some("1" | "true" | "on"))
            && let Some(kind) = element.attribute("type")
        {
            self.usual.insert(kind.to_owned(), id.to_owned());
        }
        let founded_on = element.child("basedOn").and_then(|e| e.val());
        let style = Style {
            founded_on: founded_on.map(str::to_owned),
            run: element
                .child("rPr")
                .map(|e| RunLook::read(e, &self.theme))
                .unwrap_or_default(),
            paragraph: element
                .child("pPr")
                .map(ParagraphLook::read)
                .unwrap_or_default(),
            table: TableLook::of_style(element),
        };
        self.styles.insert(id.to_owned(), style);
    }

    /// A style and all on which it is founded, the deepest first.
    fn chain(&self, id: Option<&str>) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = id;
        while let Some(style) = next.and_then(|id| self.styles.get(id)) {
            chain.push(style);
            next = style.founded_on.as_deref();
            if chain.len() >= DEEPEST {
                break;
            }
        }
        chain.reverse();
        chain
    }

    fn usual(&self, kind: &str) -> Option<&str> {
        self.usual.get(kind).map(String::as_str)
    }

    /// How paragraphs of a style look, in a table of this style.
    pub(super) fn paragraph(&self, id: Option<&str>, table: Option<&str>) -> ParagraphLook {
        let id = id.or(self.usual("paragraph"));
        let chain = self.chain(table).into_iter().chain(self.chain(id));
        chain.fold(self.paragraph.clone(), |look, style| {
            look.under(&style.paragraph)
        })
    }

    /// How characters look in paragraphs of a style, in a table of this style.
    pub(super) fn run(&self, id: Option<&str>, table: Option<&str>) -> RunLook {
        let id = id.or(self.usual("paragraph"));
        let chain = self.chain(table).into_iter().chain(self.chain(id));
        chain.fold(self.run.clone(), |look, style| look.under(&style.run))
    }

    /// How characters look that name a style or say themselves how.
    pub(super) fn characters(&self, around: &RunLook, own: &RunLook) -> RunLook {
        let chain = self.chain(own.style.as_deref());
        let styled = chain
            .into_iter()
            .fold(around.clone(), |look, style| look.under(&style.run));
        styled.under(own)
    }

    /// How tables of a style look.
    pub(super) fn table(&self, id: Option<&str>) -> TableLook {
        let chain = self.chain(id.or(self.usual("table")));
        chain
            .into_iter()
            .fold(TableLook::default(), |look, style| look.under(&style.table))
    }
}
