use chrono::NaiveDate;
use minglu_ledger::Fields;
use minglu_rules::attribute::{Attribute, Document};
use serde_json::Value;

/// A document as it stands, or as it would stand after a change.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub fields: &'a Fields,
    pub before: Option<&'a Fields>,
}

impl<'a> Facts<'a> {
    fn get(&self, field: &str) -> &'a Value {
        let stored = || self.before.and_then(|before| before.get(field));
        let value = self.fields.get(field).or_else(stored);
        value.unwrap_or(&Value::Null)
    }

    pub fn text(&self, field: &str) -> &'a str {
        self.get(field).as_str().unwrap_or_default()
    }

    pub fn day(&self, field: &str) -> Option<NaiveDate> {
        self.text(field).parse().ok()
    }

    pub fn number(&self, field: &str) -> Option<i64> {
        self.get(field).as_i64()
    }

    fn yes(&self, field: &str) -> Option<bool> {
        self.get(field).as_bool()
    }

    pub fn attribute(&self, field: &str) -> Option<Attribute> {
        Attribute::from_name(self.text(field))
    }

    /// The same for the checks.
    pub fn document(&self) -> Document<'a> {
        let joint = self.get("joint").as_array();
        Document {
            title: self.text("title"),
            kind: self.text("kind"),
            attribute: self.attribute("attribute"),
            basis: self.text("basis"),
            reason: self.text("reason"),
            dated: self.day("dated"),
            issued: self.day("issued"),
            published: self.day("published"),
            publish_by: self.day("publish_by"),
            prior_filed: self.day("prior_filed"),
            secrecy_date: self.day("secrecy_date"),
            statutory: self.text("statutory"),
            mark: self.text("mark"),
            superior_attribute: self.attribute("superior_attribute"),
            forwards_attribute: self.attribute("forwards_attribute"),
            joint: joint.is_some_and(|units| !units.is_empty()),
            lead: self.text("lead"),
            public_interest: self.yes("public_interest"),
            historical: self.yes("historical").unwrap_or(false),
            letter_no: self.text("letter_no"),
            archived: self.yes("archived").unwrap_or(false),
            archived_to: self.text("archived_to"),
        }
    }
}
