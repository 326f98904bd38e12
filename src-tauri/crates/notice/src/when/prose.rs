use super::point::{self, Form, Point, starts_with};
use super::{Kind, When, numeral, rhythm, within};
use crate::Span;

/// Walks through running text and keeps the times that bind.
pub(super) fn scan(chars: &[char], base: usize) -> Vec<When> {
    let mut found = Vec::new();
    let (mut at, mut quoted) = (0, 0usize);
    while let Some(c) = chars.get(at) {
        match c {
            '《' | '“' => quoted += 1,
            '》' | '”' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let read = if quoted == 0 { read(chars, at) } else { None };
        match read {
            Some((len, kind)) => {
                let span = Span::new(base + at, base + at + len);
                found.extend(kind.map(|kind| When { span, kind }));
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

/// What begins at a place: how long it is, and its kind where it binds.
fn read(chars: &[char], at: usize) -> Option<(usize, Option<Kind>)> {
    let rest = &chars[at..];
    let c = *rest.first()?;
    if !could_begin(c) || in_number(chars, at) {
        return None;
    }
    if let Some(len) = rhythm::read(rest) {
        // 每季度的形象进度 is what comes with each.
        if rest.get(len) == Some(&'的') {
            return Some((len, None));
        }
        return Some((len, Some(Kind::Rhythm)));
    }
    if let Some(len) = within::read(rest) {
        return Some((len, Some(Kind::Within)));
    }
    if let Some(len) = ongoing(chars, at) {
        return Some((len, Some(Kind::Rhythm)));
    }
    let point = point::read(rest)?;
    let (words, after) = rest.split_at(point.len);
    let of_part = is_part_of_year(words) && (holds(after) || heads(&chars[..at], after));
    let binds = of_part || binds(&chars[..at], point, after);
    Some((point.len, binds.then_some(Kind::Deadline)))
}

fn could_begin(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十两每按逐半今本当明次翌来年上下第月长持常".contains(c)
}

/// The place stands inside a number that began before it.
fn in_number(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let Some(before) = before else { return false };
    let figure = |c: char| c.is_ascii_digit() || c == '.';
    let numeral = |c: char| numeral::digit(c).is_some() || c == '十';
    let c = chars[at];
    let counted = (figure(before) || numeral(before)) && c == '年';
    (figure(before) && c.is_ascii_digit()) || (numeral(before) && numeral(c)) || counted
}

/// 长期坚持 as a clause of its own, 常态化 before what is done.
fn ongoing(chars: &[char], at: usize) -> Option<usize> {
    let always = "常态化";
    if starts_with(&chars[at..], always) {
        let acts = [
            "公开", "开展", "更新", "发布", "做好", "抓好", "组织", "公布",
        ];
        let len = always.chars().count();
        return (point::begins(&chars[at + len..], &acts) > 0).then_some(len);
    }
    let opens = at
        .checked_sub(1)
        .and_then(|at| chars.get(at))
        .is_none_or(|c| "，；（、：".contains(*c));
    let words = [
        "长期坚持",
        "长期公开",
        "长期公示",
        "常年公开",
        "长期推进",
        "长期落实",
        "持续推进",
        "持续坚持",
        "持续开展",
    ];
    let len = point::begins(&chars[at..], &words);
    let closes = chars.get(at + len).is_none_or(|c| "，。；）".contains(*c));
    (opens && closes && len > 0).then_some(len)
}

fn binds(before: &[char], point: Point, after: &[char]) -> bool {
    if is_history(before, after, point.limit) || is_range(after) || of_something(after) {
        return false;
    }
    let clause_ends = after.first().is_none_or(|c| "，。；）、\n".contains(*c));
    match point.form {
        _ if point.limit => true,
        Form::Year => finishes(after),
        Form::End => clause_ends || acts(after),
        Form::Start if finishes(after) => true,
        Form::Start => clause_ends && after.first() != Some(&'、') || starts_with(after, "要"),
        Form::Plain => finishes(after) || since_now(before),
    }
}

/// 截至2020年底, 自9月10日起, 2021年9月7日印发: told, not asked.
fn is_history(before: &[char], after: &[char], limit: bool) -> bool {
    let tail: String = before[before.len().saturating_sub(3)..].iter().collect();
    let told = [
        "纳税",
        "会计",
        "财政",
        "截至",
        "截止",
        "自",
        "从",
        "早在",
        "到",
        "〔",
        "成立于",
    ];
    // 将于6月下旬开展测评 is announced, and 已于2月15日下发 told.
    let announced = ["将于", "拟于", "定于", "已于", "将在"];
    if announced.iter().any(|word| tail.ends_with(word)) && !limit {
        return true;
    }
    let stops = ["截止到", "截止至"].iter().any(|word| tail.ends_with(word));
    let begun = [
        "起",
        "以来",
        "开始",
        "至今",
        "期间",
        "印发",
        "公布",
        "施行",
        "实施的",
        "发布的",
        "版",
        "以后",
        "之后",
        "后，",
    ];
    let past = |word: &str| !limit || matches!(word, "起" | "以来" | "至今");
    (told.iter().any(|word| tail.ends_with(word)) && !stops && !starts_with(after, "完成"))
        || begun
            .iter()
            .any(|word| past(word) && starts_with(after, word))
}

/// 2010年至2020年: the second decides.
fn is_range(after: &[char]) -> bool {
    let joins = after.first().is_some_and(|c| "至到—-–~～".contains(*c));
    let next = after.iter().find(|c| !"至到—-–~～".contains(**c));
    joins
        && next.is_some_and(|c| {
            c.is_ascii_digit() || "年今明次".contains(*c) || numeral::digit(*c).is_some()
        })
}

/// 2020年底前制发的文件, 9月10日前的: what is before that day, not what is to be done by it.
fn of_something(after: &[char]) -> bool {
    let past = [
        "制发", "制定", "印发", "出台", "形成", "已", "建成", "认定", "取得", "登记", "成立",
        "颁布", "产生", "受理", "签订", "立项",
    ];
    if starts_with(after, "的") {
        return true;
    }
    let clause = after
        .iter()
        .take(10)
        .take_while(|c| !"，。；：（）".contains(**c));
    let clause: String = clause.collect();
    past.iter().any(|word| clause.starts_with(word)) && clause.contains('的')
}

/// 完成 and its like right behind.
fn finishes(after: &[char]) -> bool {
    let words = [
        "完成",
        "全部完成",
        "全面完成",
        "基本完成",
        "报",
        "上报",
        "建成",
        "到位",
        "落实到位",
    ];
    words.iter().any(|word| starts_with(after, word))
}

/// 上半年, 一季度
fn is_part_of_year(words: &[char]) -> bool {
    words.ends_with(&['半', '年']) || words.ends_with(&['季', '度'])
}

/// 上半年至少举办1期
fn holds(after: &[char]) -> bool {
    let acts = ["至少", "举办", "召开", "组织", "开展", "出台"];
    acts.iter().any(|act| starts_with(after, act))
}

/// 上半年，…建成…: it stands before what has to be so by then.
fn heads(before: &[char], after: &[char]) -> bool {
    let opens = before.last().is_none_or(|c| "；。\n".contains(*c));
    let clause = after.iter().skip(1).take_while(|c| !"，；。".contains(**c));
    let clause: String = clause.collect();
    let ends = ["建成", "完成", "出台", "印发"]
        .iter()
        .any(|act| clause.contains(act));
    let told = clause.contains(['了', '共', '已']) || clause.contains("累计");
    opens && after.first() == Some(&'，') && ends && !told
}

/// What has to be so by the end that was named.
fn acts(after: &[char]) -> bool {
    let words = [
        "完成",
        "全",
        "基本",
        "要",
        "实现",
        "建成",
        "出台",
        "达到",
        "应",
        "须",
        "必须",
        "各",
        "县",
        "市",
        "报",
        "形成",
        "对",
        "将",
        "组织",
        "开展",
        "提交",
        "见成效",
    ];
    words.iter().any(|word| starts_with(after, word))
}

/// 即日起至9月30日
fn since_now(before: &[char]) -> bool {
    let tail: String = before[before.len().saturating_sub(4)..].iter().collect();
    tail.ends_with("起至")
        || tail.ends_with("起到")
        || tail.ends_with("截止到")
        || tail.ends_with("截止至")
}
