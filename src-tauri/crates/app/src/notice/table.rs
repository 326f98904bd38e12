use super::DraftFiling;
use crate::import::{About, ImportRequest, Pasted};
use serde::Deserialize;
use ts_rs::TS;

/// The draft of a task breakdown as the clerk has left it.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields, rename = "NoticeDraft")]
pub struct Draft {
    /// The notice's title.
    #[ts(optional = false)]
    pub title: String,
    /// The year of dates without one.
    pub year: Option<i32>,
    /// 发文字号
    pub doc_no: Option<String>,
    /// Who wrote it.
    pub issuer: Option<String>,
    /// 成文日期
    pub dated: Option<String>,
    /// Its tasks, in their order.
    #[ts(optional = false)]
    pub tasks: Vec<DraftTask>,
    /// What of it is to be handed in.
    pub filings: Option<Vec<DraftFiling>>,
}

/// A task of the draft.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(optional_fields, rename = "NoticeDraftTask")]
#[serde(default)]
pub struct DraftTask {
    /// The number of its item.
    pub number: String,
    /// The headings above it.
    pub section: String,
    /// What names its item.
    pub heading: String,
    /// Its words.
    pub text: String,
    /// Who leads.
    pub lead: Vec<String>,
    /// Who is responsible.
    pub responsible: Vec<String>,
    /// Who assists.
    pub assist: Vec<String>,
    /// The deadline as written.
    pub due_text: String,
}

/// The columns of the table that a draft becomes, by their titles in the ledger.
const COLUMNS: [&str; 6] = [
    "序号",
    "公开任务",
    "公开内容",
    "具体要求",
    "责任部门",
    "完成时限",
];

impl Draft {
    /// The draft as a table to read in: so it meets what is stored as any table does, by its key
    /// and by its likeness, in one step that one undo takes back.
    pub(super) fn as_import(&self) -> ImportRequest {
        let rows: String = self.tasks.iter().map(DraftTask::row).collect();
        let head: String = COLUMNS
            .iter()
            .map(|title| format!("<th>{title}</th>"))
            .collect();
        ImportRequest {
            ledger: "task".to_owned(),
            pasted: Some(Pasted {
                html: Some(format!("<table><tr>{head}</tr>{rows}</table>")),
                text: None,
            }),
            notice: Some(self.title.clone()),
            year: self.year,
            about: Some(self.about()),
            ..ImportRequest::default()
        }
    }
}

impl Draft {
    /// What the notice says of itself.
    pub(super) fn about(&self) -> About {
        About {
            doc_no: self.doc_no.clone(),
            issuer: self.issuer.clone(),
            dated: self.dated.clone(),
        }
    }

    /// What is to be handed in.
    pub(super) fn filings(&self) -> &[DraftFiling] {
        self.filings.as_deref().unwrap_or_default()
    }

    /// True where it holds no task.
    pub(super) fn is_bare(&self) -> bool {
        self.tasks.iter().all(|task| task.text.trim().is_empty())
    }
}

impl DraftTask {
    fn row(&self) -> String {
        let subject = match self.heading.is_empty() {
            true => self.section.rsplit(" / ").next().unwrap_or_default(),
            false => &self.heading,
        };
        let topic = self.section.split(" / ").next().unwrap_or_default();
        let cells = [
            self.number.as_str(),
            topic,
            subject,
            &self.text,
            &self.owners(),
            &self.due_text,
        ];
        let cells: String = cells
            .iter()
            .map(|cell| format!("<td>{}</td>", escaped(cell)))
            .collect();
        format!("<tr>{cells}</tr>")
    }
}

impl DraftTask {
    /// Who does it, as an owner cell says it.
    fn owners(&self) -> String {
        let alone = self.lead.is_empty() && self.assist.is_empty();
        let lists = [
            (&self.lead, "牵头"),
            (&self.responsible, if alone { "" } else { "负责" }),
            (&self.assist, "配合"),
        ];
        let named = lists.iter().filter(|(units, _)| !units.is_empty());
        let phrases: Vec<String> = named.map(|(units, role)| units.join("、") + role).collect();
        phrases.join("，")
    }
}

fn escaped(text: &str) -> String {
    let plain = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    plain.replace('\n', "")
}
