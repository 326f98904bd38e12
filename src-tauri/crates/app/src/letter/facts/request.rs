use super::Telling;
use crate::Result;
use crate::letter::case::{Case, day_words};
use minglu_forms::letter::Facts;

/// Fields of the request by the names of templates.
const FIELDS: [(&str, &str); 37] = [
    ("登记编号", "number"),
    ("所需信息", "subject"),
    ("所需信息文号", "doc_no"),
    ("特征描述", "description"),
    ("收到渠道", "channel"),
    ("提交日期", "submitted"),
    ("收到日期", "received"),
    ("收到认定", "received_note"),
    ("申请人", "applicant"),
    ("申请人类别", "applicant_kind"),
    ("证件种类", "identity_kind"),
    ("证件号码", "identity"),
    ("申请人联系人", "contact_name"),
    ("申请人电话", "phone"),
    ("申请人邮箱", "email"),
    ("申请人地址", "address"),
    ("申请人邮编", "postcode"),
    ("获取方式", "supply"),
    ("载体形式", "medium"),
    ("件数", "items"),
    ("页数", "pages"),
    ("承办科室", "office"),
    ("承办人", "handler"),
    ("办理环节", "state"),
    ("办理结果", "outcome"),
    ("会商记录", "consultation"),
    ("法律意见", "legal_opinion"),
    ("案卷号", "archive_no"),
    ("答复期限", "due"),
    ("答复日期", "replied"),
    ("送达方式", "delivery"),
    ("送达日期", "delivered"),
    ("邮件编号", "tracking"),
    ("理由", "reason"),
    ("检索记录", "search_record"),
    ("数量频次情况", "facts"),
    ("便民答复", "courtesy"),
];

/// Names that follow from a field of the request without being its words.
const BEHIND: [(&str, &str); 6] = [
    ("此前登记编号", "earlier"),
    ("此前答复日期", "earlier"),
    ("此前答复文号", "earlier"),
    ("收费方式", "fee_way"),
    ("收费计算", "fee_way"),
    ("收费金额", "fee"),
];

/// Fields of the request that follow from its steps: nobody writes in them.
const FOLLOWING: [&str; 3] = ["state", "due", "received_note"];

/// The field of the request in which a clerk puts what a name says; nothing where it follows from
/// something else.
pub(in crate::letter) fn on_record(name: &str) -> Option<&'static str> {
    let mut all = FIELDS.iter().chain(&BEHIND);
    let field = all.find(|(known, _)| *known == name)?.1;
    (!FOLLOWING.contains(&field)).then_some(field)
}

/// Answers that a request can be given, by the kinds of their letters: the last is meant where a
/// later letter speaks of an earlier answer.
fn is_answer(telling: &Telling<'_>, kind: &str) -> bool {
    let mut kinds = telling.book.kinds.iter();
    kinds.any(|one| one.kind == kind && !one.outcomes.is_empty())
}

pub(super) fn tell(telling: &Telling<'_>, facts: &mut Facts) -> Result<()> {
    for (name, field) in FIELDS {
        facts.text(name, telling.case.said(telling.desk, field)?);
    }
    match &telling.case.earlier {
        Some(earlier) => tell_earlier(telling, earlier, facts),
        None => Ok(()),
    }
}

fn tell_earlier(telling: &Telling<'_>, earlier: &Case, facts: &mut Facts) -> Result<()> {
    facts.text("此前登记编号", earlier.said(telling.desk, "number")?);
    facts.text("此前答复日期", earlier.said(telling.desk, "replied")?);
    let mut letters = earlier.letters.iter();
    let answer = letters.rfind(|letter| {
        let kind = letter.text("kind");
        kind.is_some_and(|kind| is_answer(telling, kind))
    });
    if let Some(answer) = answer {
        facts.text("此前答复文号", answer.text("number").unwrap_or_default());
        facts.text("此前答复日期", day_words(answer, "dated"));
    }
    Ok(())
}
