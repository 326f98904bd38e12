use crate::Result;
use minglu_notice::{Filing, Pairs};

/// From this likeness on the form that a notice names is taken for ours.
const SAME: f64 = 0.65;
/// Words of a form's title that say for whom it is and not what it is.
const ANYBODY: [&str; 3] = ["各单位", "各部门", "本单位"];

/// For each filing the title of the desk's form that it asks for; none where it is a paper of the
/// notice's own.
///
/// # Errors
/// Fails where a form cannot be read.
pub(in crate::notice) fn forms(filings: &[Filing]) -> Result<Vec<Option<String>>> {
    let titles: Vec<String> = crate::form::builtin()?
        .into_iter()
        .map(|form| form.title)
        .collect();
    Ok(filings.iter().map(|each| named(each, &titles)).collect())
}

/// The likest title to what the filing, or the list of annexes, calls its form.
fn named(filing: &Filing, titles: &[String]) -> Option<String> {
    let names = [&filing.form, &filing.annex_title];
    let names: Vec<Pairs> = names
        .into_iter()
        .flatten()
        .map(|name| pairs(name))
        .collect();
    let likeness = |title: &String| {
        let title = pairs(title);
        let each = names.iter().map(|name| name.likeness(&title));
        each.fold(0.0, f64::max)
    };
    let all = titles.iter().map(|title| (likeness(title), title));
    let (best, title) = all.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best >= SAME).then(|| title.clone())
}

fn pairs(name: &str) -> Pairs {
    let mut bare = name.replace(['《', '》'], "");
    for word in ANYBODY {
        bare = bare.replace(word, "");
    }
    Pairs::of(&bare)
}

#[cfg(test)]
mod tests {
    use super::named;
    use minglu_notice::Filing;

    #[test]
    fn a_form_is_known_by_what_the_notice_or_its_annex_calls_it() {
        let titles = ["各单位政务公开联系人备案表", "政务新媒体备案表"].map(str::to_owned);
        let asked = |form: &str, annex: &str| {
            let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
            let filing = Filing {
                form: some(form),
                annex_title: some(annex),
                ..Filing::default()
            };
            named(&filing, &titles)
        };
        let contacts = Some(titles[0].clone());
        assert_eq!(asked("《联系人备案表》", ""), contacts);
        assert_eq!(asked("《政务公开工作联系人备案表》", ""), contacts);
        assert_eq!(asked("《备案表》", "政务公开联系人备案表"), contacts);
        assert_eq!(asked("《备案表》", ""), None);
        assert_eq!(asked("《农田水利情况统计表》", ""), None);
        assert_eq!(asked("", ""), None);
    }
}
