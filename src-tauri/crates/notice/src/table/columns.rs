use crate::owner::{Label, Role, label};
use crate::squash;

/// What a task's columns are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub number: Option<usize>,
    /// From the outermost.
    pub sections: Vec<usize>,
    pub text: usize,
    pub lead: Option<usize>,
    pub responsible: Option<usize>,
    pub assist: Option<usize>,
    pub due: Option<usize>,
    /// How many cells the header has.
    pub width: usize,
}

/// Words of columns that say what is to be done, or of which group it is.
const TEXTS: [&str; 18] = [
    "要求", "措施", "内容", "任务", "目标", "事项", "举措", "领域", "指标", "工作", "项目", "分解",
    "重点", "类别", "做法", "环节", "版块", "栏目",
];

/// Reads a row as a header; nothing where it is none.
pub(super) fn of(cells: &[String]) -> Option<Columns> {
    let mut columns = Columns {
        width: cells.len(),
        ..Columns::default()
    };
    let mut texts = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let cell = squash(cell);
        match kind(&cell) {
            Some(Kind::Number) => columns.number = columns.number.or(Some(at)),
            Some(Kind::Units(Role::Lead)) => columns.lead = Some(at),
            Some(Kind::Units(Role::Responsible)) => columns.responsible = Some(at),
            Some(Kind::Units(Role::Assist)) => columns.assist = Some(at),
            Some(Kind::Due) => columns.due = Some(at),
            Some(Kind::Text) => texts.push(at),
            None => {}
        }
    }
    let owners = [columns.lead, columns.responsible, columns.assist];
    let first_owner = owners.into_iter().flatten().min()?;
    let text = texts
        .iter()
        .rposition(|at| *at < first_owner)
        .or(texts.len().checked_sub(1))?;
    let label = texts[text];
    // Cells without a label right behind belong to the label's own span; the last holds the text.
    let blank = |at: usize| cells.get(at).is_some_and(|cell| cell.trim().is_empty());
    columns.text = label + (label + 1..first_owner).take_while(|at| blank(*at)).count();
    let number = columns.number;
    columns.sections = (texts[0]..columns.text)
        .filter(|at| Some(*at) != number)
        .collect();
    Some(columns)
}

/// What a header's cell says of its column.
pub(crate) enum Kind {
    Number,
    Units(Role),
    Due,
    Text,
}

/// Reads a cell of a header; nothing where it names no column that counts.
pub(crate) fn kind(cell: &str) -> Option<Kind> {
    if cell.is_empty() || cell.chars().count() > 12 {
        return None;
    }
    if ["序号", "编号", "项目序号", "任务序号", "号", "序"].contains(&cell) {
        return Some(Kind::Number);
    }
    let time = ["时限", "时间", "期限", "节点", "进度", "日期"];
    if time.iter().any(|word| cell.contains(word)) {
        return Some(Kind::Due);
    }
    let units = [
        "单位", "部门", "科室", "股室", "处室", "主体", "机构", "分工", "机关",
    ];
    match label(cell) {
        Some(Label::Units(role)) if units.iter().any(|word| cell.contains(word)) => {
            return Some(Kind::Units(role));
        }
        _ => {}
    }
    let told = ["情况", "备注", "依据", "电话", "联系", "姓名"]
        .iter()
        .any(|word| cell.contains(word));
    (!told && TEXTS.iter().any(|word| cell.contains(word))).then_some(Kind::Text)
}

impl Columns {
    /// The same columns in rows with more cells than the header has labels: the further labels
    /// belong to the last cells, for an unlabelled number stands somewhere before the text.
    pub(super) fn widened(&self, cells: usize) -> Columns {
        let more = cells.saturating_sub(self.width);
        let behind = |at: usize| if at >= self.text { at + more } else { at };
        Columns {
            text: behind(self.text),
            lead: self.lead.map(behind),
            responsible: self.responsible.map(behind),
            assist: self.assist.map(behind),
            due: self.due.map(behind),
            width: self.width + more,
            ..self.clone()
        }
    }
}
