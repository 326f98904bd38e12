use crate::duty::{Finding, Severity};
use chrono::NaiveDate;

/// The days of a document and of its interpretation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pair {
    /// When the document was signed: its 成文日期.
    pub document_dated: Option<NaiveDate>,
    /// When the document was published.
    pub document_published: Option<NaiveDate>,
    /// When the interpretation was drafted.
    pub drafted: Option<NaiveDate>,
    /// When it was signed.
    pub signed: Option<NaiveDate>,
    /// When it was published.
    pub published: Option<NaiveDate>,
}

const SOURCE: &str =
    "国办发〔2016〕80号：政策性文件与解读方案、解读材料同步组织、同步审签、同步部署";

/// Where an interpretation did not go together with its document: drafted, signed, published.
pub fn together(pair: Pair, today: NaiveDate) -> Vec<Finding> {
    let Pair {
        document_dated,
        drafted,
        signed,
        ..
    } = pair;
    let later = |day: Option<NaiveDate>| day.zip(document_dated).is_some_and(|(a, b)| a > b);
    let drafted = later(drafted).then(|| {
        let words = "文件成文以后才起草解读，没有同步起草";
        finding("drafted_apart", "drafted", words.to_owned())
    });
    let signed = later(signed).then(|| {
        let words = "文件成文以后才审签解读，没有同步审签";
        finding("signed_apart", "signed", words.to_owned())
    });
    [drafted, signed, published_apart(pair, today)]
        .into_iter()
        .flatten()
        .collect()
}

fn published_apart(pair: Pair, today: NaiveDate) -> Option<Finding> {
    let document = pair.document_published?;
    let days = (pair.published.unwrap_or(today) - document).num_days();
    let words = match (pair.published, days) {
        (None, 1..) => format!("文件已发布{days}天，解读还没有发布"),
        (Some(_), 1..) => format!("解读比文件晚发布{days}天，没有同步发布"),
        (Some(_), ..=-1) => format!("解读比文件早发布{}天，没有同步发布", -days),
        _ => return None,
    };
    Some(finding("published_apart", "published", words))
}

fn finding(rule: &str, field: &str, reason: String) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity: Severity::Warning,
        field: field.to_owned(),
        reason,
        source: SOURCE.to_owned(),
    }
}
