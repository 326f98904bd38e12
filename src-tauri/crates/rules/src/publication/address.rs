//! Where people live: a village's group and door, a building's unit and room. The addresses of
//! offices, which are published, end with a road's number or a hall.

use super::Kind;
use super::found::Found;
use super::glyphs::Glyphs;
use super::redacted;

const HOMES: [&str; 16] = [
    "小区",
    "花园",
    "家园",
    "公寓",
    "家属院",
    "家属楼",
    "宿舍",
    "新村",
    "苑",
    "庭",
    "湾",
    "城",
    "府",
    "里",
    "居",
    "园",
];
const VILLAGES: [&str; 6] = ["村", "社区", "屯", "寨", "庄", "嘎查"];
/// Labels behind which all that follows is a person's address.
const CUES: [&str; 8] = [
    "家庭住址",
    "家庭地址",
    "现住址",
    "户籍地址",
    "户籍所在地",
    "居住地址",
    "住址",
    "家住",
];
/// Words of the place's name that are looked at before a number.
const BACK: usize = 16;

pub(super) fn scan(glyphs: &Glyphs, label: &str, out: &mut Vec<Found>) {
    let mut at = 0;
    while at < glyphs.len() {
        let tail = village(glyphs, at).or_else(|| building(glyphs, at));
        match tail {
            Some(end) => {
                let place = name_before(glyphs, at)..end;
                out.push(Found::masked(
                    Kind::Address,
                    glyphs,
                    place,
                    redacted::address,
                ));
                at = end;
            }
            None => at += 1,
        }
    }
    out.extend(labelled(glyphs, label));
}

/// 3组15号 behind a village's name.
fn village(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let lead = glyphs.lead(at, 3);
    if !VILLAGES.iter().any(|v| lead.ends_with(v)) {
        return None;
    }
    let end = counted(glyphs, at, &["村民小组", "小组", "组", "社", "队"])?;
    counted(glyphs, end, &["号", "户"])
}

/// 3栋2单元501室, or 3号楼501室 behind the name of a place to live.
fn building(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let floor = counted(glyphs, at, &["号楼", "栋", "幢", "座", "#楼", "#", "楼"])?;
    let (unit, in_unit) = match counted(glyphs, floor, &["单元"]) {
        Some(end) => (end, true),
        None => (floor, false),
    };
    let room = counted(glyphs, unit, &["室", "号", "户"]);
    let bare = || in_unit.then(|| number(glyphs, unit)).flatten();
    let end = room.or_else(bare).or(in_unit.then_some(unit))?;
    let lead = glyphs.lead(at, 4);
    let home = HOMES.iter().chain(&VILLAGES).any(|h| lead.ends_with(h));
    (home || in_unit).then_some(end)
}

/// Behind 家庭住址：, whatever holds a number of a door.
fn labelled(glyphs: &Glyphs, label: &str) -> Option<Found> {
    let text = glyphs.text(0..glyphs.len());
    let cue = CUES.iter().find_map(|cue| {
        let at = text.find(cue)?;
        Some(text[..at].chars().count() + cue.chars().count())
    });
    let start = match cue {
        Some(at) => at,
        None if CUES.iter().any(|cue| label.contains(cue)) => 0,
        None => return None,
    };
    let parts = |c: char| matches!(c, ':' | ' ' | '为' | '是' | '在');
    let start = (start..glyphs.len()).find(|at| !glyphs.get(*at).is_some_and(parts))?;
    let ends = |at: &usize| {
        glyphs
            .get(*at)
            .is_none_or(|c| "，,。；;、\n\t)".contains(c))
    };
    let end = (start..=glyphs.len()).find(ends)?;
    let said = glyphs.text(start..end);
    let door = said
        .chars()
        .any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        && said.contains(['号', '室', '组', '栋', '幢']);
    door.then(|| Found::masked(Kind::Address, glyphs, start..end, redacted::address))
}

/// A number and one of these words behind it.
fn counted(glyphs: &Glyphs, at: usize, words: &[&str]) -> Option<usize> {
    let end = number(glyphs, at)?;
    words.iter().find_map(|word| {
        let to = end + word.chars().count();
        (glyphs.text(end..to.min(glyphs.len())) == **word).then_some(to)
    })
}

/// 15, 十五, A3, 3-2.
fn number(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let part =
        |c: char| c.is_ascii_alphanumeric() || "零〇一二三四五六七八九十甲乙丙丁-".contains(c);
    let long = (at..)
        .take_while(|at| glyphs.get(*at).is_some_and(part))
        .count();
    let begins_here = !glyphs.before(at).is_some_and(part);
    (begins_here && (1..=6).contains(&long)).then_some(at + long)
}

/// Where the name of the place begins.
fn name_before(glyphs: &Glyphs, at: usize) -> usize {
    let name = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"住在于系".contains(c);
    let long = (1..=at.min(BACK))
        .take_while(|n| glyphs.get(at - n).is_some_and(name))
        .count();
    at - long
}
