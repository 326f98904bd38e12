//! Whole items in shapes beyond those of the common styles, each with what it asks.

mod support;

use minglu_notice::Notice;

fn notice(text: &str) -> Notice {
    support::notice(text, 2022)
}

fn tasks(text: &str) -> Vec<String> {
    support::tasks(&notice(text))
}

#[test]
fn an_item_that_names_nobody_asks_all_to_whom_the_plan_is_sent() {
    let text = "澄溪县2022年政务公开工作要点\n一、深化公开\n（一）围绕民生做好公开。持续公开就业、教育政策，加强解读。\n\
                （二）规范答复。严格执行法定时限，不得超期。\n二、保障措施\n（三）加强培训。年内举办培训班。";
    assert_eq!(
        tasks(text),
        ["（一） >>", "（二） >>", "（三） >> 2022-12-31"]
    );
    assert!(
        notice(text).tasks[0]
            .doubts
            .contains(&"没有写明责任单位".to_owned())
    );
}

#[test]
fn aims_ideas_and_headings_alone_ask_nobody() {
    let text = "澄溪县2022年政务公开工作方案\n一、总体要求\n（一）指导思想。坚持以人民为中心，推进政务公开提质增效。\n\
                （二）工作目标。加强标准化建设，到2022年底，公开机制趋于完善。\n二、工作要求\n（一）加强组织领导\n（二）抓好工作落实";
    assert_eq!(tasks(text), [""; 0]);
}

#[test]
fn rules_and_bulletins_ask_nobody_by_items_without_names() {
    for title in [
        "澄溪县政府信息公开保密审查办法",
        "关于2022年第一季度政务公开检查情况的通报",
        "澄溪县人民政府关于同意设立专区的批复",
    ] {
        let text = format!(
            "{title}\n一、公开前应当进行保密审查。\n二、加强日常检查，落实审查责任，确保不发生泄密。"
        );
        assert_eq!(tasks(&text), [""; 0], "{title}");
    }
}

#[test]
fn a_heading_that_names_units_speaks_for_the_items_below() {
    let text = "澄溪县2022年政务公开任务清单\n（一）县教育局\n1.公开招生划片范围，5月底前完成。\n2.公开收费项目，每季度更新1次。\n\
                （二）县民政局、县残联\n1.公开救助对象名单，长期坚持。\n（三）加强督查\n1.县政府办公室每月通报一次。";
    assert_eq!(
        tasks(text),
        [
            "1 >县教育局> 2022-05-31",
            "2 >县教育局> quarterly",
            "1 >县民政局 县残联> ongoing",
            "1 >县政府办公室> monthly",
        ]
    );
}

#[test]
fn a_sentence_that_only_says_who_closes_the_item_as_a_bracket_does() {
    let text = "澄溪县2022年任务分工\n1．推行告知承诺制。公布证明事项清单。县司法局牵头，各有关部门按职责分工负责，长期坚持。\n\
                2．完善信用修复。由县发展和改革局会同县市场监管局负责，9月底前完成。\n3．县大数据中心负责公布共享目录。";
    assert_eq!(
        tasks(text),
        [
            "1 县司法局>各有关部门> ongoing",
            "2 县发展和改革局>县市场监管局> 2022-09-30",
            "3 >县大数据中心>",
        ]
    );
}

#[test]
fn a_stage_is_due_on_its_last_day() {
    let text = "关于开展专项自查的通知\n一、时间安排\n（一）自查阶段（4月1日至4月20日）。各乡镇、各部门对照清单逐件自查。\n\
                （二）整改阶段（4月21日—5月31日）。逐项整改到位。\n（三）抽查阶段（6月上旬）。县政府办公室随机抽查。";
    assert_eq!(
        tasks(text),
        [
            "（一） >各乡镇 各部门> 2022-04-20",
            "（二） >> 2022-05-31",
            "（三） >县政府办公室> 2022-06-10",
        ]
    );
}

#[test]
fn an_items_number_may_stand_right_before_a_date() {
    let text = "澄溪县标准化工作方案\n三、进度安排\n1.2022年9月底前制定工作方案\n2.2022年11月底前县乡两级政府编制完成目录\n3.11月底前，对全县领域进行验收";
    assert_eq!(
        tasks(text),
        [
            "1 >> 2022-09-30",
            "2 >县乡两级政府> 2022-11-30",
            "3 >> 2022-11-30",
        ]
    );
}

#[test]
fn a_table_whose_columns_only_blanks_part_is_read_row_by_row() {
    for gap in ["  ", "\u{3000}", " "] {
        let text = "附件\n澄溪县任务表\n\n序号_工作任务_责任单位_完成时限\n1_编制公开目录_县政府办公室_2022年5月底前\n2_公开执法信息_县司法局、各执法单位_长期\n\n附注"
            .replace('_', gap);
        assert_eq!(
            tasks(&text),
            [
                "1 >县政府办公室> 2022-05-31",
                "2 >县司法局 各执法单位> ongoing"
            ],
            "{gap:?}"
        );
    }
}

#[test]
fn a_table_between_bars_is_read_row_by_row() {
    let text = "二、任务分解\n| 重点任务 | 工作内容 | 负责科室 |\n|---|---|---|\n| 政策解读 | 全面解读政策文件 | 各责任科室 |\n| 财政资金 | 公布预决算 | 综合科 |\n│ 制度建设 │ 健全制度 │ 综合科 │";
    assert_eq!(tasks(text), [">各责任科室>", ">综合科>", ">综合科>"]);
}

#[test]
fn papers_of_work_that_come_with_a_day_are_a_task_and_a_filing() {
    let read = notice(
        "关于公开工作的通知\n一、各股室要在6月底前梳理公开事项，形成目录报局办公室。\n二、各乡镇财政所每月5日前将发放信息报农财股。",
    );
    let filings: Vec<Option<&str>> = read
        .filings
        .iter()
        .map(|filing| filing.to.as_deref())
        .collect();
    assert_eq!(filings, [Some("局办公室"), Some("农财股")]);
    let numbers: Vec<Option<&str>> = read
        .tasks
        .iter()
        .map(|task| task.number.as_deref())
        .collect();
    assert_eq!(numbers, [Some("一")]);
}

#[test]
fn lines_that_say_when_and_who_belong_to_the_form_above_them() {
    let read = notice(
        "关于做好年度报告工作的通知\n一、填报报表\n（一）填报《情况统计表》（见附件1）。\n报送单位：各乡镇政府、县政府各部门。\n报送时间：2月15日前。\n报送方式：纸质件报送到县政府办公室206房间。",
    );
    let [filing] = read.filings.as_slice() else {
        panic!("{:?}", read.filings);
    };
    assert_eq!(filing.form.as_deref(), Some("《情况统计表》"));
    assert_eq!(filing.units, ["各乡镇政府", "县政府各部门"]);
    assert_eq!(
        filing.due.map(|day| day.to_string()).as_deref(),
        Some("2022-02-15")
    );
    assert_eq!(filing.to.as_deref(), Some("县政府办公室"));
    assert_eq!(filing.place.as_deref(), Some("206房间"));
}

#[test]
fn what_enterprises_file_is_no_filing_of_the_clerk() {
    let read = notice(
        "（一）优化服务。6月底前，为经营者办理食品经营备案，银行在线反馈账号。（牵头单位：县市场监管局）",
    );
    assert_eq!(read.filings.len(), 0);
}

#[test]
fn a_report_to_somebody_is_a_filing() {
    let read = notice("各责任单位要于每季度末向县政府报告进展情况。");
    let filing = &read.filings[0];
    assert_eq!(
        (filing.to.as_deref(), filing.recurs.map(|r| r.name())),
        (Some("县政府"), Some("quarterly"))
    );
}

#[test]
fn who_is_spoken_of_first_is_asked_by_the_words_behind() {
    let text = "关于网站整合的通知\n一、工作要求\n1.县信息中心作为牵头责任单位，负责技术指导，要切实发挥作用。\n\
                2.各乡镇、各部门作为责任主体，务必于6月22日前确定人员。\n3.各单位主要负责同志为第一责任人，要认真研究部署。\n\
                4.各单位“一把手”要亲自抓。\n5.县报社、县广播电视台等媒体要加强宣传。";
    assert_eq!(
        tasks(text),
        [
            "1 >县信息中心>",
            "2 >各乡镇 各部门> 2022-06-22",
            "3 >各单位>",
            "4 >各单位>",
            "5 >县报社 县广播电视台>",
        ]
    );
}

#[test]
fn what_is_announced_asks_nobody_and_its_day_is_nobodys_deadline() {
    let text = "关于整改的通知\n各镇人民政府：\n市政务公开办将于6月下旬开展测评，请各单位高度重视，务必在6月1日前完成整改。县政务公开办将于6月2日开展第二次测评。";
    assert_eq!(tasks(text), [">各单位> 2022-06-01"]);
}

#[test]
fn a_word_in_brackets_that_names_no_unit_ends_no_duty() {
    let text = "（一）各区、各有关部门要高度重视，明确牵头领导、部门（具体处室）及人员名单。各区政府要尽快成立机构。";
    assert_eq!(
        tasks(text),
        ["（一） >各区 各有关部门>", "（一） >各区政府>"]
    );
}

#[test]
fn a_number_in_a_column_without_a_label_is_the_rows() {
    let text = "附件\n工作任务 | 具体要求 | 责任单位 | 时限要求\n一、助力发展 | （一）信息公开 | 1 | 公开政策文件 | 县发改局 | 持续推进\n2 | 开设专题 | 县财政局 | 年底前";
    assert_eq!(
        tasks(text),
        ["1 >县发改局> ongoing", "2 >县财政局> 2022-12-31"]
    );
}
