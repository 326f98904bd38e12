//! Bars of a chart in a letter: pictures as long as a number says.
#![allow(clippy::unwrap_used)]

#[path = "../../../../tests/src/package.rs"]
mod package;
mod support;

use minglu_forms::letter::{Facts, LetterError, Template};
use package::part;
use support::docx;

/// A picture whose alternative text is this, of a width of 2000.
fn picture(words: &str) -> String {
    format!(
        r#"<w:r><w:drawing><wp:inline><wp:extent cx="2000" cy="50"/><wp:docPr id="7" name="条" descr="{words}"/><a:graphic><pic:pic><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000" cy="50"/></a:xfrm></pic:spPr></pic:pic></a:graphic></wp:inline></w:drawing></w:r>"#
    )
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn length(name: &str, share: &str) -> Facts {
    let mut facts = Facts::new();
    facts.text(name, share);
    facts
}

fn written(body: &str, facts: &Facts) -> Result<String, LetterError> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("letter.docx");
    Template::read(docx(body))?.write(facts, &out)?;
    Ok(part(&out, "word/document.xml"))
}

#[test]
fn a_bar_is_as_long_as_its_number_says_and_no_higher() {
    let xml = written(
        &paragraph(&picture("{{条 本年条}}")),
        &length("本年条", "37"),
    )
    .unwrap();
    assert_eq!(xml.matches(r#"cx="740""#).count(), 2, "{xml}");
    assert_eq!(xml.matches(r#"cy="50""#).count(), 2, "{xml}");
    assert!(xml.contains(r#"descr="37%""#), "{xml}");
}

#[test]
fn of_nought_there_is_no_bar_and_no_more_than_all_of_it() {
    let bar = paragraph(&picture("{{条 本年条}}"));
    for nothing in ["0", ""] {
        let xml = written(&bar, &length("本年条", nothing)).unwrap();
        assert!(!xml.contains("drawing"), "{xml}");
        assert!(xml.contains("<w:p>"), "its paragraph stays: {xml}");
    }
    let more = written(&bar, &length("本年条", "250")).unwrap();
    assert_eq!(more.matches(r#"cx="2000""#).count(), 2, "{more}");
}

#[test]
fn each_row_draws_its_own_bar_and_no_two_drawings_have_one_number() {
    let body = [
        paragraph(&run("{{逐行 各项}}")),
        paragraph(&(run("{{项目}}") + &picture("{{条 本年条}}"))),
        paragraph(&run("{{结束}}")),
        paragraph(&picture("公章")),
    ];
    let row = |share: &str| {
        let mut row = length("本年条", share);
        row.text("项目", format!("第{share}项"));
        row
    };
    let mut facts = Facts::new();
    facts.rows("各项", vec![row("10"), row("0"), row("100")]);
    let xml = written(&body.concat(), &facts).unwrap();
    for there in [r#"cx="200""#, r#"descr="公章""#, "第0项"] {
        assert!(xml.contains(there), "{there}: {xml}");
    }
    let ids = xml.split("<wp:docPr id=\"").skip(1);
    let mut ids: Vec<&str> = ids.filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.len(), 3, "two bars and the seal");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3, "{ids:?}");
}

#[test]
fn a_bar_whose_number_nobody_knows_is_an_error_that_names_it() {
    let bar = paragraph(&picture("{{条 本年条}}"));
    let unknown = written(&bar, &Facts::new()).unwrap_err().to_string();
    assert!(unknown.contains("本年条"), "{unknown}");
    let words = written(&bar, &length("本年条", "很长")).unwrap_err();
    assert!(words.to_string().contains("0 到 100"), "{words}");
}

#[test]
fn a_picture_with_other_words_stays_as_it_is() {
    for words in ["条形图", "{{本年条}}", ""] {
        let body = paragraph(&picture(words));
        let xml = written(&body, &length("本年条", "10")).unwrap();
        assert_eq!(xml.matches(r#"cx="2000""#).count(), 2, "{words}: {xml}");
    }
}
