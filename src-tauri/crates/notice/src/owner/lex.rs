use super::bracket::{opens, partners};
use super::role::{self, Label, Role};

/// The pieces of an owner phrase outside brackets.
#[derive(Debug, PartialEq)]
pub(super) enum Token {
    /// Names with the words around them.
    Text(String),
    /// ； 。 or a new paragraph: the next tier of units.
    Tier,
    /// 牵头单位：
    Label(Label),
    /// （牵头） behind a name
    Note(Role),
}

/// Cuts a phrase at its separators; what is in brackets stays whole.
pub(super) fn tokens(chars: &[char]) -> Vec<Token> {
    let chars = without_outer(chars);
    let partners = partners(chars);
    let mut lexer = Lexer::default();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        match partners.get(at).copied().flatten() {
            Some(end) => {
                lexer.bracket(&chars[at..=end]);
                at = end;
            }
            None if *c == '、' && goes_on(&lexer.text, &chars[at + 1..]) => lexer.text.push(*c),
            None => lexer.char(*c),
        }
        at += 1;
    }
    lexer.flush();
    lexer.tokens
}

/// （责任单位：…） as it closes an item in running text.
fn without_outer(mut chars: &[char]) -> &[char] {
    while let [first, inner @ .., _] = chars
        && opens(*first)
        && partners(chars).first() == Some(&Some(chars.len() - 1))
    {
        chars = inner;
    }
    chars
}

/// 各州、市人民政府, 各乡镇、街道办事处 and 县直各部门、单位 are one group each, in spite of the 、.
fn goes_on(before: &str, after: &[char]) -> bool {
    if before.contains('各') && is_bare(after) {
        return true;
    }
    let level = |c: char| "省州县区市旗乡镇街村、".contains(c);
    if !before.is_empty() && before.chars().all(level) && is_levels(after) {
        return true;
    }
    let group = before.strip_prefix('各');
    if !group.is_some_and(|rest| !rest.is_empty() && rest.chars().all(level)) {
        return false;
    }
    let after: String = after.iter().take(8).collect();
    let rest = after.trim_start_matches("街道").trim_start_matches(level);
    let follows = [
        "人民政府",
        "政府",
        "办事处",
        "管委会",
        "（",
        "(",
        "，",
        "；",
        "。",
    ];
    // 各镇、街 and nothing behind it.
    let known = rest.is_empty() || follows.iter().any(|word| rest.starts_with(word));
    rest.len() < after.len() && known
}

/// 县、乡两级政府, 省、市、县三级
fn is_levels(after: &[char]) -> bool {
    let after: String = after.iter().take(10).collect();
    let rest = after.trim_start_matches(|c| "省州县区市旗乡镇村、".contains(c));
    let follows = ["两级", "三级", "四级", "人民政府", "政府", "（"];
    rest.len() < after.len() && follows.iter().any(|word| rest.starts_with(word))
}

/// 单位 or 人民政府 alone: no name without what stands before it.
pub(super) fn is_bare(after: &[char]) -> bool {
    let after: String = after.iter().take(6).collect();
    let kind = ["人民政府", "政府", "单位", "部门", "机构"]
        .iter()
        .find_map(|word| after.strip_prefix(word));
    // 政府各部门 is another group, 各自负责 what this one does.
    let goes_on = |rest: &str| rest.starts_with('各') && !rest.starts_with("各自");
    kind.is_some_and(|rest| {
        rest.is_empty() || (rest.starts_with(role::follows_name) && !goes_on(rest))
    })
}

#[derive(Default)]
struct Lexer {
    tokens: Vec<Token>,
    text: String,
}

impl Lexer {
    fn char(&mut self, c: char) {
        match c {
            '、' | '，' | ',' | '､' | '﹑' | '﹐' | '|' => self.flush(),
            '；' | ';' | '。' | '｡' | '\n' => {
                self.flush();
                self.tokens.push(Token::Tier);
            }
            '：' | ':' => self.label(),
            c => self.text.push(c),
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.tokens
                .push(Token::Text(std::mem::take(&mut self.text)));
        }
    }

    /// The text before a colon is a label, known or not; a known one rules what follows.
    fn label(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some((name, label)) = role::label_behind_name(&text) {
            self.tokens.push(Token::Text(name.to_owned()));
            self.tokens.push(Token::Label(label));
        } else if let Some(label) = role::label(&text) {
            self.tokens.push(Token::Label(label));
        } else if super::looks::is_unit(&text) {
            self.tokens.push(Token::Text(text));
        } else {
            self.tokens.push(Token::Tier);
        }
    }

    fn bracket(&mut self, chars: &[char]) {
        let note: String = chars[1..chars.len() - 1].iter().collect();
        if let Some(role) = role::of_note(&note) {
            self.flush();
            self.tokens.push(Token::Note(role));
        } else if is_remark(&note) {
            self.flush();
        } else {
            self.text.extend(chars);
        }
    }
}

/// Remarks about the list itself, which are no part of a name.
fn is_remark(note: &str) -> bool {
    let starts = [
        "见", "详见", "列", "排", "含", "包括", "不含", "除", "以下", "排名", "附件", "注",
    ];
    let holds = ["下同", "简称", "不分先后"];
    is_count(note)
        || starts.iter().any(|word| note.starts_with(word))
        || holds.iter().any(|word| note.contains(word))
}

/// （一）, （12）: the number of an item.
fn is_count(note: &str) -> bool {
    let numerals = "一二三四五六七八九十";
    note.chars()
        .all(|c| c.is_ascii_digit() || numerals.contains(c))
}
