//! Short made-up notices in the many styles in which offices write, each with what it asks.

mod support;

use minglu_notice::{Clean, Notice, Setting, read};

fn notice(text: &str) -> Notice {
    support::notice(text, 2021)
}

fn tasks(text: &str) -> Vec<String> {
    support::tasks(&notice(text))
}

fn filings(text: &str) -> Vec<String> {
    support::filings(&notice(text))
}

#[test]
fn a_bracket_behind_an_item_names_its_units() {
    let text = "一、重点工作\n（一）推进决策公开。完善目录，严格落实程序。（责任单位：县司法局、县财政局等部门）\n\
                （二）推进执行公开。9月底前公布进展。（牵头单位：县政府办；责任单位：各乡镇人民政府）\n\
                （三）推进结果公开。公布评估结果。（县审计局负责，县统计局配合）";
    assert_eq!(
        tasks(text),
        [
            "（一） >县司法局 县财政局>",
            "（二） 县政府办>各乡镇人民政府> 2021-09-30",
            "（三） >县审计局>县统计局",
        ]
    );
}

#[test]
fn brackets_in_the_middle_of_a_paragraph_part_it_into_tasks() {
    let text = "二、强化政策解读。出台政策时同步编制解读材料。**（县司法局牵头负责）**建立政策咨询窗口，\
                年底前投入使用。（县行政审批局、县政务服务中心分别牵头负责）各类解读材料要通俗易懂。（各有关单位分别负责）";
    assert_eq!(
        tasks(text),
        [
            "二 县司法局>>",
            "二 县行政审批局 县政务服务中心>> 2021-12-31",
            "二 >各有关单位>",
        ]
    );
}

#[test]
fn labels_on_lines_of_their_own_speak_for_the_item_above() {
    let text = "1. 编制公开事项目录\n对照权责清单逐项梳理，形成目录并公布。\n牵头单位：县政府办\n配合单位：县司法局、各乡镇\n完成时限：2021年10月\n\
                2. 建设公开专区\n在政务服务大厅设专区。\n责任单位：县行政审批局\n完成时限：长期坚持";
    assert_eq!(
        tasks(text),
        [
            "1 县政府办>>县司法局 各乡镇 2021-10-31",
            "2 >县行政审批局> ongoing",
        ]
    );
}

#[test]
fn labels_on_one_line_are_parted_by_blanks() {
    let text = "（一）完善制度。修订考核办法。\n牵头单位：县政府办  责任单位：县直各部门  完成时限：6月底前\n（二）加强培训。每半年举办1次培训。\n责任单位：县委党校";
    assert_eq!(
        tasks(text),
        [
            "（一） 县政府办>县直各部门> 2021-06-30",
            "（二） >县委党校> half_yearly",
        ]
    );
}

#[test]
fn a_deadline_in_brackets_ends_a_duty_and_its_subject_does_it() {
    let text = "三、规范清理。各乡镇各部门要全面清理本单位文件，逐件标注属性（2021年2月底前完成）。\
                各乡镇各部门要建立台账，逐件复核（2021年6月底前完成）。";
    assert_eq!(
        tasks(text),
        [
            "三 >各乡镇 各部门> 2021-02-28",
            "三 >各乡镇 各部门> 2021-06-30",
        ]
    );
}

#[test]
fn the_subject_of_a_sentence_has_to_do_it() {
    let text = "一、工作要求\n1. 各乡镇人民政府，县直各有关单位要在11月底前公布目录。\n\
                2. 由县教育局牵头，县财政局、县民政局配合，8月底前完成补助信息公开。\n\
                3. 县融媒体中心负责每月通报一次更新情况。\n4. 县、乡两级政府应当编制年度计划。\n\
                5. 各单位分管负责人年内至少听取一次汇报。";
    assert_eq!(
        tasks(text),
        [
            "1 >各乡镇人民政府 县直各有关单位> 2021-11-30",
            "2 县教育局>>县财政局 县民政局 2021-08-31",
            "3 >县融媒体中心> monthly",
            "4 >县、乡两级政府>",
            "5 >各单位> 2021-12-31",
        ]
    );
}

#[test]
fn text_that_obliges_nobody_makes_no_task() {
    let text = "澄溪县2021年政务公开工作要点\n今年是新的起点，全县政务公开工作取得了积极进展。\n一、总体要求\n\
                （一）指导思想。坚持以人民为中心，各部门要紧紧围绕中心工作。\n（二）基本原则。坚持公开为常态。\n\
                自2019年以来，各乡镇完成了2010年至2020年征地信息补录。";
    assert_eq!(tasks(text), Vec::<String>::new());
    let reply = "澄溪县人民政府关于同意设立专区的批复\n县行政审批局：\n你局《关于设立专区的请示》收悉。经研究，同意设立。\n此复。";
    assert_eq!(tasks(reply), Vec::<String>::new());
}

#[test]
fn a_bracket_behind_a_heading_speaks_for_what_is_below() {
    let text = "一、加强平台建设（责任单位：县政府办）\n1. 优化栏目设置，9月底前完成。\n2. 完善检索功能。\n二、加强队伍建设（责任单位：县委组织部、县人社局）\n配强人员。";
    assert_eq!(
        tasks(text),
        ["一 >县政府办> 2021-09-30", "二 >县委组织部 县人社局>"]
    );
}

#[test]
fn one_list_of_units_behind_the_last_point_is_for_all_points() {
    let text = "（一）做好回应关切\n1. 建立监测制度。\n2. 健全会商机制。\n3. 按时限发布信息。\n责任单位：县委宣传部、县委网信办\n（二）做好解读\n1. 同步解读。（责任单位：县司法局）\n2. 多样解读。（责任单位：县文旅局）";
    assert_eq!(
        tasks(text),
        ["1 >县委宣传部 县委网信办>", "1 >县司法局>", "2 >县文旅局>",]
    );
}

#[test]
fn items_below_a_sentence_that_opens_a_list_are_for_those_whom_it_names() {
    let text = "三、试点任务\n试点乡镇要精心组织实施，重点做好以下工作：\n（一）建设平台。采用统一标准建设集约化平台，明确安全责任，实现数据互联互通和服务融合。\n（二）形成规范。编制信息数据标准规范，完善工作机制，规范栏目设置和页面格式要求。";
    assert_eq!(tasks(text), ["（一） >试点乡镇>", "（二） >试点乡镇>"]);
}

#[test]
fn a_table_in_the_text_is_read_row_by_row() {
    let text = "附件1\n澄溪县任务分解表\n序号\t工作任务\t具体措施\t责任单位\t完成时限\n1\t决策公开\t公布目录\t县司法局\t2021年9月底前\n\t\t征求意见\t\t持续推进\n\
                序号\t工作任务\t具体措施\t责任单位\t完成时限\n2\t结果公开\t公布审计结果\t县审计局牵头，县财政局配合\t年底前";
    assert_eq!(
        tasks(text),
        [
            "1 >县司法局> 2021-09-30",
            "1 >县司法局> ongoing",
            "2 县审计局>>县财政局 2021-12-31",
        ]
    );
}

#[test]
fn short_names_defined_once_are_resolved() {
    let text = "县政务公开工作领导小组办公室（以下简称县公开办）统筹推进。\n一、加强督查。每季度通报1次。（县公开办牵头，县政府督查室配合）";
    let found = tasks(text);
    assert_eq!(
        found.last().map(String::as_str),
        Some("一 县政务公开工作领导小组办公室>>县政府督查室 quarterly")
    );
}

#[test]
fn the_first_of_a_list_leads_where_the_notice_says_so_once() {
    let text = "（一）优化流程。精简材料。（县行政审批局、县公安局负责，列第一位者为牵头单位，下同）\n（二）统一标准。公布标准。（县市场监管局、县司法局等负责）";
    assert_eq!(
        tasks(text),
        [
            "（一） 县行政审批局>县公安局>",
            "（二） 县市场监管局>县司法局>"
        ]
    );
}

#[test]
fn what_has_to_be_handed_in_is_a_filing_with_its_form() {
    let text = "请各单位填写《政务公开联系人备案表》（附件2），于3月15日前报县政府办公室政务公开科，电子版发至gk@example.cn。\n\
                各乡镇要于每季度最后一个月25日前将进展情况报送县政府办。";
    assert_eq!(
        filings(text),
        [
            "各单位|《政务公开联系人备案表》|附件2|县政府办公室政务公开科|gk@example.cn|2021-03-15",
            "各乡镇|县政府办|2021-12-25",
        ]
    );
}

#[test]
fn several_things_in_one_sentence_are_several_filings() {
    let text = "（四）强化报送。各单位要确定一名联系人并填写《备案表》（附件2），9月10日前报县政府办206房间；9月17日前到县政府办206房间进行公示；9月30日前在县政府网站公示。";
    assert_eq!(
        filings(text),
        [
            "各单位|《备案表》|附件2|县政府办|206房间|2021-09-10",
            "各单位|县政府办|206房间|2021-09-17",
            "各单位|县政府|2021-09-30",
        ]
    );
    assert_eq!(tasks(text), Vec::<String>::new());
}

#[test]
fn numbers_that_can_be_checked_are_kept() {
    let read = notice(
        "一、提高质量。各部门政策解读率不得低于90%，每年至少开展1次培训，网站更新占考核权重4%，满意度达到95%以上。",
    );
    assert_eq!(
        read.tasks[0].indicators,
        ["不得低于90%", "至少", "权重4%", "达到95%以上"].map(|word| if word == "至少" {
            "至少开展1次"
        } else {
            word
        })
    );
}

#[test]
fn a_date_in_the_name_of_a_paper_or_in_history_is_no_deadline() {
    let text = "（一）清理文件。按照《关于2019年底前完成清理的通知》要求，各乡镇要清理截至2020年12月31日有效的文件。\n（二）补录信息。各乡镇要补录2010年至2020年信息，对2020年底前制发的文件逐件复核。";
    assert_eq!(tasks(text), ["（一） >各乡镇>", "（二） >各乡镇>"]);
}

#[test]
fn the_head_and_foot_are_read() {
    let text = "澄溪县人民政府办公室文件\n澄政办发[2021]8号\n澄溪县人民政府办公室\n关于印发2021年政务公开工作要点的通知\n各乡镇人民政府，县直各有关单位：\n现将要点印发给你们。\n附件：1.任务分解表\n2.联系人备案表\n澄溪县人民政府办公室\n2021年3月5日\n（此件公开发布）\n抄送：县委办公室。\n澄溪县人民政府办公室 2021年3月5日印发";
    let read = notice(text);
    assert_eq!(
        read.title.as_deref(),
        Some("澄溪县人民政府办公室关于印发2021年政务公开工作要点的通知")
    );
    assert_eq!(read.doc_no.as_deref(), Some("澄政办发〔2021〕8号"));
    assert_eq!(read.issuer.as_deref(), Some("澄溪县人民政府办公室"));
    assert_eq!(
        read.dated.map(|day| day.to_string()).as_deref(),
        Some("2021-03-05")
    );
    assert_eq!(read.attribute.as_deref(), Some("此件公开发布"));
    assert_eq!(read.recipients, ["各乡镇人民政府", "县直各有关单位"]);
    let annexes: Vec<&str> = read
        .annexes
        .iter()
        .map(|annex| annex.title.as_str())
        .collect();
    assert_eq!(annexes, ["任务分解表", "联系人备案表"]);
    assert_eq!(read.tasks.len(), 0);
}

#[test]
fn broken_lines_page_numbers_and_inner_blanks_are_mended() {
    let text = "（一）推进政府信息公开专栏建设，对照清单逐项公开，确保要素齐\n\n- 3 -\n\n全、更新及时，方便群众查询获取所需信息，进一步提升服务的水\n平和质量。（责 任 单 位 ：县 政 府 办、各\n乡镇）";
    let clean = Clean::of(text);
    assert!(
        clean.text().contains("要素齐全、更新及时"),
        "{}",
        clean.text()
    );
    assert_eq!(tasks(text), ["（一） >县政府办 各乡镇>"]);
}

#[test]
fn a_day_without_a_year_in_december_is_of_the_next_year() {
    let text = "澄溪县人民政府办公室关于报送总结的通知\n各单位：\n请各单位于1月15日前将工作总结报县政府办。\n澄溪县人民政府办公室\n2021年12月20日";
    let read = read(&Clean::of(text), &Setting::default());
    assert_eq!(
        read.filings[0].due.map(|day| day.to_string()).as_deref(),
        Some("2022-01-15")
    );
    assert!(read.filings[0].doubts[0].contains("下一年"));
}

#[test]
fn several_deadlines_in_one_duty_are_said() {
    let read = notice("（一）推进目录编制。6月底前完成初稿，9月底前公布。（责任单位：县政府办）");
    assert_eq!(
        read.tasks[0].due.map(|day| day.to_string()).as_deref(),
        Some("2021-09-30")
    );
    assert!(
        read.tasks[0]
            .doubts
            .iter()
            .any(|doubt| doubt.contains("6月底前"))
    );
}

#[test]
fn units_that_no_directory_knows_are_kept_and_marked() {
    let unit = |name: &str, alias: &str, group: &str| minglu_notice::Unit {
        name: name.into(),
        aliases: vec![alias.into()],
        groups: vec![group.into()],
    };
    let setting = Setting {
        year: Some(2021),
        me: unit("澄溪县财政局", "县财政局", "县直各有关单位"),
        directory: vec![unit("澄溪县司法局", "县司法局", "县直各有关单位")],
    };
    let text = "（一）公开决策。公布目录。（责任单位：县司法局、县财政局、县数据局）\n（二）公开结果。公布结果。（责任单位：县直各有关单位）";
    let read = read(&Clean::of(text), &setting);
    let doubts = |at: usize| read.tasks[at].doubts.join("；");
    assert_eq!(doubts(0), "单位名录里没有“县数据局”");
    assert_eq!(doubts(1), "");
    let ours: Vec<_> = read
        .tasks
        .iter()
        .filter_map(|task| task.ours.map(|ours| ours.name()))
        .collect();
    assert_eq!(ours, ["named", "group"]);
}
