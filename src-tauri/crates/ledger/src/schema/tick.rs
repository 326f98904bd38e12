use super::{Field, Kind};

/// One of the values that a table offers to tick: a column of its own, or a box in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// As stored and shown, for example 政府网站.
    pub value: String,
    /// Other words for it in other people's tables.
    pub aliases: Vec<String>,
}

impl Tick {
    /// Reads a line of `x-ticks`: the value, then its other words.
    pub(super) fn from_words(words: Vec<String>) -> Option<Tick> {
        let mut words = words.into_iter();
        Some(Tick {
            value: words.next()?,
            aliases: words.collect(),
        })
    }

    /// Its own words, then the others.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.value.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// True where a text names it, white space and width aside.
    pub fn is(&self, text: &str) -> bool {
        let text = plain(text);
        self.words().any(|word| plain(word) == text)
    }

    /// What is said beside the tick in one of a list: 申请人 in 特定群体（申请人）.
    pub fn remark<'a>(&self, item: &'a str) -> Option<&'a str> {
        let said = item.strip_prefix(self.value.as_str())?;
        said.strip_prefix('（')?.strip_suffix('）')
    }
}

impl Field {
    /// What may be ticked, by any of its words.
    pub fn tick(&self, text: &str) -> Option<&Tick> {
        self.ticks.iter().find(|tick| tick.is(text))
    }

    /// Ticked values by their own words and in their order, each once; others behind them.
    pub fn arranged(&self, items: Vec<String>) -> Vec<String> {
        let place = |item: &str| {
            let found = |tick: &Tick| tick.value == item || tick.remark(item).is_some();
            self.ticks
                .iter()
                .position(found)
                .unwrap_or(self.ticks.len())
        };
        let named = items.into_iter().map(|item| match self.tick(&item) {
            Some(tick) => tick.value.clone(),
            None => item,
        });
        let mut arranged: Vec<String> = Vec::new();
        for item in named {
            if !arranged.contains(&item) {
                arranged.push(item);
            }
        }
        if matches!(self.kind, Kind::List { .. }) {
            arranged.sort_by_key(|item| place(item));
        }
        arranged
    }
}

/// As labels are compared: without white space, brackets and slashes of either width alike.
fn plain(text: &str) -> String {
    let half = |c| match c {
        '（' => '(',
        '）' => ')',
        '／' => '/',
        c => c,
    };
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(half)
        .collect()
}
