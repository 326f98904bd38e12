use crate::request::outcome::Outcomes;

/// Rows of table three.
pub const ROWS: usize = 25;
/// Columns of table three.
pub const COLUMNS: [&str; 7] = [
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
];
/// The number of each row that is no outcome.
pub(super) const RECEIVED: u8 = 1;
pub(super) const CARRIED: u8 = 2;
pub(super) const TOTAL: u8 = 24;
pub(super) const CARRIED_ON: u8 = 25;

/// The fifteen numbers of table four: group and head.
pub const REMEDY_LABELS: [(&str, &str); 15] = [
    ("行政复议", "结果维持"),
    ("行政复议", "结果纠正"),
    ("行政复议", "其他结果"),
    ("行政复议", "尚未审结"),
    ("行政复议", "总计"),
    ("未经复议直接起诉", "结果维持"),
    ("未经复议直接起诉", "结果纠正"),
    ("未经复议直接起诉", "其他结果"),
    ("未经复议直接起诉", "尚未审结"),
    ("未经复议直接起诉", "总计"),
    ("复议后起诉", "结果维持"),
    ("复议后起诉", "结果纠正"),
    ("复议后起诉", "其他结果"),
    ("复议后起诉", "尚未审结"),
    ("复议后起诉", "总计"),
];

/// The words of every row of table three, each with its group.
pub fn row_labels(outcomes: &Outcomes) -> Vec<(Option<String>, String)> {
    const DONE: &str = "三、本年度办理结果";
    let alone = |words: &str| (None, words.to_owned());
    let lines = outcomes.outcomes.iter().map(|outcome| {
        let group = outcome.group.clone().unwrap_or_else(|| DONE.to_owned());
        (Some(group), outcome.title.clone())
    });
    let mut labels = vec![
        alone("一、本年新收政府信息公开申请数量"),
        alone("二、上年结转政府信息公开申请数量"),
    ];
    labels.extend(lines);
    labels.push((Some(DONE.to_owned()), "（七）总计".to_owned()));
    labels.push(alone("四、结转下年度继续办理"));
    labels
}

/// How a finding calls a row.
pub(super) fn short(row: u8) -> String {
    match row {
        RECEIVED => "“一、本年新收”".to_owned(),
        CARRIED => "“二、上年结转”".to_owned(),
        TOTAL => "“（七）总计”".to_owned(),
        CARRIED_ON => "“四、结转下年度”".to_owned(),
        row => format!("第{row}行"),
    }
}
