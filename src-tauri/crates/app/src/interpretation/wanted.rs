use super::brief::{Brief, Policy};
use super::known::Known;

/// What a policy document still wants.
#[derive(Debug, Clone)]
pub(super) enum Want {
    /// It has no interpretation, and nobody has said why.
    Interpretation,
    /// There is one, and it is not published although the document is.
    Publication(Box<Brief>),
    /// It is aimed at a group that it was not brought to.
    Push(String),
}

/// All that a policy document wants.
pub(super) fn wants(document: &Policy, interpreted: &Known, pushed: &Known) -> Vec<Want> {
    let interpreted = interpreted.of(document);
    let mut wants = Vec::new();
    if interpreted.is_empty() {
        wants.push(Want::Interpretation);
    } else if document.published.is_some() && !is_settled(&interpreted) {
        let open = interpreted.into_iter().find(|brief| brief.needed);
        wants.extend(open.map(|brief| Want::Publication(Box::new(brief.clone()))));
    }
    if !document.audience.is_empty() && !is_pushed(&pushed.of(document)) {
        wants.push(Want::Push(document.audience.clone()));
    }
    wants
}

/// One interpretation that is published is enough, and so is a reason for having none.
fn is_settled(interpreted: &[&Brief]) -> bool {
    let published = interpreted.iter().any(|brief| brief.published.is_some());
    published || interpreted.iter().all(|brief| !brief.needed)
}

/// A push that is planned only has its own day on the first page.
fn is_pushed(pushed: &[&Brief]) -> bool {
    !pushed.is_empty()
}

impl Want {
    /// Name of the rule.
    pub fn rule(&self) -> &'static str {
        match self {
            Want::Interpretation => "no_interpretation",
            Want::Publication(_) => "interpretation_unpublished",
            Want::Push(_) => "no_targeted_push",
        }
    }

    /// The field of the document that it is about.
    pub fn field(&self) -> &'static str {
        match self {
            Want::Push(_) => "aimed_at",
            _ => "policy",
        }
    }

    /// What is to be done.
    pub fn words(&self) -> String {
        match self {
            Want::Interpretation => {
                "政策性文件还没有解读。请登记政策解读，或登记不需要解读的理由".to_owned()
            }
            Want::Publication(_) => "文件已发布，解读还没有发布".to_owned(),
            Want::Push(audience) => format!("面向{audience}的政策，还没有精准推送、定点公开"),
        }
    }

    /// Who says so.
    pub fn source(&self) -> &'static str {
        match self {
            Want::Push(_) => "政务公开工作要点：面向特定区域和人群的公开事项，要进行定点、定向公开",
            _ => "国办发〔2016〕80号：政策性文件与解读方案、解读材料同步组织、同步审签、同步部署",
        }
    }

    /// The limit within which it is done after the document is published.
    pub fn limit(&self) -> &'static str {
        match self {
            Want::Push(_) => "targeted_push.within",
            _ => "interpretation.publish",
        }
    }
}
