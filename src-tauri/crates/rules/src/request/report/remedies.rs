use serde::{Deserialize, Serialize};

/// Table four: fifteen numbers, three groups of five.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedies(pub [u32; 15]);

/// Which way a remedy went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemedyKind {
    /// 行政复议
    Reconsideration,
    /// 未经复议直接起诉
    DirectSuit,
    /// 复议后起诉
    SuitAfterReconsideration,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemedyResult {
    /// 结果维持
    Upheld,
    /// 结果纠正
    Corrected,
    /// 其他结果
    Other,
}

/// A reconsideration or a suit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remedy {
    /// Which way it went.
    pub kind: RemedyKind,
    /// The year in which it was begun.
    pub begun: i32,
    /// In which year and how it ended; nothing while it is open.
    pub ended: Option<(i32, RemedyResult)>,
}

/// One number of table four, from nought: it opens the remedies behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RemedySlot(pub usize);

/// Numbers in a group; the last is its total.
pub(super) const GROUP: usize = 5;
const OPEN: usize = 3;

impl RemedyKind {
    /// All kinds, in the order of the table.
    pub const ALL: [RemedyKind; 3] = [
        RemedyKind::Reconsideration,
        RemedyKind::DirectSuit,
        RemedyKind::SuitAfterReconsideration,
    ];

    /// The name that is stored.
    pub const fn name(self) -> &'static str {
        match self {
            RemedyKind::Reconsideration => "reconsideration",
            RemedyKind::DirectSuit => "direct_suit",
            RemedyKind::SuitAfterReconsideration => "suit_after_reconsideration",
        }
    }

    /// Reads the name that is stored.
    pub fn from_name(name: &str) -> Option<RemedyKind> {
        RemedyKind::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl RemedyResult {
    /// All results, in the order of the table.
    pub const ALL: [RemedyResult; 3] = [
        RemedyResult::Upheld,
        RemedyResult::Corrected,
        RemedyResult::Other,
    ];

    /// The name that is stored.
    pub const fn name(self) -> &'static str {
        match self {
            RemedyResult::Upheld => "upheld",
            RemedyResult::Corrected => "corrected",
            RemedyResult::Other => "other",
        }
    }

    /// Reads the name that is stored.
    pub fn from_name(name: &str) -> Option<RemedyResult> {
        RemedyResult::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl Remedy {
    /// Where it stands in a year's table: by its result in the year in which it ended, as not yet
    /// decided in the years before. That it is counted in both is not confirmed by a published text.
    pub fn slot(&self, year: i32) -> Option<RemedySlot> {
        if self.begun > year {
            return None;
        }
        let place = match self.ended {
            Some((ended, _)) if ended < year => return None,
            Some((ended, result)) if ended == year => result as usize,
            _ => OPEN,
        };
        Some(RemedySlot(self.kind as usize * GROUP + place))
    }
}

impl RemedySlot {
    /// True where a remedy is counted in it.
    pub fn holds(self, remedy: &Remedy, year: i32) -> bool {
        let slot = remedy.slot(year);
        slot.is_some_and(|slot| slot == self || slot.total() == self)
    }

    fn total(self) -> RemedySlot {
        RemedySlot(self.0 / GROUP * GROUP + GROUP - 1)
    }
}

impl Remedies {
    /// The table of a year.
    pub fn tally<'a>(year: i32, remedies: impl IntoIterator<Item = &'a Remedy>) -> Remedies {
        let mut table = Remedies::default();
        for remedy in remedies {
            table.add(year, remedy, 1);
        }
        table
    }

    /// Counts so many remedies of one kind into the table of a year.
    pub fn add(&mut self, year: i32, remedy: &Remedy, times: u32) {
        let slot = remedy.slot(year);
        for place in slot.into_iter().flat_map(|slot| [slot, slot.total()]) {
            let number = &mut self.0[place.0];
            *number = number.saturating_add(times);
        }
    }
}
