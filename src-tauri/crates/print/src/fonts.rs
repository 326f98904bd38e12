use std::sync::OnceLock;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontStore, system};

/// The fonts of the system, found once.
pub(crate) struct Fonts {
    store: FontStore,
    chinese: Option<String>,
}

/// Searches the system's fonts at the first call.
pub(crate) fn installed() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut store = FontStore::new();
        store.extend(system());
        let chinese = any_chinese(store.book());
        Fonts { store, chinese }
    })
}

impl Fonts {
    /// True where the family is installed.
    pub(crate) fn has(&self, family: &str) -> bool {
        let lower = family.to_lowercase();
        self.store.book().select_family(&lower).next().is_some()
    }

    /// Some family that has Chinese characters.
    pub(crate) fn chinese(&self) -> Option<&str> {
        self.chinese.as_deref()
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }
}

fn any_chinese(book: &FontBook) -> Option<String> {
    let covers = |info: &FontInfo| "县务单责".chars().all(|c| info.coverage.contains(c as u32));
    (0..)
        .map_while(|n| book.info(n))
        .find(|info| covers(info))
        .map(|info| info.family.clone())
}
