//! Letters from Word templates.
#![allow(clippy::unwrap_used)]

#[path = "../../../../tests/src/package.rs"]
mod package;
mod support;

use minglu_forms::letter::{Facts, LetterError, Template};
use minglu_forms::read::{Limits, read};
use package::part;
use proptest::prelude::*;
use std::path::PathBuf;
use support::{docx, zipped};

fn p(runs: &[&str]) -> String {
    let run = |t: &&str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{t}</w:t></w:r>");
    format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())
}

fn row(cells: &[&str]) -> String {
    let cell = |t: &&str| format!("<w:tc>{}</w:tc>", p(&[t]));
    format!(
        "<w:tr>{}</w:tr>",
        cells.iter().map(cell).collect::<String>()
    )
}

fn facts(pairs: &[(&str, &str)]) -> Facts {
    let mut facts = Facts::new();
    for (name, words) in pairs {
        facts.text(name, *words);
    }
    facts
}

/// The document part of a written letter.
fn written(body: &str, facts: &Facts) -> Result<String, LetterError> {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("letter.docx");
    Template::read(docx(body))?.write(facts, &out)?;
    Ok(part(&out, "word/document.xml"))
}

/// The words of a letter, a line a paragraph.
fn words(body: &str, facts: &Facts) -> Vec<String> {
    plain(&written(body, facts).unwrap())
}

fn plain(xml: &str) -> Vec<String> {
    let paragraphs = xml
        .split("</w:p>")
        .filter(|p| p.contains("<w:p>") || p.contains("<w:p/>"));
    let text = |p: &str| {
        let pieces = p.split("</w:t>").filter_map(|t| t.rsplit_once('>'));
        pieces.map(|(_, t)| t).collect::<String>()
    };
    paragraphs.map(text).collect()
}

fn refused(body: &str) -> String {
    let error = Template::read(docx(body)).err();
    error.map(|e| e.to_string()).unwrap_or_default()
}

#[test]
fn a_name_split_over_runs_gets_its_words() {
    let body = p(&["{", "{申请", "人}", "}：您好。"]);
    assert_eq!(
        words(&body, &facts(&[("申请人", "张三")])),
        ["张三：您好。"]
    );
}

#[test]
fn words_of_a_case_are_escaped_and_never_read_as_marks() {
    let body = p(&["{{甲}}{{乙}}"]);
    let facts = facts(&[("甲", "<b>&{{乙}}"), ("乙", "完")]);
    assert_eq!(words(&body, &facts), ["&lt;b&gt;&amp;{{乙}}完"]);
}

#[test]
fn an_unknown_name_is_an_error_that_names_it_and_leaves_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("letter.docx");
    let template = Template::read(docx(&p(&["{{申请人姓名}}{{日期}}"]))).unwrap();
    let error = template
        .write(&facts(&[("日期", "今天")]), &out)
        .unwrap_err();
    assert!(error.to_string().contains("“申请人姓名”"), "{error}");
    assert!(!error.to_string().contains("日期"), "{error}");
    assert!(!out.exists());
}

#[test]
fn words_that_are_wanted_and_empty_are_named_and_those_left_out_are_not() {
    let body = p(&["{{甲}}{{如果 乙}}{{乙}}{{丙}}{{结束}}{{如果 没有 乙}}{{丁}}{{结束}}"])
        + &row(&["{{逐行 行}}{{戊}}{{结束}}"]);
    let mut facts = facts(&[("甲", " "), ("乙", ""), ("丙", ""), ("丁", "")]);
    facts.rows("行", vec![self::facts(&[("戊", "")])]);
    let template = Template::read(docx(&body)).unwrap();
    assert_eq!(template.holes(&facts).unwrap(), ["丁", "甲"]);
    facts.text("乙", "有");
    assert_eq!(template.holes(&facts).unwrap(), ["丙", "甲"]);
    assert!(template.words().unwrap().contains("{{如果 没有 乙}}"));
}

#[test]
fn a_condition_within_a_line_keeps_or_drops_its_words() {
    let body = p(&["请于{{如果 期限}}{{期限}}前{{否则}}合理期限内{{结束}}补正。"]);
    assert_eq!(
        words(&body, &facts(&[("期限", "3月1日")])),
        ["请于3月1日前补正。"]
    );
    assert_eq!(
        words(&body, &facts(&[("期限", "")])),
        ["请于合理期限内补正。"]
    );
}

#[test]
fn a_condition_can_ask_for_certain_words() {
    let body = p(&["{{如果 渠道 是 邮寄}}挂号信{{结束}}{{如果 渠道 不是 邮寄}}当面{{结束}}"]);
    assert_eq!(words(&body, &facts(&[("渠道", "邮寄")])), ["挂号信"]);
    assert_eq!(words(&body, &facts(&[("渠道", "网络")])), ["当面"]);
}

#[test]
fn marks_on_lines_of_their_own_rule_over_paragraphs_and_tables() {
    let table = format!("<w:tbl>{}</w:tbl>", row(&["一", "二"]));
    let body = [
        p(&["{{如果 有理由}}"]),
        p(&["理由如下"]),
        table,
        p(&["{{如果 没有 附件}}"]),
        p(&["无附件"]),
        p(&["{{结束}}"]),
        p(&["{{否则}}"]),
        p(&["不说明理由"]),
        p(&["{{结束}}"]),
        p(&["此致"]),
    ]
    .concat();
    let yes = facts(&[("有理由", "是"), ("附件", "")]);
    assert_eq!(
        words(&body, &yes),
        ["理由如下", "一", "二", "无附件", "此致"]
    );
    let no = facts(&[("有理由", ""), ("附件", "")]);
    assert_eq!(words(&body, &no), ["不说明理由", "此致"]);
}

#[test]
fn a_line_that_a_condition_emptied_goes_and_one_that_was_only_blank_stays() {
    let body = [
        p(&["{{如果 便民}}便民答复：{{便民}}{{结束}}"]),
        p(&["{{便民}}"]),
        p(&["完"]),
    ];
    assert_eq!(words(&body.concat(), &facts(&[("便民", "")])), ["", "完"]);
}

#[test]
fn a_table_row_is_repeated_for_each_row_of_a_list() {
    let body = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&["序号", "材料"]),
        row(&[
            "{{逐行 材料}}{{序号}}",
            "{{名称}}{{如果 页数}}（{{页数}}页）{{结束}}{{结束}}"
        ])
    );
    let mut letter = facts(&[("页数", "不该用到")]);
    letter.rows(
        "材料",
        vec![
            facts(&[("序号", "1"), ("名称", "申请表"), ("页数", "2")]),
            facts(&[("序号", "2"), ("名称", "答复书"), ("页数", "")]),
        ],
    );
    let told = words(&body, &letter);
    assert_eq!(told, ["序号", "材料", "1", "申请表（2页）", "2", "答复书"]);
}

#[test]
fn a_list_repeats_paragraphs_outside_of_tables() {
    let body = [p(&["{{逐行 附件}}"]), p(&["{{名称}}"]), p(&["{{结束}}"])].concat();
    let mut letter = Facts::new();
    letter.rows(
        "附件",
        vec![facts(&[("名称", "甲")]), facts(&[("名称", "乙")])],
    );
    assert_eq!(words(&body, &letter), ["甲", "乙"]);
}

#[test]
fn a_cell_never_loses_its_last_paragraph_nor_a_table_its_last_row() {
    let cell = format!("<w:tbl>{}</w:tbl>", row(&["{{如果 甲}}甲{{结束}}", "乙"]));
    let xml = written(&cell, &facts(&[("甲", "")])).unwrap();
    assert!(xml.contains("<w:tc><w:p/></w:tc>"), "{xml}");
    let table = format!(
        "<w:tbl>{}</w:tbl>{}",
        row(&["{{逐行 甲}}一{{结束}}"]),
        p(&["完"])
    );
    let mut none = Facts::new();
    none.rows("甲", Vec::new());
    assert!(!written(&table, &none).unwrap().contains("tbl"));
}

#[test]
fn lines_of_words_become_paragraphs_of_the_same_look_where_the_name_stands_alone() {
    let xml = written(&p(&["{{正文}}"]), &facts(&[("正文", "第一段\n第二段")])).unwrap();
    assert_eq!(plain(&xml), ["第一段", "第二段"]);
    assert_eq!(xml.matches("<w:b/>").count(), 2);
}

#[test]
fn headers_and_text_boxes_are_filled_too() {
    let w = "xmlns:w=\"w\"";
    let text_box = format!(
        "<w:p><w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>",
        p(&["{{文号}}"])
    );
    let bytes = zipped(&[
        (
            "word/document.xml",
            &format!("<w:document {w}><w:body>{text_box}</w:body></w:document>"),
        ),
        (
            "word/header1.xml",
            &format!("<w:hdr {w}>{}</w:hdr>", p(&["{{单位}}"])),
        ),
        ("word/media/seal.png", "不动"),
    ]);
    let dir = tempfile::tempdir().unwrap();
    let out: PathBuf = dir.path().join("letter.docx");
    let facts = facts(&[("文号", "澄财公复〔2026〕3号"), ("单位", "澄溪县财政局")]);
    Template::read(bytes).unwrap().write(&facts, &out).unwrap();
    assert!(part(&out, "word/document.xml").contains("澄财公复〔2026〕3号"));
    assert!(part(&out, "word/header1.xml").contains("澄溪县财政局"));
    assert_eq!(part(&out, "word/media/seal.png"), "不动");
}

#[test]
fn marks_that_do_not_fit_together_are_told_by_their_place_before_any_letter_is_written() {
    for (body, told) in [
        (p(&["{{如果 甲}}乙"]), "没有配成对"),
        (p(&["请{{结束}}"]), "没有配成对"),
        (p(&["{{如果 甲}}"]), "“{{如果 甲}}”处的"),
        (
            format!("{}{}", p(&["{{如果 甲}}"]), p(&["{{如果 乙}}丙"])),
            "没有配成对",
        ),
        (
            [
                p(&["{{如果 甲}}"]),
                format!("<w:tbl>{}</w:tbl>", row(&["{{结束}}"])),
            ]
            .concat(),
            "没有配成对",
        ),
        (p(&["请{{逐行 甲}}乙{{结束}}"]), "不能用在一行文字中间"),
        (p(&["{{申请人"]), "缺少右边的"),
        (p(&["{{ }}"]), "没有名称"),
        (p(&["｛｛申请人｝｝"]), "全角花括号"),
        (
            "<w:p><w:ins><w:r><w:t>改</w:t></w:r></w:ins></w:p>".to_owned(),
            "修订",
        ),
    ] {
        assert!(refused(&body).contains(told), "{body}: {}", refused(&body));
    }
    let table = zipped(&[("xl/workbook.xml", "<workbook/>")]);
    assert!(matches!(Template::read(table), Err(LetterError::NotWord)));
}

#[test]
fn a_hidden_part_is_looked_at_when_the_template_comes_in() {
    let body = [p(&["{{如果 甲}}"]), p(&["{{如果 乙}}丙"]), p(&["{{结束}}"])].concat();
    assert!(refused(&body).contains("没有配成对"));
}

#[test]
fn what_a_template_names_is_listed_with_the_list_in_which_it_stands() {
    let table = format!("<w:tbl>{}</w:tbl>", row(&["{{逐行 材料}}{{名称}}{{结束}}"]));
    let template =
        Template::read(docx(&[p(&["{{如果 甲}}{{乙}}{{结束}}"]), table].concat())).unwrap();
    let marks = template.marks().unwrap();
    let told: Vec<String> = marks
        .iter()
        .map(|m| {
            format!(
                "{}{}{}",
                m.name,
                if m.rows { "*" } else { "" },
                m.within.as_deref().unwrap_or("")
            )
        })
        .collect();
    assert_eq!(told, ["乙", "名称材料", "材料*", "甲"]);
}

proptest! {
    /// However Word splits a line into runs, the letter reads the same.
    #[test]
    fn how_word_splits_a_line_does_not_matter(cuts in prop::collection::vec(0_usize..40, 0..6)) {
        let line = "致{{申请人}}：{{如果 期限}}限{{期限}}前{{否则}}尽快{{结束}}办。";
        let chars: Vec<char> = line.chars().collect();
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|c| *c < chars.len()).collect();
        cuts.extend([0, chars.len()]);
        cuts.sort_unstable();
        let runs: Vec<String> = cuts.windows(2).map(|w| chars[w[0]..w[1]].iter().collect()).collect();
        let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
        let told = words(&p(&runs), &facts(&[("申请人", "李四"), ("期限", "五月")]));
        prop_assert_eq!(told, ["致李四：限五月前办。"]);
    }

    /// No template, however made, brings the reader down.
    #[test]
    fn any_words_between_braces_are_read_or_refused(text in "[{}如果否则结束逐行 甲是没有]{0,40}") {
        let _ = Template::read(docx(&p(&[&text])));
    }
}

#[test]
fn a_letter_can_be_read_again_as_a_word_file() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("letter.docx");
    let table = format!("<w:tbl>{}</w:tbl>", row(&["{{申请人}}"]));
    Template::read(docx(&table))
        .unwrap()
        .write(&facts(&[("申请人", "王五")]), &out)
        .unwrap();
    let workbook = read(&out, &Limits::default()).unwrap();
    assert_eq!(workbook.sheets.len(), 1);
}
