use crate::duty::Change;
use minglu_ledger::Fields;
use minglu_rules::duty::{Facts, Finding, Severity};

/// What steps alone write: a case that is under way is not ended by typing a date.
const BY_STEPS: [&str; 4] = ["closed", "replied", "delivered", "archived"];

/// What may not be typed into a case that is under way.
pub(crate) fn by_hand(fields: &Fields, before: Option<&Fields>) -> Option<Finding> {
    let before = before?;
    if Change::standing(before).text("clock").is_empty() {
        return None;
    }
    let changed = |name: &&&str| {
        let now = fields.get(**name);
        now.is_some_and(|now| now != Change::standing(before).get(name))
    };
    let field = BY_STEPS.iter().find(changed)?;
    Some(Finding {
        rule: "written_by_steps".to_owned(),
        severity: Severity::Blocking,
        field: (*field).to_owned(),
        reason: "这一项由办理步骤登记，请在案卷里办理，办错了请撤销".to_owned(),
        source: "台账填写要求".to_owned(),
    })
}
