/// Words that the title of a table holds.
const TITLE_WORDS: [&str; 12] = [
    "表", "清单", "方案", "要点", "计划", "台账", "目录", "任务", "通知", "分工", "安排", "名单",
];

/// The title among the lines above a table: the lowest that holds a title's words, or else the
/// longest line that is no label such as 附件1 or 填报单位：.
pub fn best_title<'a>(lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let lines: Vec<String> = lines.map(one_line).filter(|l| may_be_title(l)).collect();
    let titled = |line: &&String| TITLE_WORDS.iter().any(|word| line.contains(word));
    let lowest = lines.iter().rev().find(titled);
    let longest = || lines.iter().max_by_key(|l| l.chars().count());
    lowest.or_else(longest).cloned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn may_be_title(line: &str) -> bool {
    let length = line.chars().count();
    let marker = line.starts_with("附件") && length <= 6;
    let sentence = line.ends_with(['。', '；', '，']);
    (4..=120).contains(&length) && !marker && !sentence && !is_form_line(line) && !is_section(line)
}

/// 填报单位：某某局　联系人：…
fn is_form_line(line: &str) -> bool {
    let label = line.split(['：', ':']).next().unwrap_or(line);
    label.len() < line.len() && label.chars().count() <= 8
}

/// True where a line is numbered as a section is: 一、 （一） 第一部分.
pub(crate) fn is_section(line: &str) -> bool {
    section_level(line).is_some()
}

/// 1 for 一、 and 第一部分, 2 for （一）.
pub(crate) fn section_level(line: &str) -> Option<u32> {
    let line = line.trim_start();
    let rest = line.strip_prefix(['（', '(', '第']).unwrap_or(line);
    let after = rest.trim_start_matches(is_numeral);
    if after.len() == rest.len() {
        return None;
    }
    let bracketed = line.starts_with(['（', '(']);
    match after.chars().next()? {
        '）' | ')' if bracketed => Some(2),
        '、' | '．' | '.' | '，' if !bracketed => Some(1),
        '部' | '章' | '节' | '篇' | '类' if line.starts_with('第') => Some(1),
        _ => None,
    }
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十百".contains(c)
}

/// True where a line is a footnote or a remark about the table, not a part of it.
pub(crate) fn is_aside(line: &str) -> bool {
    const STARTS: [&str; 12] = [
        "注：",
        "注:",
        "备注：",
        "备注:",
        "说明：",
        "说明:",
        "填表说明",
        "填报说明",
        "※",
        "附注",
        "注1",
        "注１",
    ];
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    STARTS.iter().any(|start| line.starts_with(start))
}
