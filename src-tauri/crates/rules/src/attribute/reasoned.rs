use super::{Attribute, Document, Finding, Source, names_article};

/// Nothing is kept from the public without an article.
pub(super) fn grounded(document: &Document<'_>) -> Option<Finding> {
    let attribute = document.not_proactive()?;
    document.basis.is_empty().then(|| {
        let reason = format!("公开属性为{}，必须写明依据，请填“依据”", attribute.text());
        Finding::blocking("no_ground", "basis", reason, Source::WorkPoints)
    })
}

/// Nor without a reason.
pub(super) fn explained(document: &Document<'_>) -> Option<Finding> {
    let attribute = document.not_proactive()?;
    document.reason.is_empty().then(|| {
        let reason = format!("公开属性为{}，必须写明理由，请填“理由”", attribute.text());
        Finding::blocking("no_reason", "reason", reason, Source::WorkPoints)
    })
}

/// What is not proactive is filed before approval, and not issued before.
pub(super) fn filed(document: &Document<'_>) -> Option<Finding> {
    let attribute = document.not_proactive()?;
    let issued = document.issued.filter(|_| !document.historical)?;
    let words = attribute.text();
    let reason = match document.prior_filed {
        None => format!("{words}的公文未经送审备案不得印发，请填“送审备案日期”"),
        Some(filed) if filed > issued => {
            format!(
                "送审备案日期（{filed}）晚于印发日期（{issued}），{words}的公文应先备案后印发，请核对"
            )
        }
        Some(_) => return None,
    };
    Some(Finding::blocking(
        "unfiled",
        "prior_filed",
        reason,
        Source::PriorFiling,
    ))
}

/// A historical document's attribute stands on its drafter's letter.
pub(super) fn lettered(document: &Document<'_>) -> Option<Finding> {
    document.attribute.filter(|_| document.historical)?;
    document.letter_no.is_empty().then(|| {
        let reason = "历史文件的公开属性要有起草单位的公函，请填“属性认定公函”的文号";
        Finding::blocking("unlettered", "letter_no", reason, Source::Letter)
    })
}

/// The letter says why, also where the document is to be public.
pub(super) fn explained_by_letter(document: &Document<'_>) -> Option<Finding> {
    let attribute = document.attribute.filter(|_| document.historical)?;
    let unexplained = attribute == Attribute::Proactive && document.reason.is_empty();
    unexplained.then(|| {
        let reason = "历史文件的公开属性要写明理由，请把公函里的理由填进“理由”";
        Finding::blocking("letter_without_reason", "reason", reason, Source::Letter)
    })
}

/// A ground that names no article of any law is none that an applicant could be told.
pub(super) fn precise(document: &Document<'_>) -> Option<Finding> {
    document.not_proactive()?;
    let vague = !document.basis.is_empty() && !names_article(document.basis);
    vague.then(|| {
        let reason =
            "依据没有写明是哪部法律法规的第几条，请补全，如“《政府信息公开条例》第十六条第一款”";
        Finding::warning("vague_ground", "basis", reason, Source::WorkPoints)
    })
}
