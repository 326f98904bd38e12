use super::{Relief, UnitKind, Way};

static BUILT_IN: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/relief.json"
));

/// A file of relief that cannot be taken, in words for whoever brought it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("救济途径清单读不了：{0}")]
pub struct ReliefError(String);

impl UnitKind {
    /// Every kind.
    pub const ALL: [UnitKind; 5] = [
        UnitKind::CountyDepartment,
        UnitKind::Township,
        UnitKind::CountyGovernment,
        UnitKind::Vertical,
        UnitKind::Justice,
    ];
}

impl Relief {
    /// That which the program was built with.
    ///
    /// # Errors
    /// Fails where the file that was built in cannot be read.
    pub fn builtin() -> Result<Relief, ReliefError> {
        Relief::read(BUILT_IN)
    }

    /// Reads a file that an office may have edited.
    ///
    /// # Errors
    /// Fails where it is no such file, its times are out of order, an organ or a clause is missing,
    /// or a clause has a placeholder that nothing fills.
    pub fn read(text: &str) -> Result<Relief, ReliefError> {
        let relief: Relief =
            serde_json::from_str(text).map_err(|error| ReliefError(error.to_string()))?;
        if relief.regimes.is_empty() {
            return Err(ReliefError("没有写任何时期（regimes）".to_owned()));
        }
        if !relief.regimes.is_sorted_by(|a, b| a.from < b.from) {
            return Err(ReliefError("各时期（regimes）应从早到晚写".to_owned()));
        }
        for regime in &relief.regimes {
            relief.check(regime)?;
        }
        relief.check_letters()?;
        Ok(relief)
    }

    fn check(&self, regime: &super::Regime) -> Result<(), ReliefError> {
        let from = regime.from;
        if UnitKind::ALL
            .iter()
            .any(|kind| !regime.organs.contains_key(kind))
        {
            return Err(ReliefError(format!(
                "{from} 起的时期没有写全复议机关（organs）"
            )));
        }
        if [Way::First, Way::Either]
            .iter()
            .any(|way| !regime.clauses.contains_key(way))
        {
            let words = format!("{from} 起的时期应写 first 和 either 两种告知（clauses）");
            return Err(ReliefError(words));
        }
        let texts = regime
            .clauses
            .values()
            .chain(regime.organs.values())
            .chain([&regime.online]);
        for text in texts {
            if let Some(name) = self.unknown_placeholder(text) {
                return Err(ReliefError(format!(
                    "{from} 起的时期里，占位符“{{{name}}}”没有对应的内容"
                )));
            }
        }
        Ok(())
    }

    fn check_letters(&self) -> Result<(), ReliefError> {
        for (at, letter) in self.letters.iter().enumerate() {
            if self.letters[..at]
                .iter()
                .any(|other| other.kind == letter.kind)
            {
                return Err(ReliefError(format!("文书“{}”写了两次", letter.kind)));
            }
        }
        Ok(())
    }

    fn unknown_placeholder(&self, text: &str) -> Option<String> {
        let mut names = text
            .split('{')
            .skip(1)
            .map(|rest| rest.split('}').next().unwrap_or(rest));
        let known = |name: &str| {
            ["organ", "county", "higher", "online"].contains(&name)
                || self.numbers.contains_key(name)
        };
        names.find(|name| !known(name)).map(str::to_owned)
    }
}
