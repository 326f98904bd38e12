use crate::{Error, Result};
use minglu_sync::batch::Kind;
use serde_json::{Value, json};

/// What goes into a batch of one kind: data, so that a kind is a line.
pub(super) struct What {
    pub kind: Kind,
    /// On screen.
    pub title: &'static str,
    /// Ledgers in the order of the batch, each with the columns that stay at the unit.
    pub ledgers: &'static [(&'static str, &'static [&'static str])],
    /// The form that asks for personal data in clear.
    pub form: Option<&'static str>,
}

const KINDS: &[What] = &[
    What {
        kind: Kind::TaskProgress,
        title: "任务落实情况",
        ledgers: &[
            ("task", &["notes", "responsible_units", "origin"]),
            ("task_entry", &[]),
        ],
        form: None,
    },
    What {
        kind: Kind::AttributeLedger,
        title: "公文公开属性台账",
        ledgers: &[("document", &[]), ("attribute_change", &[])],
        form: None,
    },
    What {
        kind: Kind::ContactFiling,
        title: "联系人备案",
        ledgers: &[("contact", &[])],
        form: Some("contact-filing"),
    },
    What {
        kind: Kind::CatalogueCheck,
        title: "标准目录自查",
        ledgers: &[("catalogue_item", &[]), ("spot_check", &[])],
        form: None,
    },
    What {
        kind: Kind::Statistics,
        title: "统计数据",
        ledgers: &[],
        form: None,
    },
    What {
        kind: Kind::AnnualReport,
        title: "工作年度报告",
        ledgers: &[("annual_report", &[]), ("yearly_figure", &[])],
        form: None,
    },
    What {
        kind: Kind::Form,
        title: "县办收集的表",
        ledgers: &[],
        form: None,
    },
];

impl What {
    /// The kind that is meant by its name in code or its title.
    pub fn named(name: &str) -> Result<&'static What> {
        let found = KINDS
            .iter()
            .find(|what| what.title == name || word(what.kind) == json!(name));
        found.ok_or_else(|| {
            let known: Vec<String> = KINDS.iter().map(What::described).collect();
            Error::usage(format!(
                "没有“{name}”这种报送，可用的有：{}",
                known.join("、")
            ))
        })
    }

    /// The title of a kind; one of a newer program has none.
    pub fn title(kind: Kind) -> &'static str {
        let found = KINDS.iter().find(|what| what.kind == kind);
        found.map_or("其他报送", |what| what.title)
    }

    fn described(&self) -> String {
        format!(
            "{}（{}）",
            word(self.kind).as_str().unwrap_or_default(),
            self.title
        )
    }
}

/// The name in code.
fn word(kind: Kind) -> Value {
    json!(kind)
}
