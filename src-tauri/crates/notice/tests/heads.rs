//! Heads of notices as web pages, converters and counties write them.

use minglu_notice::{Clean, Notice, Setting, read};

fn notice(text: &str) -> Notice {
    read(&Clean::of(text), &Setting::default())
}

/// Title, number, issuer, date, mark and recipients, as far as they were found.
fn head(text: &str) -> [String; 6] {
    let read = notice(text);
    [
        read.title.unwrap_or_default(),
        read.doc_no.unwrap_or_default(),
        read.issuer.unwrap_or_default(),
        read.dated.map(|day| day.to_string()).unwrap_or_default(),
        read.attribute.unwrap_or_default(),
        read.recipients.join(" "),
    ]
}

const BODY: &str = "现将任务印发给你们。\n一、抓好落实。各单位要在年底前完成。\n";

#[test]
fn several_labels_on_one_line_are_read_each() {
    let text = format!(
        "文件名称 澄溪县人民政府办公室关于印发任务分解表的通知\n文号 澄政办函〔2021〕12号 成文日期: 2021年04月23日\n\
         有效性 有效 公开形式: 主动公开 公开日期: 2021-04-23 20:25\n各镇人民政府，县政府各部门：\n{BODY}"
    );
    assert_eq!(
        head(&text),
        [
            "澄溪县人民政府办公室关于印发任务分解表的通知",
            "澄政办函〔2021〕12号",
            "澄溪县人民政府办公室",
            "2021-04-23",
            "主动公开",
            "各镇人民政府 县政府各部门",
        ]
    );
}

#[test]
fn labels_between_bars_are_read_as_those_on_lines() {
    let text = format!(
        "文 号 | 澄政办〔2022〕1号 | 成文日期 | 2022-01-30 |\n---|---|---|---|\n发布机构 | 澄溪县人民政府办公室 | 有 效 性 | 有效 |\n\
         标 题 | 关于印发任务分解方案的通知 |\n关于印发任务分解方案的通知\n各街道办事处，县政府各部门：\n{BODY}"
    );
    assert_eq!(
        head(&text)[..4],
        [
            "关于印发任务分解方案的通知",
            "澄政办〔2022〕1号",
            "澄溪县人民政府办公室",
            "2022-01-30",
        ]
    );
}

#[test]
fn a_word_that_is_a_label_elsewhere_begins_a_title_here() {
    let read =
        notice("时间银行管理办法\n第一条 为规范管理，制定本办法。\n第二条 各乡镇要做好登记。");
    assert_eq!(read.title.as_deref(), Some("时间银行管理办法"));
}

#[test]
fn the_number_in_front_of_a_title_and_a_column_in_brackets_are_no_part_of_it() {
    let title = "澄溪县人民政府关于2020年重点工作及责任分解的通知";
    for line in [
        format!("【重点工作】{title}"),
        format!("澄政办〔2020〕1号《{title}》"),
        format!("《{title}》"),
        format!("澄政办〔2020〕1号 {title}"),
    ] {
        let read = notice(&format!("{line}\n各乡镇人民政府，县政府各部门：\n{BODY}"));
        assert_eq!(read.title.as_deref(), Some(title), "{line}");
        assert_eq!(read.issuer.as_deref(), Some("澄溪县人民政府"), "{line}");
        let number = line.contains('〔').then_some("澄政办〔2020〕1号");
        assert_eq!(read.doc_no.as_deref(), number, "{line}");
    }
}

#[test]
fn a_notice_that_begins_with_its_recipients_is_called_as_its_paper_is() {
    let text = "澄政发〔2020〕5号\n各乡镇人民政府、澄溪经济开发区管委会，县政府各委办局、各直属机构：\n\
                《澄溪县2020年优化营商环境工作计划》已经县政府同意，现印发给你们。\n澄溪县人民政府\n2020年2月22日\n\
                澄溪县2020年优化营商环境工作计划\n一、简政放权。10月底前完成。（责任单位：县司法局）";
    assert_eq!(
        head(text)[..4],
        [
            "澄溪县2020年优化营商环境工作计划",
            "澄政发〔2020〕5号",
            "澄溪县人民政府",
            "2020-02-22",
        ]
    );
}

#[test]
fn a_notice_without_a_title_gets_none() {
    let text = "各乡镇人民政府，县政府各部门：\n请各牵头单位要严格按照分工抓好落实。\n附件：任务分解表\n澄溪县人民政府办公室\n2021年1月25日";
    assert_eq!(notice(text).title, None);
}

#[test]
fn two_offices_that_issue_together_are_both_in_the_title() {
    let text = "中共澄溪县委办公室\n澄溪县人民政府办公室\n印发《关于全面推进政务公开工作的方案》的通知\n\
                各乡镇党委、人民政府，县委各部委办局，县直各单位，各人民团体：\n方案已经同意，现印发给你们。";
    let read = notice(text);
    assert_eq!(
        read.title.as_deref(),
        Some("中共澄溪县委办公室澄溪县人民政府办公室印发《关于全面推进政务公开工作的方案》的通知")
    );
    assert_eq!(read.recipients.len(), 4);
}

#[test]
fn the_year_of_a_date_without_one_is_the_titles_or_that_of_the_day_it_was_written() {
    for (text, expected) in [
        (
            "2021年政务公开工作要点\n澄政办〔2020〕88号\n（一）建专区。10月底前完成。",
            "2021-10-31",
        ),
        (
            "关于开展自查的通知\n澄政办〔2020〕88号\n（一）建专区。10月底前完成。",
            "2020-10-31",
        ),
        (
            "关于做好2020年度政府信息公开年度报告工作的通知\n澄政办〔2021〕1号\n（一）各单位要在1月20日前公布年度报告。",
            "2021-01-20",
        ),
        (
            "关于开展自查的通知\n发布时间：2019-03-01 08:30\n（一）建专区。10月底前完成。",
            "2019-10-31",
        ),
    ] {
        let due = notice(text).tasks[0].due.map(|day| day.to_string());
        assert_eq!(due.as_deref(), Some(expected), "{text}");
    }
}
