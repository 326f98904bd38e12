use crate::Span;

/// A form that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub span: Span,
    pub annex: Option<u32>,
}

/// Last words of papers that are filled in or handed in.
const KINDS: [&str; 12] = [
    "表",
    "清单",
    "台账",
    "目录",
    "方案",
    "总结",
    "计划",
    "报告",
    "名单",
    "回执",
    "登记册",
    "统计",
];

/// The first form that a stretch names, and its annex.
pub(super) fn find(chars: &[char], base: usize) -> Option<Asked> {
    let mut at = 0;
    while let Some(open) = at_char(chars, at, '《') {
        let close = at_char(chars, open, '》')?;
        let title: String = chars[open + 1..close].iter().collect();
        let bare = title.split('（').next().unwrap_or(&title);
        let cited = is_cited(&chars[..open]);
        if !cited && KINDS.iter().any(|kind| bare.ends_with(kind)) {
            let span = Span::new(base + open, base + close + 1);
            let annex = annex(&chars[close + 1..]);
            return Some(Asked { span, annex });
        }
        at = close + 1;
    }
    None
}

/// 对照《…》, 按照本县《…》: what one goes by, not what one hands in.
fn is_cited(before: &[char]) -> bool {
    let clause = before.rsplit(|c| "，。；：".contains(*c)).next();
    let clause: String = clause.unwrap_or_default().iter().collect();
    let words = [
        "对照", "按照", "根据", "依据", "参照", "依照", "落实", "执行",
    ];
    let cites = |word: &&str| clause.rfind(*word).map(|at| at + word.len());
    let last = words.iter().filter_map(cites).max();
    // 按照要求填写《…》
    let acts = |rest: &str| rest.contains(['填', '报', '交', '送', '形', '编']);
    clause.ends_with('按') || last.is_some_and(|at| !acts(&clause[at..]))
}

fn at_char(chars: &[char], from: usize, wanted: char) -> Option<usize> {
    let found = chars.get(from..)?.iter().position(|c| *c == wanted)?;
    Some(from + found)
}

/// （附件2）, （见附件2）
fn annex(behind: &[char]) -> Option<u32> {
    let text: String = behind.iter().take(10).collect();
    let text = text.strip_prefix('（')?.trim_start_matches(['详', '见']);
    let rest = text.strip_prefix("附件")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
