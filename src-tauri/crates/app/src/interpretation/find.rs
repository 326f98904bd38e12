use super::derive::texts;
use crate::duty::Change;
use minglu_rules::duty::{Facts, Finding, Severity};
use minglu_rules::interpretation::missing_contents;

/// What a published interpretation does not speak of.
pub(crate) fn find(facts: Change<'_>) -> Vec<Finding> {
    if facts.text("published").is_empty() || facts.text("need") == "no" {
        return Vec::new();
    }
    let contents = texts(facts, "contents");
    let missing = missing_contents(contents.iter().copied());
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Finding {
        rule: "contents_missing".to_owned(),
        severity: Severity::Warning,
        field: "contents".to_owned(),
        reason: format!("“解读内容”里还没有：{}", missing.join("、")),
        source: "政务公开工作要点：对政策的背景、意义、关键词、新旧政策差异等方面进行解读"
            .to_owned(),
    }]
}
