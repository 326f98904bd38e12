use crate::duty::Severity;
use serde::Serialize;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Name of the check.
    pub rule: &'static str,
    /// What follows from it.
    pub severity: Severity,
    /// The field to mend.
    pub field: &'static str,
    /// What is wrong and what to do, in Chinese.
    pub reason: String,
    /// The article or notice that says so.
    pub source: &'static str,
}

pub(super) const WORK_POINTS: &str =
    "绛政办发〔2021〕29号《绛县2021年政务公开工作要点》一（二）“进一步规范拟发公文公开属性认定”";
pub(super) const PRIOR_FILING: &str =
    "政务公开工作要点：公文须标明公开属性，未主动公开的理由在报批前备案，未经备案不得印发";
pub(super) const PROACTIVE: &str = "《政府信息公开条例》第二十条、第二十一条；绛政办发〔2021〕29号一（二）1“法定主动公开内容除依法涉密之外，必须全部公开到位”";
pub(super) const TWENTY_DAYS: &str =
    "《政府信息公开条例》第二十六条：自形成或者变更之日起20个工作日内公开";
pub(super) const REVIEW: &str =
    "《政府信息公开条例》第十七条；《保守国家秘密法》第三十五条：先审查、后公开";

impl Finding {
    pub(super) fn blocking(
        rule: &'static str,
        field: &'static str,
        reason: impl Into<String>,
        source: &'static str,
    ) -> Finding {
        Finding {
            rule,
            severity: Severity::Blocking,
            field,
            reason: reason.into(),
            source,
        }
    }

    pub(super) fn warning(
        rule: &'static str,
        field: &'static str,
        reason: impl Into<String>,
        source: &'static str,
    ) -> Finding {
        Finding {
            severity: Severity::Warning,
            ..Finding::blocking(rule, field, reason, source)
        }
    }
}
