/// What an interpretation speaks of, with the words by which clerks call it.
const CHECKLIST: [(&str, &[&str]); 6] = [
    ("背景依据", &["背景", "依据"]),
    ("目标任务", &["目标", "目的", "任务", "意义"]),
    ("主要举措", &["举措", "措施", "主要内容", "政策内容"]),
    ("适用对象", &["对象", "范围", "受益"]),
    ("关键词诠释", &["关键词", "名词", "术语"]),
    ("新旧政策差异", &["差异", "新旧", "变化", "首次制定"]),
];

/// The points of the checklist that none of these words touches.
pub fn missing_contents<'a>(contents: impl Iterator<Item = &'a str> + Clone) -> Vec<&'static str> {
    let touched = |words: &[&str]| contents.clone().any(|said| holds_any(said, words));
    let missing = CHECKLIST.iter().filter(|(_, words)| !touched(words));
    missing.map(|(point, _)| *point).collect()
}

fn holds_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
