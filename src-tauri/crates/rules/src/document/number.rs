use serde::{Deserialize, Serialize};

/// A document number: agency code, year and serial, as in 绛政办发〔2021〕29号.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocNo {
    /// 绛政办发
    pub agency: String,
    /// 2021
    pub year: i32,
    /// 29
    pub serial: u32,
}

/// Characters of an agency code at most, where it is taken from a running text.
pub(super) const AGENCY_MAX: usize = 20;

/// What somebody remembers of a document number: 29号, 〔2021〕29号, 2021年29号, 政办发29.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LooseNo {
    /// Part of the agency code; empty where none was named.
    pub agency: String,
    /// The year.
    pub year: Option<i32>,
    /// The serial.
    pub serial: Option<u32>,
}

impl DocNo {
    /// Reads a whole number, whatever its brackets, width and spaces; nothing where a part is
    /// missing.
    pub fn parse(text: &str) -> Option<DocNo> {
        let loose = LooseNo::parse(text)?;
        let whole = !loose.agency.is_empty();
        whole.then_some(())?;
        Some(DocNo {
            agency: loose.agency,
            year: loose.year?,
            serial: loose.serial?,
        })
    }

    /// True where this is what somebody remembers.
    pub fn is_like(&self, loose: &LooseNo) -> bool {
        self.agency.contains(&loose.agency)
            && loose.year.is_none_or(|year| year == self.year)
            && loose.serial.is_none_or(|serial| serial == self.serial)
    }
}

impl std::fmt::Display for DocNo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}〔{}〕{}号", self.agency, self.year, self.serial)
    }
}

impl LooseNo {
    /// Reads part of a number; nothing where there is neither a year nor a serial in it.
    pub fn parse(text: &str) -> Option<LooseNo> {
        let plain = plain(text);
        let plain = plain.strip_suffix('号').unwrap_or(&plain);
        let (head, serial) = digits_at_end(plain);
        let serial = match serial {
            "" => None,
            digits => Some(digits.parse().ok()?),
        };
        // 绛政办发〔2021〕第29号
        let head = head.strip_suffix('第').unwrap_or(head);
        let (agency, year) = match head.strip_suffix(')') {
            Some(inside) => year_at_end(inside)?,
            None => bare_year_at_end(head).unwrap_or((head, None)),
        };
        (year.is_some() || serial.is_some()).then_some(())?;
        agency.chars().all(is_agency).then_some(())?;
        Some(LooseNo {
            agency: agency.to_owned(),
            year,
            serial,
        })
    }
}

/// No spaces, one width, one kind of bracket.
pub(super) fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace());
    kept.map(|c| match c {
        '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
        '〔' | '﹝' | '[' | '［' | '【' | '（' | '(' | '{' | '〖' | '「' | '『' | '《' | '〈'
        | '<' => '(',
        '〕' | '﹞' | ']' | '］' | '】' | '）' | ')' | '}' | '〗' | '」' | '』' | '》' | '〉'
        | '>' => ')',
        other => other,
    })
    .collect()
}

fn digits_at_end(text: &str) -> (&str, &str) {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text.split_at(head.len())
}

fn year_at_end(inside: &str) -> Option<(&str, Option<i32>)> {
    let (head, year) = inside.split_once('(')?;
    let year = year.strip_suffix('年').unwrap_or(year);
    Some((head, Some(is_year(year)?)))
}

/// 2021年, without brackets.
fn bare_year_at_end(text: &str) -> Option<(&str, Option<i32>)> {
    let (head, year) = digits_at_end(text.strip_suffix('年')?);
    Some((head, Some(is_year(year)?)))
}

/// The year that four digits mean.
pub(super) fn is_year(digits: &str) -> Option<i32> {
    let year = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (1900..=2200).contains(&year).then_some(year)
}

/// An agency code is a word: a sentence that ends in a number is no document number.
pub(super) fn is_agency(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii_digit()
}
