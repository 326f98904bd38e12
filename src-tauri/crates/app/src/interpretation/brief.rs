use chrono::NaiveDate;
use minglu_ledger::Record;

/// As much of a policy document as is compared with its interpretations.
#[derive(Debug, Clone)]
pub(super) struct Policy {
    pub id: String,
    pub title: String,
    pub doc_no: String,
    pub dated: Option<NaiveDate>,
    pub published: Option<NaiveDate>,
    /// The groups that it is aimed at.
    pub audience: String,
}

/// As much of an interpretation, or of a push, as is compared with its document.
#[derive(Debug, Clone)]
pub(super) struct Brief {
    pub id: String,
    pub title: String,
    pub doc_no: String,
    pub document: String,
    /// False where somebody has said why none is needed.
    pub needed: bool,
    pub planned: bool,
    pub drafted: Option<NaiveDate>,
    pub signed: Option<NaiveDate>,
    pub published: Option<NaiveDate>,
}

impl Policy {
    /// The fields that are compared.
    pub const FIELDS: [&str; 7] = [
        "title",
        "doc_no",
        "dated",
        "published",
        "aimed_at",
        "attribute",
        "policy",
    ];

    pub fn of(record: &Record) -> Policy {
        let groups = record.get("aimed_at").as_array().into_iter().flatten();
        let groups: Vec<&str> = groups.filter_map(|group| group.as_str()).collect();
        Policy {
            id: record.id.clone(),
            title: text(record, "title"),
            doc_no: text(record, "doc_no"),
            dated: day(record, "dated"),
            published: day(record, "published"),
            audience: groups.join("、"),
        }
    }

    /// Only what the public may read is interpreted for it.
    pub fn is_policy(record: &Record) -> bool {
        let open = !matches!(record.text("attribute"), Some("on_request" | "withheld"));
        open && record.get("policy") == &serde_json::Value::Bool(true)
    }
}

impl Brief {
    /// The fields that are compared, where a ledger has them.
    pub const FIELDS: [&str; 8] = [
        "title",
        "doc_no",
        "document",
        "need",
        "planned",
        "drafted",
        "signed",
        "published",
    ];

    pub fn of(record: &Record) -> Brief {
        Brief {
            id: record.id.clone(),
            title: text(record, "title"),
            doc_no: text(record, "doc_no"),
            document: text(record, "document"),
            needed: record.text("need") != Some("no"),
            planned: record.text("planned").is_some(),
            drafted: day(record, "drafted"),
            signed: day(record, "signed"),
            published: day(record, "published"),
        }
    }
}

fn text(record: &Record, field: &str) -> String {
    record.text(field).unwrap_or_default().to_owned()
}

fn day(record: &Record, field: &str) -> Option<NaiveDate> {
    record.text(field)?.parse().ok()
}
