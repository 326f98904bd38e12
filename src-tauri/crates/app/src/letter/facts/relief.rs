use super::{Telling, words};
use crate::file::asset_text;
use crate::{Error, Result};
use minglu_forms::letter::Facts;
use minglu_rules::request::relief::{Decided, Relief, UnitKind, clause};

/// Files of these names in the data folder take the place of the program's own.
const RELIEF: &str = "relief.json";
static RELIEF_BUILT_IN: &str = include_str!("../../../../../../assets/relief.json");

/// What is withheld, by the outcome of the case.
const GROUNDS: [(&str, &str); 7] = [
    ("secret", "国家秘密"),
    ("forbidden", "法律行政法规禁止公开"),
    ("safety", "危及三安全一稳定"),
    ("third_party", "商业秘密个人隐私"),
    ("internal", "内部事务信息"),
    ("process", "过程性信息"),
    ("enforcement_file", "行政执法案卷"),
];

/// The kinds of unit as the clerk chooses them.
const UNITS: [(&str, UnitKind); 5] = [
    ("县直部门", UnitKind::CountyDepartment),
    ("乡镇人民政府", UnitKind::Township),
    ("县人民政府", UnitKind::CountyGovernment),
    ("垂直管理机关", UnitKind::Vertical),
    ("司法行政部门", UnitKind::Justice),
];

/// What is likely before the clerk has said anything: what is withheld, and which kind of unit
/// this is by its name.
pub(super) fn presume(telling: &Telling<'_>, facts: &mut Facts) {
    let outcome = telling.case.request.text("outcome").unwrap_or_default();
    let ground = GROUNDS.iter().find(|(code, _)| *code == outcome);
    facts.text("不公开情形", ground.map_or("", |(_, ground)| ground));
    facts.text("单位类别", presumed_unit(words(facts, "机关名称")));
    let outcome = telling.law.requests.outcomes.get(outcome);
    let replies = outcome.map(|outcome| outcome.replies.as_slice());
    let replies = replies.unwrap_or_default();
    let own = replies
        .iter()
        .find(|reply| reply.letter == telling.kind.kind);
    let reply = own.or_else(|| replies.first());
    let basis = reply.map(|reply| reply.articles.join("、"));
    facts.text("依据", basis.unwrap_or_default());
}

fn presumed_unit(name: &str) -> &'static str {
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    let of = |kind: UnitKind| UNITS.iter().find(|(_, one)| *one == kind);
    let kind = if ends(&["乡人民政府", "镇人民政府", "街道办事处"]) {
        UnitKind::Township
    } else if ends(&["县人民政府", "县人民政府办公室", "县政府办公室"]) {
        UnitKind::CountyGovernment
    } else if ends(&["司法局"]) {
        UnitKind::Justice
    } else if ends(&["税务局", "海关", "国家安全局"]) {
        UnitKind::Vertical
    } else {
        UnitKind::CountyDepartment
    };
    of(kind).map_or("", |(title, _)| title)
}

/// The clause of relief, once it is known what is withheld and by which unit.
pub(super) fn tell(telling: &Telling<'_>, facts: &mut Facts) -> Result<()> {
    let text = asset_text(telling.desk, RELIEF, "救济途径清单", RELIEF_BUILT_IN)?;
    let relief = Relief::read(&text).map_err(|e| Error::unreadable(e.to_string()))?;
    let chosen = words(facts, "单位类别");
    let unit = UNITS.iter().find(|(title, _)| *title == chosen);
    let unit = unit.map_or(UnitKind::CountyDepartment, |(_, kind)| *kind);
    let given = |name| Some(words(facts, name)).filter(|words| !words.is_empty());
    let ground = words(facts, "不公开情形");
    let internet = telling.case.request.text("channel") == Some("internet");
    let decided = Decided {
        letter: &telling.kind.kind,
        date: telling.dated,
        withheld: GROUNDS.iter().any(|(_, one)| *one == ground),
        unit,
        county: words(facts, "所在县"),
        higher: given("上一级机关"),
        online: given("网上复议地址").filter(|_| internet),
    };
    let clause = clause(&relief, &decided).unwrap_or_default();
    facts.text("救济途径", clause);
    Ok(())
}
