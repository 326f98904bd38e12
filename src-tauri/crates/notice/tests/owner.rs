//! Owner phrases of every style in which notices write them, with made-up units.

use minglu_notice::{Owner, owner, squash, units};
use proptest::prelude::*;

/// Reads a phrase and tells it as `lead > responsible > assist`, with … where the list is open.
fn told(text: &str) -> String {
    let Owner {
        lead,
        responsible,
        assist,
        open_ended,
    } = owner(text);
    let list = |units: Vec<String>| units.join(" ");
    let open = if open_ended { " …" } else { "" };
    format!(
        "{}>{}>{}{open}",
        list(lead),
        list(responsible),
        list(assist)
    )
}

#[test]
fn a_plain_list_makes_everybody_responsible() {
    for (text, expected) in [
        ("", ">>"),
        ("办公室", ">办公室>"),
        ("各科室", ">各科室>"),
        ("甲局、乙局，丙局,丁局；戊局", ">甲局 乙局 丙局 丁局 戊局>"),
        ("县财政局、县民政局等有关单位", ">县财政局 县民政局> …"),
        ("县财政局、县民政局等", ">县财政局 县民政局> …"),
        ("县财政局、县民政局等3个部门", ">县财政局 县民政局> …"),
        (
            "统计局、产促局、人力社保局负责落实",
            ">统计局 产促局 人力社保局>",
        ),
        (
            "财政所、便民综合服务中心、土管所等",
            ">财政所 便民综合服务中心 土管所> …",
        ),
        ("党政办公室, 民政办公室", ">党政办公室 民政办公室>"),
        (
            "县卫健局等市有关单位，各县（市、区）政府",
            ">县卫健局 各县（市、区）政府> …",
        ),
        ("各乡镇各有关部门", ">各乡镇 各有关部门>"),
        ("市政府各部门，各区、市政府", ">市政府各部门 各区、市政府>"),
        (
            "县应急管理局、县水利局等安全生产行业主管部门",
            ">县应急管理局 县水利局> …",
        ),
        ("各有关单位分别负责", ">各有关单位>"),
        ("由县教育局负责", ">县教育局>"),
        (
            "各乡（镇）党委、人民政府，县直各部门、单位",
            ">各乡（镇）党委、人民政府 县直各部门、单位>",
        ),
        (
            "县直各部门、单位分别负责，县政府、部门联席会议办公室",
            ">县直各部门、单位 县政府 部门联席会议办公室>",
        ),
        ("县教育局、政府采购中心", ">县教育局 政府采购中心>"),
        ("各乡镇、政府各部门单位", ">各乡镇 政府各部门单位>"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

/// Phrases with words behind the names, and what they tell.
const ROLES: [(&str, &str); 23] = [
    ("甲局牵头，乙局、丙局配合", "甲局>>乙局 丙局"),
    ("办公室牵头，各科室配合", "办公室>>各科室"),
    ("甲局牵头落实", "甲局>>"),
    ("甲局、乙局、丙局分别牵头落实", "甲局 乙局 丙局>>"),
    (
        "甲局、乙局牵头，各乡镇人民政府、县直各有关单位抓好落实",
        "甲局 乙局>各乡镇人民政府 县直各有关单位>",
    ),
    (
        "甲局牵头，乙局、丙局等部门按职责分工负责",
        "甲局>乙局 丙局> …",
    ),
    ("甲局牵头，乙局等部门按职责分工分别负责", "甲局>乙局> …"),
    (
        "甲局、乙局牵头，市直其他单位按职能分工落实",
        "甲局 乙局>市直其他单位>",
    ),
    (
        "甲局牵头，乙局、各镇（街）按职能分工落实",
        "甲局>乙局 各镇（街）>",
    ),
    (
        "甲局牵头，市直各部门落实；各镇（街）参照落实",
        "甲局>市直各部门 各镇（街）>",
    ),
    (
        "甲局、乙局按职能分工落实，各镇（街）",
        ">甲局 乙局 各镇（街）>",
    ),
    ("县教育局牵头县财政局配合", "县教育局>>县财政局"),
    (
        "由县教育局牵头，县财政局等有关部门配合",
        "县教育局>>县财政局 …",
    ),
    (
        "甲局牵头，全区各部门、各街道负责落实",
        "甲局>全区各部门 各街道>",
    ),
    ("甲局牵头，市政府有关部门分别落实", "甲局>市政府有关部门>"),
    (
        "省直有关部门，各州、市人民政府按照职责分工负责",
        ">省直有关部门 各州、市人民政府>",
    ),
    (
        "市政府各有关部门，各县市区人民政府、功能区管委会负责落实",
        ">市政府各有关部门 各县市区人民政府 功能区管委会>",
    ),
    (
        "甲局、乙局（丙局）等部门牵头，各乡镇人民政府、县政府各部门按职责分别负责落实",
        "甲局 乙局（丙局）>各乡镇人民政府 县政府各部门> …",
    ),
    (
        "市府办〔市大数据局〕牵头，市政府各部门、各县〔区〕政府、各功能区管委会抓好落实",
        "市府办〔市大数据局〕>市政府各部门 各县〔区〕政府 各功能区管委会>",
    ),
    (
        "县教育局（牵头）、县民政局、县财政局（配合）",
        "县教育局>县民政局>县财政局",
    ),
    (
        "县教育局为牵头单位，县民政局为责任单位",
        "县教育局>县民政局>",
    ),
    ("甲局抓好本系统政务公开工作落实", ">甲局>"),
    ("县教育局协助", ">>县教育局"),
];

#[test]
fn lead_and_assist_are_told_by_the_words_behind() {
    for (text, expected) in ROLES {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn a_label_rules_what_follows_it() {
    for (text, expected) in [
        ("责任单位：甲局、乙局", ">甲局 乙局>"),
        (
            "牵头单位：甲局\n责任单位：乙局、丙局\n完成时限：2022年10月",
            "甲局>乙局 丙局>",
        ),
        ("牵头单位：甲局；配合单位：乙局；丙局", "甲局>>乙局 丙局"),
        (
            "（责任单位：甲局、乙局、丙局等相关部门，完成时限：全年）",
            ">甲局 乙局 丙局> …",
        ),
        ("（责任单位：各有关单位）", ">各有关单位>"),
        (
            "（ 责任单位：各乡镇，政府各部门单位）",
            ">各乡镇 政府各部门单位>",
        ),
        ("（责任单位：县司法局等部门 ）", ">县司法局> …"),
        (
            "（甲局、乙局负责落实，完成时限：2022年10月）",
            ">甲局 乙局>",
        ),
        ("牵头单位：县教育局配合单位：县财政局", "县教育局>>县财政局"),
        ("责任单位:县教育局", ">县教育局>"),
        (
            "（牵头单位：甲局，各区县政府﹝含甲管委会，下同﹞，以下责任单位均包含各区县政府）",
            "甲局 各区县政府>>",
        ),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn brackets_stay_with_their_unit_and_part_nothing() {
    for (text, expected) in [
        (
            "县农业农村局（乡村振兴局）、县民政局",
            ">县农业农村局（乡村振兴局） 县民政局>",
        ),
        ("省编办（省审改办）", ">省编办（省审改办）>"),
        (
            "区发展改革委、区建设管理委（区交通委）",
            ">区发展改革委 区建设管理委（区交通委）>",
        ),
        (
            "各县（市、区）人民政府（管委会）",
            ">各县（市、区）人民政府（管委会）>",
        ),
        (
            "各乡(镇)人民政府,甲县经济开发区",
            ">各乡(镇)人民政府 甲县经济开发区>",
        ),
        ("各乡（镇)人民政府", ">各乡（镇)人民政府>"),
        (
            "县教育局（体育局（筹）、科技局）、县民政局",
            ">县教育局（体育局（筹）、科技局） 县民政局>",
        ),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn remarks_in_brackets_are_dropped() {
    for (text, expected) in [
        (
            "县教育局牵头，市有关单位（见附件1，下同），各县（市、区）人民政府（管委会）负责",
            "县教育局>市有关单位 各县（市、区）人民政府（管委会）>",
        ),
        (
            "（甲部、乙部、丙部等负责。列第一位者为牵头单位，下同）",
            "甲部>乙部 丙部> …",
        ),
        (
            "甲部、乙部负责，排在第一位的部门为牵头部门，下同",
            "甲部>乙部>",
        ),
        ("县教育局、县民政局（排名不分先后）", ">县教育局 县民政局>"),
        ("（1）县教育局（2）县民政局", ">县教育局 县民政局>"),
        ("1.县教育局；2.县民政局", ">县教育局 县民政局>"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn and_parts_two_units_but_no_name() {
    for (text, expected) in [
        ("县教育局和县民政局", ">县教育局 县民政局>"),
        (
            "县住房和城乡建设局与县发展和改革局",
            ">县住房和城乡建设局 县发展和改革局>",
        ),
        (
            "县人力资源和社会保障局和县工业和信息化局",
            ">县人力资源和社会保障局 县工业和信息化局>",
        ),
        (
            "县文化和旅游局、和平镇人民政府",
            ">县文化和旅游局 和平镇人民政府>",
        ),
        ("各乡镇和县直各有关单位", ">各乡镇 县直各有关单位>"),
        ("县委办/县政府办", ">县委办 县政府办>"),
        ("县教育局、县民政局以及各乡镇", ">县教育局 县民政局 各乡镇>"),
        ("县教育局及其所属单位", ">县教育局及其所属单位>"),
        ("各级党委和政府", ">各级党委和政府>"),
        ("县城乡和住房建设局", ">县城乡和住房建设局>"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn names_that_hold_a_joining_or_closing_word_stay_whole() {
    for name in [
        "平等镇",
        "县平等镇人民政府",
        "高等学校",
        "县中等职业学校",
        "县就业指导中心",
        "县项目推进办",
        "县公众参与中心",
        "县京津冀协同办",
        "县残疾人联合会",
        "人民银行甲县支行",
        "县城市管理局",
        "县12345热线办",
    ] {
        assert_eq!(told(name), format!(">{name}>"), "{name}");
        assert_eq!(
            told(&format!("{name}牵头，甲局等部门配合")),
            format!("{name}>>甲局 …"),
            "{name}"
        );
    }
}

#[test]
fn blanks_inside_a_name_go_and_blanks_between_names_part() {
    for (text, expected) in [
        ("县政府 办公室", ">县政府办公室>"),
        ("甲县 人民政府", ">甲县人民政府>"),
        (
            "县卫生健康局、各医疗卫\n生机构",
            ">县卫生健康局 各医疗卫生机构>",
        ),
        ("市生态环境局\n甲县分局", ">市生态环境局甲县分局>"),
        (
            "县财政局 县民政局　县教育局",
            ">县财政局 县民政局 县教育局>",
        ),
        ("县财政局\n县民政局", ">县财政局 县民政局>"),
        (
            "甲局牵头落实；乙局、丙局按职责分工分别落实\n各镇（街区）分别落实",
            "甲局>乙局 丙局 各镇（街区）>",
        ),
        ("甲局 ，乙局 、丙局", ">甲局 乙局 丙局>"),
        (
            "各乡（镇）人民政府, 甲县经济开发区 ,县直各有关单位",
            ">各乡（镇）人民政府 甲县经济开发区 县直各有关单位>",
        ),
        ("各乡镇、街道办事处", ">各乡镇、街道办事处>"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn a_column_of_its_own_needs_no_words() {
    assert_eq!(units("县教育局、县民政局"), ["县教育局", "县民政局"]);
    assert_eq!(
        units("县教育局牵头，县教育局、县民政局配合"),
        ["县教育局", "县民政局"]
    );
    assert_eq!(units("—"), [""; 0]);
}

fn names() -> impl Strategy<Value = Vec<String>> {
    let stems = [
        "教育",
        "财政",
        "民政",
        "住房和城乡建设",
        "发展和改革",
        "水利",
        "农业农村",
        "司法",
        "平等",
        "文化和旅游",
    ];
    let ends = [
        "局",
        "局（林业局）",
        "办公室",
        "中心",
        "委员会",
        "局(体育局、科技局)",
    ];
    let name = (
        prop::sample::select(stems.to_vec()),
        prop::sample::select(ends.to_vec()),
    )
        .prop_map(|(stem, end)| format!("县{stem}{end}"));
    prop::collection::btree_set(name, 1..8)
        .prop_map(|set| set.into_iter().collect::<Vec<_>>())
        .prop_shuffle()
}

fn separator() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "、", "，", ",", "；", ";", "和", "与", "及", "\n", " ", "　", "、\n", " ，", "以及",
    ])
}

fn woven(names: &[String], separators: &[&str]) -> String {
    let mut out = String::new();
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            out.push_str(separators[at % separators.len()]);
        }
        out.push_str(name);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_list_joined_with_any_separators_reads_back(
        names in names(), separators in prop::collection::vec(separator(), 8),
    ) {
        let text = woven(&names, &separators);
        let expected = Owner { responsible: names, ..Owner::default() };
        prop_assert_eq!(owner(&text), expected, "{}", text);
    }

    #[test]
    fn leads_and_helpers_read_back(
        leads in names(), helpers in names(), separators in prop::collection::vec(separator(), 8),
    ) {
        let text = format!("{}牵头，{}配合", leads.join("、"), woven(&helpers, &separators));
        let read = owner(&text);
        prop_assert_eq!(read.lead, leads);
        // A paragraph or a ； begins a new tier, and what stands before it is not given the role behind.
        let named: Vec<String> = read.responsible.into_iter().chain(read.assist).collect();
        prop_assert_eq!(named, helpers);
    }

    #[test]
    fn any_text_is_accepted_and_names_come_from_it(text in any::<String>()) {
        check_names(&text)?;
    }

    #[test]
    fn any_mixture_of_its_own_words_is_accepted_and_names_come_from_it(
        words in prop::collection::vec(prop::sample::select(vec![
            "县教育局", "各乡镇", "各", "州", "市人民政府", "等", "部门", "（", "）", "(", ")", "〔", "牵头", "配合", "负责", "落实", "抓好", "按职责",
            "分工", "、", "，", "；", "：", "\n", " ", "和", "及其", "以及", "见附件1", "下同", "责任单位", "牵头单位", "由", "1", ".", "分局", "办公室", "\u{301}",
        ]), 0..24),
    ) {
        check_names(&words.concat())?;
    }
}

#[test]
fn a_blank_inside_a_group_brings_no_sign_into_its_name() {
    assert!(check_names("各乡镇 部门（办公室").is_ok());
    assert_eq!(owner("各乡镇 部门").responsible, ["各乡镇部门"]);
}

fn check_names(text: &str) -> Result<(), TestCaseError> {
    let whole = squash(text);
    let read = owner(text);
    for unit in read.all() {
        prop_assert!(!unit.is_empty());
        prop_assert!(whole.contains(&squash(unit)), "{unit} is not in {whole}");
    }
    for list in [&read.lead, &read.responsible, &read.assist] {
        let mut rest = whole.as_str();
        for unit in list {
            let after = rest.split_once(squash(unit).as_str());
            prop_assert!(after.is_some(), "{unit} comes too late in {text}");
            rest = after.map_or(rest, |(_, after)| after);
        }
    }
    Ok(())
}
