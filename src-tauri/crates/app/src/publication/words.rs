use crate::{Desk, Error, Result};
use minglu_ledger::{Query, Record};
use minglu_rules::publication::{Kind, Word, Words};
use std::path::Path;

static MISPRINTS: &str = include_str!("../../../../../assets/misprints.json");

/// A file of this name in the data folder takes the place of the list that comes with the program.
const OWN_FILE: &str = "misprints.json";
/// The ledger of the unit's own words.
const LEDGER: &str = "publication_word";

/// The words to look for: misprints, and the unit's own.
pub(super) fn words(desk: &Desk) -> Result<Words> {
    let mut words = Words::default();
    words.add(Kind::Misprint, misprints(desk.dir())?);
    let mut own = Vec::new();
    desk.ledger.each(&Query::of(LEDGER), |record| {
        own.push(word(&record));
        Ok(())
    })?;
    words.add(Kind::OwnWord, own);
    Ok(words)
}

fn misprints(dir: &Path) -> Result<Vec<Word>> {
    let path = dir.join(OWN_FILE);
    let text = match path.is_file() {
        true => std::fs::read_to_string(&path)
            .map_err(|e| Error::io(&format!("错别字表“{OWN_FILE}”读不了"), &e))?,
        false => MISPRINTS.to_owned(),
    };
    serde_json::from_str(&text).map_err(|e| {
        Error::unreadable(format!(
            "数据文件夹里的错别字表“{OWN_FILE}”写得不对（{e}）。请改正，或把它移走改用自带的错别字表"
        ))
    })
}

fn word(record: &Record) -> Word {
    let text = |field: &str| record.text(field).map(str::to_owned);
    let except = record.get("except").as_array().into_iter().flatten();
    Word {
        wrong: text("wrong").unwrap_or_default(),
        right: text("right"),
        except: except
            .filter_map(|e| e.as_str())
            .map(str::to_owned)
            .collect(),
        note: text("remarks"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minglu_rules::publication::scan;

    #[test]
    fn no_misprint_of_the_list_is_found_in_what_the_list_says_is_right() {
        let all: Vec<Word> = serde_json::from_str(MISPRINTS).unwrap_or_default();
        assert!(all.len() > 200);
        let mut words = Words::default();
        words.add(Kind::Misprint, all.clone());
        for word in &all {
            let right = word.right.clone().unwrap_or_default();
            assert!(!right.is_empty(), "{}", word.wrong);
            assert_eq!(scan(&right, "", &words), [], "{right}");
            for longer in &word.except {
                assert!(longer.contains(&word.wrong), "{longer}");
                assert_eq!(scan(longer, "", &words), [], "{longer}");
            }
        }
    }
}
