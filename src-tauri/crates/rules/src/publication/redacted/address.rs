/// 太平村3组15号 becomes 太平村*组**号: the place stays, the door does not.
pub fn address(text: &str) -> String {
    let number = |c: char| c.is_numeric() || "零〇一二三四五六七八九十百甲乙丙丁".contains(c);
    let letter = |c: char| c.is_ascii_alphabetic();
    let chars: Vec<char> = text.chars().collect();
    let hidden = |at: usize| {
        let run = chars[at..]
            .iter()
            .find(|c| !number(**c) && !letter(**c) && **c != '-');
        // A numeral in a place's own name (三河村) is no number of a door.
        run.is_some_and(|c| UNITS.contains(*c)) || run.is_none()
    };
    let hide = |(at, c): (usize, &char)| match (number(*c) || letter(*c)) && hidden(at) {
        true => super::STAR,
        false => *c,
    };
    chars.iter().enumerate().map(hide).collect()
}

/// What is counted in an address.
const UNITS: &str = "组社队号户栋幢座楼单室小#层门";
