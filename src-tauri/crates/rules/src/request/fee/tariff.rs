use serde::{Deserialize, Serialize};

static BUILT_IN: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/request-fees.json"
));

/// By what a fee is reckoned. A request is charged by one of them, never by both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 按件: by the requests of one applicant in one month of the calendar.
    Items,
    /// 按量: by the pages of one request.
    Pages,
}

/// The file of fees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tariffs {
    /// The notice that fixes them.
    pub source: String,
    /// What of the rules no published text has confirmed, to be shown.
    pub unconfirmed: Vec<String>,
    /// By the requests of one applicant and month.
    pub items: Tariff,
    /// By the pages of one request.
    pub pages: Tariff,
}

/// Rates by band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tariff {
    /// What is counted: 件, 页.
    pub unit: String,
    /// Over what it is counted.
    pub over: String,
    /// The bands from the first, each with its last number.
    pub tiers: Vec<Tier>,
    /// What follows after the last band.
    pub beyond: Growth,
}

/// A band of numbers and its rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Its last number.
    pub to: u32,
    /// Yuan for each number in it.
    pub rate: u32,
}

/// The rate after the last band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// Yuan for each number of the first band after it.
    pub rate: u32,
    /// How many numbers are a band; nought where there is one band without end.
    pub width: u32,
    /// By how many yuan the rate grows from band to band.
    pub rise: u32,
}

/// A file of fees that cannot be taken, in words for whoever brought it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("信息处理费标准读不了：{0}")]
pub struct FeesError(String);

impl Way {
    /// The words that a clerk reads.
    pub const fn text(self) -> &'static str {
        match self {
            Way::Items => "按件计收",
            Way::Pages => "按量计收",
        }
    }
}

impl Tariffs {
    /// Those that the program was built with.
    ///
    /// # Errors
    /// Fails where the file that was built in cannot be read.
    pub fn builtin() -> Result<Tariffs, FeesError> {
        Tariffs::read(BUILT_IN)
    }

    /// Reads a file that an office may have edited.
    ///
    /// # Errors
    /// Fails where it is no such file, or its bands are out of order.
    pub fn read(text: &str) -> Result<Tariffs, FeesError> {
        let tariffs: Tariffs =
            serde_json::from_str(text).map_err(|error| FeesError(error.to_string()))?;
        tariffs.items.check("按件")?;
        tariffs.pages.check("按量")?;
        Ok(tariffs)
    }

    /// The rates of one way.
    pub fn of(&self, way: Way) -> &Tariff {
        match way {
            Way::Items => &self.items,
            Way::Pages => &self.pages,
        }
    }
}

impl Tariff {
    fn check(&self, name: &str) -> Result<(), FeesError> {
        if self.unit.trim().is_empty() {
            return Err(FeesError(format!("{name}没有写计量单位（unit）")));
        }
        let mut last = 0;
        for tier in &self.tiers {
            if tier.to <= last {
                let words = format!("{name}的第 {} 档应在 {last} 以上，请从小到大写", tier.to);
                return Err(FeesError(words));
            }
            last = tier.to;
        }
        match self.beyond.width == 0 && self.beyond.rise > 0 {
            true => Err(FeesError(format!(
                "{name}写了递增额（rise），也要写每档几{}（width）",
                self.unit
            ))),
            false => Ok(()),
        }
    }
}
