//! Personal data as it is shown until somebody asks for it: 138****1234, s***@x.cn, 王**.
//!
//! The one rule. What it hides is not told by its length either: every gap is as wide as any other.

/// Stands for what is hidden. No name, number or address holds it, so a value that does was masked.
pub const SIGN: char = '*';

const GAP: &str = "****";

/// What kind of personal data a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// A person's name.
    Name,
    /// Telephone numbers.
    Phone,
    /// The number of an identity card, or of another document.
    Identity,
    /// E-mail addresses.
    Email,
    /// Where somebody lives.
    Address,
}

impl Personal {
    /// Every kind.
    pub const ALL: [Personal; 5] = [
        Personal::Name,
        Personal::Phone,
        Personal::Identity,
        Personal::Email,
        Personal::Address,
    ];

    /// The kind that a schema calls by this word.
    pub fn named(word: &str) -> Option<Personal> {
        Personal::ALL.into_iter().find(|kind| kind.word() == word)
    }

    fn word(self) -> &'static str {
        match self {
            Personal::Name => "name",
            Personal::Phone => "phone",
            Personal::Identity => "identity",
            Personal::Email => "email",
            Personal::Address => "address",
        }
    }
}

/// The text with what makes it personal hidden; nothing stays nothing. A text that is not what its
/// kind says keeps its first character only.
pub fn mask(kind: Personal, text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let masked = match kind {
        Personal::Name => None,
        Personal::Phone => phone(text),
        Personal::Identity => ends(text, 3, 2),
        Personal::Email => email(text),
        Personal::Address => ends(text, 6, 0),
    };
    masked.unwrap_or_else(|| first(text))
}

/// True where a text was masked.
pub fn is_masked(text: &str) -> bool {
    text.contains([SIGN, '＊'])
}

/// 王小明 becomes 王**, and a single character only stars.
fn first(text: &str) -> String {
    let many = text.chars().nth(1).is_some();
    let head: String = text.chars().take(usize::from(many)).collect();
    head + "**"
}

/// The first and last characters, where there is something to hide between them.
fn ends(text: &str, head: usize, tail: usize) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() < head + tail + GAP.len() {
        return None;
    }
    let begin: String = chars[..head].iter().collect();
    let end: String = chars[chars.len() - tail..].iter().collect();
    Some(begin + GAP + &end)
}

/// Long numbers lose their middle, short ones their end. Beside a long number a short one is an
/// area code or an extension, and stays.
fn phone(text: &str) -> Option<String> {
    let parts = runs(text);
    let longest = parts
        .iter()
        .filter(|part| number(part))
        .map(|part| count(part))
        .max()?;
    let hide = |part: &String| match (number(part), count(part)) {
        (false, _) => part.clone(),
        (true, 11..) => ends(part, 3, 4).unwrap_or_else(|| GAP.into()),
        (true, 7..) => ends(part, 1, 2).unwrap_or_else(|| GAP.into()),
        (true, n) if longest >= 7 => {
            if n < 6 {
                part.clone()
            } else {
                GAP.into()
            }
        }
        (true, n) if n < 4 && longest >= 4 => part.clone(),
        (true, _) => GAP.into(),
    };
    Some(parts.iter().map(hide).collect())
}

/// The text in turns of digits and other characters.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    for c in text.chars() {
        match runs.last_mut() {
            Some(run) if run.starts_with(digit) == digit(c) => run.push(c),
            _ => runs.push(c.into()),
        }
    }
    runs
}

fn digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn number(part: &str) -> bool {
    part.starts_with(digit)
}

fn count(part: &str) -> usize {
    part.chars().count()
}

/// Of each address the first letter and the domain.
fn email(text: &str) -> Option<String> {
    text.contains('@').then_some(())?;
    let between = |c: char| c.is_whitespace() || "、,;，；".contains(c);
    let one = |part: &str| match part.split_once('@') {
        Some((name, domain)) => {
            let head: String = name.chars().take(1).collect();
            format!("{head}***@{domain}")
        }
        None if part.chars().all(between) => part.to_owned(),
        None => GAP.to_owned(),
    };
    Some(text.split_inclusive(between).map(one).collect())
}
