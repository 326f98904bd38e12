//! Classification marks in a text: 绝密★, 机密★10年, 秘密★长期, or the bare word standing as a mark.
//!
//! Words that only speak of secrets (国家秘密, 商业秘密, 保密审查, “属于秘密级的…”) are no marks:
//! a desk that refuses the work of disclosure itself would not be used.

/// What whoever tries to keep a marked text or file is told.
pub const REFUSED: &str = "含有密级标志，明录不是涉密系统，没有保存。请按保密规定使用涉密计算机处理，并删除本机上的这份文件。";

const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];
const STARS: [char; 6] = ['★', '☆', '✩', '✭', '⭐', '＊'];
const OPENING: [char; 9] = ['【', '[', '［', '（', '(', '〔', '《', '“', '"'];
const CLOSING: [char; 9] = ['】', ']', '］', '）', ')', '〕', '》', '”', '"'];
/// What stands beside the mark at the head of a document.
const URGENCY: [&str; 5] = ["特急", "加急", "急件", "特提", "平急"];
/// Secrets that are none of the state: a star behind them is decoration.
const OTHERS: [&str; 3] = ["商业", "工作", "个人"];

/// True where a text bears a classification mark: on any of its lines.
pub fn is_marked(text: &str) -> bool {
    // Nearly every text ends here.
    text.contains('密') && text.split(['\n', '\r', '\u{b}', '\u{c}']).any(line)
}

/// True where a file's name bears a mark, or begins with one.
pub fn is_marked_name(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parted = |rest: &str| rest.starts_with(['-', '_', '—', '－', '·', ' ', '\u{3000}']);
    is_marked(stem) || level(stem.trim_start()).is_some_and(parted)
}

fn line(text: &str) -> bool {
    let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    starred(&line) || stands_alone(&line) || bracketed(&line) || told(&line)
}

/// What follows a level that a text begins with.
fn level(text: &str) -> Option<&str> {
    LEVELS.iter().find_map(|l| text.strip_prefix(l))
}

/// A level with a star behind it, wherever it stands.
fn starred(line: &str) -> bool {
    line.match_indices('密').any(|(at, mark)| {
        let (before, after) = line.split_at(at + mark.len());
        let level = LEVELS.iter().find_map(|l| before.strip_suffix(l));
        let of_state = level.is_some_and(|rest| !OTHERS.iter().any(|o| rest.ends_with(o)));
        of_state && after.starts_with(STARS)
    })
}

/// A line or cell that holds the level and nothing but what belongs to it.
fn stands_alone(line: &str) -> bool {
    let bare = line.trim_start_matches(OPENING).trim_end_matches(CLOSING);
    level(bare).is_some_and(ends_mark)
}

/// 【机密】关于…: the level in brackets before a title.
fn bracketed(line: &str) -> bool {
    let inside = line.strip_prefix(OPENING);
    let inside = inside.and_then(|rest| rest.find(CLOSING).map(|end| &rest[..end]));
    inside.and_then(level).is_some_and(ends_mark)
}

/// True where nothing follows the level but its term and how urgent the document is.
fn ends_mark(rest: &str) -> bool {
    let rest = rest.strip_prefix(['级', '件']).unwrap_or(rest);
    let rest = rest.trim_start_matches(STARS).trim_start_matches('*');
    let rest = after_term(rest);
    let urgency = URGENCY.iter().find_map(|u| rest.strip_prefix(u));
    urgency.unwrap_or(rest).is_empty()
}

/// What follows a term of secrecy such as 10年, 6个月 or 长期.
fn after_term(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix("长期") {
        return rest;
    }
    let rest = text.trim_start_matches(|c: char| c.is_numeric() || "一二三五十".contains(c));
    if rest.len() == text.len() {
        return text;
    }
    let units = ["年", "个月", "月", "天"];
    units
        .iter()
        .find_map(|u| rest.strip_prefix(u))
        .unwrap_or(rest)
}

/// 密级：机密, also as 密级和保密期限：秘密 or 密 级：绝密级.
fn told(line: &str) -> bool {
    line.match_indices("密级").any(|(at, label)| {
        let rest = &line[at + label.len()..];
        let Some((colon, sign)) = rest.char_indices().find(|(_, c)| matches!(c, '：' | ':'))
        else {
            return false;
        };
        let value = rest[colon + sign.len_utf8()..].trim_start_matches(OPENING);
        let near = rest[..colon].chars().count() <= 8;
        near && level(value).is_some_and(is_choice)
    })
}

/// True where a level behind 密级： is chosen, and not one of several that are listed.
fn is_choice(rest: &str) -> bool {
    let rest = rest.strip_prefix('级').unwrap_or(rest);
    let next = rest.chars().next();
    next.is_none_or(|c| {
        STARS.contains(&c) || CLOSING.contains(&c) || c.is_numeric() || "*，。；;,.长".contains(c)
    })
}
