/// A number in one of Word's ways of counting; none for one that is not known.
pub(super) fn numeral(n: u32, format: &str) -> Option<String> {
    Some(match format {
        "decimal" | "decimalHalfWidth" => n.to_string(),
        "decimalZero" => format!("{n:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => full_width(n),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting" => chinese(n),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(n),
        "lowerLetter" => letter(n, b'a'),
        "upperLetter" => letter(n, b'A'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "none" => String::new(),
        _ => return None,
    })
}

fn full_width(n: u32) -> String {
    let wide = |c: char| char::from_u32(c as u32 - 0x30 + 0xff10).unwrap_or(c);
    n.to_string().chars().map(wide).collect()
}

fn circled(n: u32) -> String {
    let sign = (1..=20).contains(&n).then(|| char::from_u32(0x245f + n));
    sign.flatten().map_or(n.to_string(), String::from)
}

fn letter(n: u32, first: u8) -> String {
    let n = n.max(1) - 1;
    let sign = char::from(first + (n % 26) as u8);
    std::iter::repeat_n(sign, (n / 26 + 1).min(9) as usize).collect()
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut left, mut text) = (n.min(4999), String::new());
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat((left / value) as usize));
        left %= value;
    }
    text
}

/// 十二, 一百零五; from ten thousand on in figures.
fn chinese(n: u32) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if n == 0 || n > 9999 {
        return if n == 0 { "〇".into() } else { n.to_string() };
    }
    let (mut text, mut gap) = (String::new(), false);
    for (value, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / value % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
        }
        gap = false;
        if !(text.is_empty() && value == 10 && digit == 1) {
            text.push(DIGITS[digit as usize]);
        }
        text.push_str(unit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_as_word_counts_them() {
        for (n, format, said) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (12, "japaneseCounting", "十二"),
            (20, "chineseCounting", "二十"),
            (105, "chineseCounting", "一百零五"),
            (1010, "chineseCounting", "一千零一十"),
            (3, "decimalEnclosedCircle", "③"),
            (28, "lowerLetter", "bb"),
            (14, "upperRoman", "XIV"),
            (7, "decimalFullWidth", "７"),
        ] {
            assert_eq!(numeral(n, format).as_deref(), Some(said));
        }
        assert_eq!(numeral(1, "hebrew1"), None);
    }
}
