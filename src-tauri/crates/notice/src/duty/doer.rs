//! Whether a name is somebody who can be given a duty.

use crate::owner::{is_unit, starts_with_all};

/// Endings beyond those of units' names in owner cells.
const ENDINGS: [&str; 34] = [
    "幼儿园",
    "高中",
    "初中",
    "中学",
    "小学",
    "医院",
    "卫生院",
    "及其部门",
    "自治区",
    "直辖市",
    "自治州",
    "兵团",
    "机关",
    "地区",
    "各地",
    "各级",
    "乡镇",
    "镇街",
    "县区",
    "县市",
    "市县",
    "市州",
    "各市",
    "各县",
    "各区",
    "专班",
    "领导小组",
    "主体",
    "开发区",
    "街道",
    "政府",
    "学校",
    "各省",
    "各旗",
];

/// Last characters of agencies that are no endings in an owner cell, where any word may stand.
const AGENCIES: [&str; 7] = ["会", "署", "院", "台", "校", "大队", "银行"];

/// Words that end like a unit and are none.
const NOT: [&str; 58] = [
    "部门办",
    "单位办",
    "益处",
    "用处",
    "难处",
    "长处",
    "住所",
    "平台",
    "后台",
    "前台",
    "舞台",
    "部署",
    "签署",
    "厕所",
    "团队",
    "为所",
    "社会",
    "机会",
    "大会",
    "发布会",
    "听证会",
    "座谈会",
    "培训会",
    "推进会",
    "吹风会",
    "宣讲会",
    "全部",
    "内部",
    "外部",
    "西部",
    "东部",
    "中部",
    "北部",
    "南部",
    "局部",
    "干部",
    "督办",
    "举办",
    "主办",
    "承办",
    "协办",
    "经办",
    "之处",
    "好处",
    "到处",
    "查处",
    "处处",
    "场所",
    "分组",
    "教室",
    "旅行社",
    "网站",
    "学科",
    "结局",
    "布局",
    "格局",
    "本部",
    "各所",
];

/// First words of a group or of a unit of some level.
const STARTS: [&str; 45] = [
    "义务教育",
    "普通高中",
    "幼儿园",
    "中小学",
    "公办",
    "民办",
    "以上",
    "上述",
    "临床",
    "自治",
    "直辖",
    "各",
    "全县",
    "全市",
    "全区",
    "全省",
    "县",
    "市",
    "区",
    "省",
    "州",
    "旗",
    "乡",
    "镇",
    "街道",
    "有关",
    "相关",
    "国务院",
    "国家",
    "中央",
    "责任",
    "牵头",
    "主管",
    "政务公开",
    "政府",
    "信息公开",
    "试点",
    "教育",
    "本级",
    "所有",
    "其他",
    "行业",
    "机关",
    "被",
    "承担",
];

/// Words that no name holds.
const HELD: [&str; 28] = [
    "办成",
    "委托",
    "各派",
    "扩大",
    "会同",
    "报送",
    "送到",
    "发至",
    "在",
    "对",
    "将",
    "把",
    "被",
    "向",
    "由",
    "按照",
    "根据",
    "通过",
    "以及其",
    "要",
    "应",
    "加强",
    "推进",
    "做好",
    "建立",
    "是",
    "为",
    "于",
];

/// Words with which no name begins.
const BEGUN: [&str; 32] = [
    "引导",
    "推动",
    "鼓励",
    "不得",
    "加大",
    "完善",
    "健全",
    "优化",
    "强化",
    "扩大",
    "拓展",
    "批示",
    "要求",
    "建议",
    "支持",
    "指导",
    "督促",
    "协调",
    "请",
    "到",
    "至",
    "从",
    "提请",
    "经",
    "报",
    "送",
    "会同",
    "组织有关",
    "指定",
    "明确",
    "设立",
    "成立",
];

/// Offices that a name may end in: the head of a unit stands for the unit.
const HEADS: [&str; 17] = [
    "党组织书记",
    "党支部书记",
    "书记",
    "“一把手”",
    "分管负责人",
    "主要负责人",
    "主要负责同志",
    "分管负责同志",
    "负责同志",
    "负责人",
    "主要领导",
    "分管领导",
    "领导班子",
    "一把手",
    "党政主要负责同志",
    "工作人员",
    "联络员",
];

/// A unit or a group of units, as far as its name tells.
pub(crate) fn is_doer(name: &str) -> bool {
    let name = without_head(name);
    let count = name.chars().count();
    if !(2..=40).contains(&count) || NOT.iter().any(|word| name.ends_with(word)) || is_phrase(name)
    {
        return false;
    }
    let agency = AGENCIES.iter().any(|word| name.ends_with(word)) && count >= 3;
    is_unit(name)
        || is_place(name)
        || agency
        || ENDINGS.iter().any(|word| name.ends_with(word)) && begins_well(name)
}

/// 银川市, 绛县: a place stands for its government.
fn is_place(name: &str) -> bool {
    let count = name.chars().count();
    let common = [
        "城市", "社区", "园区", "辖区", "地区", "景区", "小区", "校区", "专区", "片区", "灾区",
        "山区", "牧区", "林区", "矿区", "库区", "街区", "我市", "我县", "我区", "本市", "本县",
        "本区", "全市", "全县", "全区", "超市", "上市", "门市", "分区", "市区", "城区", "郊区",
    ];
    (2..=5).contains(&count)
        && name.ends_with(['市', '县', '区', '旗'])
        && !name.starts_with(['各', '全', '本', '我', '该', '市', '县', '区'])
        && !common.iter().any(|word| name.ends_with(word))
}

/// A doer whose name also begins like one: what running text needs, where any words may come before.
pub(crate) fn is_plain_doer(name: &str) -> bool {
    is_doer(name) && (begins_well(name) || has_place(name))
}

/// The name without the office of a person: 各单位分管负责人 are the units.
pub(crate) fn without_head(name: &str) -> &str {
    HEADS
        .iter()
        .find_map(|head| name.strip_suffix(head))
        .unwrap_or(name)
}

fn begins_well(name: &str) -> bool {
    starts_with_all(name) || STARTS.iter().any(|word| name.starts_with(word))
}

/// 澄溪县财政局, 民政部, 人力资源社会保障局: the ending is an agency's own.
fn has_place(name: &str) -> bool {
    let agency = [
        "局",
        "委",
        "委员会",
        "办公室",
        "办公厅",
        "人民政府",
        "厅",
        "总局",
        "管委会",
        "分局",
        "部",
        "办",
        "股",
        "科",
        "室",
        "站",
        "派出所",
        "大队",
        "执法队",
        "支队",
        "中队",
        "处",
        "所",
        "报社",
        "电视台",
        "镇",
        "乡",
        "中心",
        "会",
        "银行",
        "署",
        "法院",
        "检察院",
        "机构",
        "机关",
        "部门",
    ];
    agency.iter().any(|word| name.ends_with(word)) && name.chars().count() >= 3
}

/// A sentence's piece, and no name.
fn is_phrase(name: &str) -> bool {
    let begun = BEGUN.iter().any(|verb| name.starts_with(verb));
    // 县财政局组 is the beginning of 县财政局组织….
    let cut = name.strip_suffix('组').is_some_and(is_unit);
    begun || cut || is_unbalanced(name) || holds_prose(name)
}

/// A bracket whose other half is missing.
fn is_unbalanced(name: &str) -> bool {
    let count = |brackets: &[char]| name.matches(brackets).count();
    count(&['（', '(']) != count(&['）', ')'])
}

fn holds_prose(name: &str) -> bool {
    let group = starts_with_all(name) || name.starts_with("有");
    // 应急管理局, 被征地单位
    let known = name.starts_with("被") || name.contains("应急") || name.contains("应对");
    let held = !known && HELD.iter().any(|verb| name.contains(verb));
    // 各单位以县政府名义
    let held = held || (group && name.contains('以'));
    held || (name.contains('的') && !group) || name.contains(['“', '《', '。', '？', '；'])
}
