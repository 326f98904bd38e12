use super::{Regime, Relief, UnitKind, Way};
use chrono::NaiveDate;

/// A decision and who made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided<'a> {
    /// The kind of its letter.
    pub letter: &'a str,
    /// Its day.
    pub date: NaiveDate,
    /// True where anything is withheld by Article 14, 15 or 16.
    pub withheld: bool,
    /// What kind of unit made it.
    pub unit: UnitKind,
    /// The county, as 澄溪县.
    pub county: &'a str,
    /// The next higher agency, for units whose organ of reconsideration it is.
    pub higher: Option<&'a str>,
    /// The address of reconsideration online; to be given where the decision went over the
    /// internet.
    pub online: Option<&'a str>,
}

/// Stands where the higher agency is not known, so that nobody overlooks it.
const HIGHER: &str = "（请填写上一级机关名称）";

/// The clause that a letter bears; none on procedural letters, on kinds that the file does not know,
/// and for decisions before the first time of the file.
pub fn clause(relief: &Relief, decided: &Decided<'_>) -> Option<String> {
    let letter = relief
        .letters
        .iter()
        .find(|one| one.kind == decided.letter)?;
    let way = match letter.relief? {
        Way::ByGround if decided.withheld => Way::First,
        Way::ByGround => Way::Either,
        way => way,
    };
    let regime = relief.regime(decided.date)?;
    let mut text = regime.clauses.get(&way)?.clone();
    if decided.online.is_some() {
        text += &regime.online;
    }
    let organ = regime.organs.get(&decided.unit)?;
    Some(relief.filled(&text.replace("{organ}", organ), decided))
}

impl Relief {
    /// The clauses in force on a day.
    pub fn regime(&self, date: NaiveDate) -> Option<&Regime> {
        self.regimes.iter().rfind(|regime| regime.from <= date)
    }

    fn filled(&self, text: &str, decided: &Decided<'_>) -> String {
        let numbered = self
            .numbers
            .iter()
            .fold(text.to_owned(), |text, (name, number)| {
                text.replace(&format!("{{{name}}}"), &number.to_string())
            });
        numbered
            .replace("{county}", decided.county)
            .replace("{higher}", decided.higher.unwrap_or(HIGHER))
            .replace("{online}", decided.online.unwrap_or_default())
    }
}
