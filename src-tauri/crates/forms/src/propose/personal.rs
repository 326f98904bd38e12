use super::Value;
use minglu_notice::squash;

/// True for a value that looks like one.
type Looks = fn(&str) -> bool;
type Rule = (&'static str, &'static [&'static str], Looks);

/// The kinds of personal data: the schema's word, what labels say of it, and what it looks like.
const RULES: [Rule; 5] = [
    ("identity", &["身份证", "证件号"], is_identity),
    ("phone", &["电话", "手机", "联系方式"], is_phone),
    ("email", &["邮箱", "邮件", "mail"], is_mail),
    ("address", &["住址", "家庭地址", "户籍地"], is_text),
    (
        "name",
        &[
            "姓名",
            "联系人",
            "负责人",
            "经办人",
            "责任人",
            "户主",
            "领导",
            "人员",
            "书记",
            "主任",
            "网格员",
            "填报人",
        ],
        is_name,
    ),
];

/// What is seen of a value whatever its label says.
const TOLD: [(&str, Looks); 3] = [
    ("identity", is_identity),
    ("phone", is_whole_phone),
    ("email", is_mail),
];

/// The kind of personal data that a column holds, as its label and its values say. Numbers speak
/// for themselves; a name is believed only where the label says so too.
pub(super) fn guess(title: &str, values: &[&Value]) -> Option<&'static str> {
    let label = squash(title).to_lowercase();
    let alike = |looks: Looks| {
        let like = values.iter().filter(|(text, _)| looks(text)).count();
        like * 10 >= values.len() * 8
    };
    if label.contains("姓名") {
        return Some("name");
    }
    let labelled = RULES
        .iter()
        .find(|(_, words, looks)| words.iter().any(|word| label.contains(word)) && alike(*looks));
    let told = || {
        let mut told = TOLD.iter();
        told.find(|(_, looks)| !values.is_empty() && alike(*looks))
            .map(|(word, _)| *word)
    };
    labelled.map(|(word, ..)| *word).or_else(told)
}

fn is_identity(text: &str) -> bool {
    let text = squash(text);
    let mut bytes = text.bytes();
    let last = bytes.next_back();
    let check = last.is_some_and(|b| b.is_ascii_digit() || b.eq_ignore_ascii_case(&b'x'));
    text.len() == 18 && check && bytes.all(|b| b.is_ascii_digit())
}

/// Mobile numbers, those of the desk, and short ones without their area: 13800001234、7654321
fn is_phone(text: &str) -> bool {
    let short =
        |part: &str| (7..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    parts(text)
        .iter()
        .all(|part| short(part) || is_whole_phone(part))
}

/// A number that can be nothing else.
fn is_whole_phone(text: &str) -> bool {
    parts(text).iter().all(|part| {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        let plain = part
            .chars()
            .all(|c| c.is_ascii_digit() || "-—()".contains(c));
        let mobile = digits.len() == 11 && digits.starts_with('1');
        let fixed = (10..=12).contains(&digits.len()) && digits.starts_with('0');
        plain && (mobile || fixed)
    })
}

fn parts(text: &str) -> Vec<String> {
    let text = squash(text);
    let parts = text.split(['、', ',', '，', '/', ';', '；']);
    parts.map(str::to_owned).collect()
}

fn is_mail(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(_, host)| host.contains('.'))
}

fn is_text(text: &str) -> bool {
    text.chars().any(|c| !c.is_ascii_digit())
}

/// Two to four Chinese characters, or several such names.
fn is_name(text: &str) -> bool {
    let name = |part: &str| {
        let part: String = part.chars().filter(|c| !c.is_whitespace()).collect();
        let chinese = part
            .chars()
            .all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·');
        let unit = [
            "局", "办", "科", "室", "委", "部", "镇", "乡", "村", "所", "站", "中心", "单位",
        ];
        (2..=4).contains(&part.chars().count())
            && chinese
            && !unit.iter().any(|end| part.ends_with(end))
    };
    text.split(['、', ',', '，', '\n', ';', '；']).all(name)
}
