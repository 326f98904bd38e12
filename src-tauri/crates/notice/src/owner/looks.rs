//! What a unit's name looks like from outside: how it ends.

/// Endings of a complete name. Single characters that also end ordinary words (县, 区, 市, 村, 业)
/// are left out, or appear only in longer endings.
const ENDINGS: [&str; 65] = [
    "局",
    "办",
    "办公室",
    "委",
    "委员会",
    "管委会",
    "联合会",
    "协会",
    "工会",
    "商会",
    "学会",
    "妇联",
    "残联",
    "科协",
    "文联",
    "侨联",
    "工商联",
    "团县委",
    "部",
    "院",
    "所",
    "处",
    "厅",
    "科",
    "股",
    "室",
    "站",
    "中心",
    "政府",
    "镇",
    "乡",
    "街道",
    "街",
    "镇街区",
    "街区",
    "开发区",
    "示范区",
    "园区",
    "新区",
    "社区",
    "部门",
    "单位",
    "机构",
    "科室",
    "股室",
    "处室",
    "公司",
    "集团",
    "银行",
    "支行",
    "队",
    "总队",
    "馆",
    "社",
    "学校",
    "电视台",
    "厂",
    "组",
    "分局",
    "各县",
    "各区",
    "各市",
    "各村",
    "各校",
    "各企业",
];

/// Ordinary words that happen to end like a name.
const WORDS: [&str; 14] = [
    "城乡",
    "城镇",
    "乡镇",
    "网站",
    "干部",
    "场所",
    "人才队",
    "外科",
    "内科",
    "学科",
    "城乡社区",
    "城市社区",
    "党组",
    "中心组",
];

/// Names that belong to the text before them and are no units of their own.
const TAILS: [&str; 7] = ["政府", "人民政府", "部门", "单位", "机构", "街", "各部"];

/// A complete name of a unit or a group, as far as one can tell.
pub(crate) fn is_unit(text: &str) -> bool {
    let text = core(text);
    let long_enough = text.chars().nth(1).is_some();
    long_enough
        && ENDINGS.iter().any(|ending| text.ends_with(ending))
        && (starts_with_all(text) || !WORDS.iter().any(|word| text.ends_with(word)))
}

/// 各…, 全县各…: a group.
pub(crate) fn starts_with_all(text: &str) -> bool {
    text.starts_with('各') || text.starts_with("全县各") || text.starts_with("全市各")
}

/// The second of two neighbours goes on with the first: 绛县人民政府 + 办公室, 生态环境局 + 绛县分局.
pub(super) fn continues(left: &str, right: &str) -> bool {
    let office = matches!(right, "办公室" | "办") && left.ends_with(['委', '府', '会', '局']);
    office || TAILS.contains(&right) || right.starts_with('其')
}

/// A name without its bracketed parts at the end and without 等.
fn core(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = super::bracket::without_last(text);
        let shorter = shorter.strip_suffix('等').unwrap_or(shorter);
        if shorter == text {
            return text;
        }
        text = shorter;
    }
}

/// Characters with which the names of units in a county's list begin.
pub(super) fn begins_like_unit(text: &str) -> bool {
    text.starts_with(['县', '市', '区', '省', '州', '旗', '各', '镇', '乡'])
}
