use crate::duty::Change;
use chrono::NaiveDate;
use minglu_rules::attribute::{Attribute, Document};

/// A document as the checks look at it.
pub(crate) fn facts(change: Change<'_>) -> Document<'_> {
    let text = |field: &str| change.value(field).as_str().unwrap_or_default();
    let day = |field: &str| text(field).parse::<NaiveDate>().ok();
    let yes = |field: &str| change.value(field).as_bool();
    let attribute = |field: &str| Attribute::from_name(text(field));
    let joint = change.value("joint").as_array();
    Document {
        title: text("title"),
        kind: text("kind"),
        attribute: attribute("attribute"),
        basis: text("basis"),
        reason: text("reason"),
        dated: day("dated"),
        issued: day("issued"),
        published: day("published"),
        publish_by: day("publish_by"),
        prior_filed: day("prior_filed"),
        secrecy_date: day("secrecy_date"),
        statutory: text("statutory"),
        mark: text("mark"),
        superior_attribute: attribute("superior_attribute"),
        forwards_attribute: attribute("forwards_attribute"),
        joint: joint.is_some_and(|units| !units.is_empty()),
        lead: text("lead"),
        public_interest: yes("public_interest"),
        historical: yes("historical").unwrap_or(false),
        letter_no: text("letter_no"),
        archived: yes("archived").unwrap_or(false),
        archived_to: text("archived_to"),
    }
}
