use crate::document::DocNo;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// A document's place in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Which record.
    pub id: String,
    /// Its number.
    pub number: DocNo,
    /// 成文日期
    pub dated: Option<NaiveDate>,
}

/// Serials that nobody has used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// 绛政办发
    pub agency: String,
    /// The year.
    pub year: i32,
    /// First missing serial.
    pub from: u32,
    /// Last missing serial.
    pub to: u32,
}

/// What is odd about the numbers of a register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Register {
    /// Missing serials, by agency and year.
    pub gaps: Vec<Gap>,
    /// Records that bear the same number.
    pub duplicates: Vec<Vec<String>>,
    /// A record, and the one with an earlier number that is dated later.
    pub out_of_order: Vec<(String, String)>,
}

/// Looks for gaps, duplicates, and dates that do not follow the numbers.
pub fn register(documents: impl IntoIterator<Item = Numbered>) -> Register {
    let mut series: BTreeMap<(String, i32), BTreeMap<u32, Vec<Numbered>>> = BTreeMap::new();
    for document in documents {
        let number = &document.number;
        let of_year = series.entry((number.agency.clone(), number.year));
        let same = of_year.or_default().entry(number.serial);
        same.or_default().push(document);
    }
    let mut register = Register::default();
    for ((agency, year), serials) in series {
        register.gaps.extend(gaps(&agency, year, &serials));
        register.duplicates.extend(duplicates(&serials));
        register.out_of_order.extend(out_of_order(&serials));
    }
    register
}

type Serials = BTreeMap<u32, Vec<Numbered>>;

/// A series begins with 1.
fn gaps(agency: &str, year: i32, serials: &Serials) -> Vec<Gap> {
    let mut expected = 1;
    let mut gaps = Vec::new();
    for serial in serials.keys().copied() {
        if serial > expected {
            gaps.push(Gap {
                agency: agency.to_owned(),
                year,
                from: expected,
                to: serial - 1,
            });
        }
        expected = serial.saturating_add(1);
    }
    gaps
}

fn duplicates(serials: &Serials) -> Vec<Vec<String>> {
    let alike = serials.values().filter(|same| same.len() > 1);
    alike
        .map(|same| same.iter().map(|d| d.id.clone()).collect())
        .collect()
}

/// Each document against the one dated last among those with an earlier number.
fn out_of_order(serials: &Serials) -> Vec<(String, String)> {
    let mut latest: Option<(&Numbered, NaiveDate)> = None;
    let mut found = Vec::new();
    for same in serials.values() {
        let dated = same.iter().filter_map(|d| Some((d, d.dated?)));
        for (document, day) in dated.clone() {
            if let Some((earlier, _)) = latest.filter(|(_, last)| day < *last) {
                found.push((document.id.clone(), earlier.id.clone()));
            }
        }
        latest = latest.into_iter().chain(dated).max_by_key(|(_, day)| *day);
    }
    found
}

impl std::fmt::Display for Gap {
    /// 澄农发〔2026〕3号至5号
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}〔{}〕{}号", self.agency, self.year, self.from)?;
        match self.to == self.from {
            true => Ok(()),
            false => write!(f, "至{}号", self.to),
        }
    }
}
