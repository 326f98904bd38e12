use super::Attribute;
use chrono::NaiveDate;

/// What the checks look at in a document. An empty text is one that nobody has filled in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Document<'a> {
    /// Its title.
    pub title: &'a str,
    /// 公文种类
    pub kind: &'a str,
    /// Its attribute, where it has been determined.
    pub attribute: Option<Attribute>,
    /// The article behind it.
    pub basis: &'a str,
    /// Why.
    pub reason: &'a str,
    /// 成文日期
    pub dated: Option<NaiveDate>,
    /// 印发日期
    pub issued: Option<NaiveDate>,
    /// 发布日期
    pub published: Option<NaiveDate>,
    /// Last day for publishing.
    pub publish_by: Option<NaiveDate>,
    /// 送审备案日期
    pub prior_filed: Option<NaiveDate>,
    /// 保密审查日期
    pub secrecy_date: Option<NaiveDate>,
    /// The item of Article 20 or 21 under which it falls.
    pub statutory: &'a str,
    /// The printed mark.
    pub mark: &'a str,
    /// The attribute of the superior document.
    pub superior_attribute: Option<Attribute>,
    /// The attribute of the document that it forwards.
    pub forwards_attribute: Option<Attribute>,
    /// It was issued together with other units.
    pub joint: bool,
    /// The unit that leads them.
    pub lead: &'a str,
    /// Whether it is of general interest or touches the public, where somebody has said so.
    pub public_interest: Option<bool>,
    /// It was issued before attributes were determined at drafting.
    pub historical: bool,
    /// The drafting unit's letter that determines a historical document's attribute.
    pub letter_no: &'a str,
    /// It was handed to the archives.
    pub archived: bool,
    /// To which.
    pub archived_to: &'a str,
}

impl Document<'_> {
    /// The attribute where it is one that must be explained.
    pub fn not_proactive(&self) -> Option<Attribute> {
        self.attribute
            .filter(|attribute| *attribute != Attribute::Proactive)
    }
}
