use crate::file::asset;
use crate::{Desk, Result};
use minglu_ledger::{Query, Record};
use minglu_rules::publication::{Kind, Word, Words};

static MISPRINTS: &str = include_str!("../../../../../assets/misprints.json");

/// A file of this name in the data folder takes the place of the list that comes with the program.
const OWN_FILE: &str = "misprints.json";
/// The ledger of the unit's own words.
const LEDGER: &str = "publication_word";

/// The words to look for: misprints, and the unit's own.
pub(super) fn words(desk: &Desk) -> Result<Words> {
    let mut words = Words::default();
    let misprints: Vec<Word> = asset(desk, OWN_FILE, "错别字表", MISPRINTS)?;
    words.add(Kind::Misprint, misprints);
    let mut own = Vec::new();
    desk.ledger.each(&Query::of(LEDGER), |record| {
        own.push(word(&record));
        Ok(())
    })?;
    words.add(Kind::OwnWord, own);
    Ok(words)
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
