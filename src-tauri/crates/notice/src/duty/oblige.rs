//! Whether words that name neither a unit nor a day ask for something all the same.

use super::sentence::{clauses, sentences};
use super::subject::is_told;
use crate::{Clean, Span};

/// Words that bind.
const MODALS: [&str; 12] = [
    "应当", "必须", "务必", "不得", "严禁", "禁止", "不准", "要", "须", "确保", "坚决", "应",
];
/// Words that hold such a sign and bind nobody.
const NOT: [&str; 22] = [
    "要求", "要点", "要素", "要件", "要闻", "要领", "重要", "主要", "需要", "必要", "概要", "纲要",
    "摘要", "要害", "应急", "应用", "应对", "应诉", "响应", "适应", "供应", "效应",
];
/// Verbs with which an order begins.
const VERBS: [&str; 84] = [
    "推进",
    "推动",
    "推行",
    "推广",
    "加强",
    "加大",
    "加快",
    "做好",
    "抓好",
    "完善",
    "建立",
    "健全",
    "建设",
    "规范",
    "优化",
    "强化",
    "深化",
    "细化",
    "落实",
    "严格",
    "严守",
    "开展",
    "组织",
    "公开",
    "公布",
    "公示",
    "发布",
    "编制",
    "制定",
    "制订",
    "修订",
    "梳理",
    "清理",
    "整理",
    "更新",
    "调整",
    "拓展",
    "拓宽",
    "开设",
    "扩大",
    "提升",
    "提高",
    "改进",
    "创新",
    "统筹",
    "统一",
    "明确",
    "聚焦",
    "围绕",
    "紧扣",
    "坚持",
    "持续",
    "继续",
    "进一步",
    "全面",
    "积极",
    "主动",
    "及时",
    "定期",
    "依法",
    "切实",
    "认真",
    "充分",
    "逐步",
    "着力",
    "大力",
    "稳步",
    "扎实",
    "有序",
    "畅通",
    "探索",
    "鼓励",
    "引导",
    "督促",
    "指导",
    "监督",
    "落细",
    "配强",
    "配齐",
    "设立",
    "设置",
    "实行",
    "实施",
    "执行",
];

/// True where one of the sentences of a stretch asks for something.
pub(super) fn obliges(clean: &Clean, stretch: Span) -> bool {
    sentences(clean, stretch)
        .into_iter()
        .filter(|sentence| !is_told(clean.chars(*sentence)))
        .any(|sentence| asks(clean, sentence))
}

/// A sentence that binds or begins with an order.
pub(crate) fn asks(clean: &Clean, sentence: Span) -> bool {
    let text = NOT
        .iter()
        .fold(clean.words(sentence), |text, word| text.replace(word, "□"));
    let begins = |clause: Span| {
        let words = clean.words(clause);
        VERBS.iter().any(|verb| words.starts_with(verb))
    };
    MODALS.iter().any(|word| text.contains(word))
        || clauses(clean, sentence).into_iter().take(6).any(begins)
}
