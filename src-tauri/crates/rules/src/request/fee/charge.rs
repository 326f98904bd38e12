use super::{Tariff, Tariffs, Way};
use serde::Serialize;

/// One band of a computation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Band {
    /// The first number of it that is charged.
    pub from: u32,
    /// The last.
    pub to: u32,
    /// Yuan for each.
    pub rate: u64,
}

/// A fee and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Charge {
    /// By what it is reckoned.
    pub way: Way,
    /// Yuan to pay.
    pub amount: u64,
    /// Band by band.
    pub bands: Vec<Band>,
    /// The computation in words, for the notice.
    pub words: String,
}

impl Band {
    /// How many numbers are in it.
    pub fn count(&self) -> u32 {
        self.to - self.from + 1
    }

    /// Yuan for all of them.
    pub fn amount(&self) -> u64 {
        u64::from(self.count()).saturating_mul(self.rate)
    }
}

impl Tariffs {
    /// The fee for the numbers after `before` up to `before + count`: all requests of a month with
    /// `before` nought, one letter alone with `count` one, a request of so many pages.
    pub fn charge(&self, way: Way, before: u32, count: u32) -> Charge {
        let tariff = self.of(way);
        let bands = tariff.bands(before, before.saturating_add(count));
        let amount = bands.iter().map(Band::amount).fold(0, u64::saturating_add);
        Charge {
            way,
            amount,
            words: tariff.words(&bands, amount),
            bands,
        }
    }
}

impl Tariff {
    /// Yuan for one number alone.
    pub fn rate(&self, n: u32) -> u64 {
        match self.tiers.iter().find(|tier| n <= tier.to) {
            Some(tier) => u64::from(tier.rate),
            None => self.rate_beyond(n),
        }
    }

    fn rate_beyond(&self, n: u32) -> u64 {
        let beyond = &self.beyond;
        let steps = (n - self.last() - 1).checked_div(beyond.width);
        let rise = u64::from(steps.unwrap_or(0)) * u64::from(beyond.rise);
        u64::from(beyond.rate) + rise
    }

    /// The bands of the numbers after one up to another.
    fn bands(&self, after: u32, upto: u32) -> Vec<Band> {
        let mut bands = Vec::new();
        let mut from = after.saturating_add(1);
        while from <= upto {
            let to = self.end_of_band(from).min(upto);
            let rate = self.rate(from);
            bands.push(Band { from, to, rate });
            match to.checked_add(1) {
                Some(next) => from = next,
                None => break,
            }
        }
        bands
    }

    fn end_of_band(&self, n: u32) -> u32 {
        if let Some(tier) = self.tiers.iter().find(|tier| n <= tier.to) {
            return tier.to;
        }
        let beyond = n - self.last() - 1;
        match beyond.checked_div(self.beyond.width) {
            None => u32::MAX,
            Some(band) => {
                let numbers = (band + 1).saturating_mul(self.beyond.width);
                self.last().saturating_add(numbers)
            }
        }
    }

    fn last(&self) -> u32 {
        self.tiers.last().map_or(0, |tier| tier.to)
    }

    /// 第1件至第10件，10件，免费；第11件至第30件，20件×100元＝2000元；合计2000元。
    fn words(&self, bands: &[Band], amount: u64) -> String {
        let parts: String = bands.iter().map(|band| self.band_words(band)).collect();
        format!("{parts}合计{amount}元。")
    }

    fn band_words(&self, band: &Band) -> String {
        let unit = &self.unit;
        let Band { from, to, rate } = band;
        let place = match from == to {
            true => format!("第{from}{unit}"),
            false => format!("第{from}{unit}至第{to}{unit}"),
        };
        match rate {
            0 => format!("{place}，{}{unit}，免费；", band.count()),
            _ => format!(
                "{place}，{}{unit}×{rate}元＝{}元；",
                band.count(),
                band.amount()
            ),
        }
    }
}
