//! Where a line may end.

use super::ink::Script;

/// No line begins with these.
const NOT_FIRST: &str = "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～";
/// No line ends with these.
const NOT_LAST: &str = "$([{£¥‘“‹〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";
/// These may stand out into the margin.
const HANGING: &str = "!,.:;?、。！，．：；？";
/// Signs that both scripts have: they are of the script of what stands before them.
const SHARED: &str = "‘’“”…—–·×°′″‰※→←↑↓①②③④⑤⑥⑦⑧⑨⑩■□☑√▲△●○◆◇★☆";

/// The script of a character; none where it takes that of its neighbours.
pub(super) fn script(c: char) -> Option<Script> {
    match c {
        c if SHARED.contains(c) => None,
        c if c.is_ascii_alphanumeric() => Some(Script::Latin),
        '\u{1100}'..='\u{11ff}' | '\u{2460}'..='\u{27bf}' | '\u{2e80}'..='\u{ffef}' => {
            Some(Script::Chinese)
        }
        '\u{20000}'..='\u{3ffff}' => Some(Script::Chinese),
        _ => Some(Script::Latin),
    }
}

/// True where a line may end between these two.
pub(super) fn may_part(before: (char, Script), after: (char, Script)) -> bool {
    if is_space(after.0) || NOT_FIRST.contains(after.0) || NOT_LAST.contains(before.0) {
        return false;
    }
    is_space(before.0)
        || before.1 == Script::Chinese
        || after.1 == Script::Chinese
        || (before.0 == '-' && after.0.is_alphabetic())
}

/// True where it may stand out into the margin.
pub(super) fn hangs(c: char) -> bool {
    HANGING.contains(c)
}

/// True for a space at which a line may end.
pub(super) fn is_space(c: char) -> bool {
    c == ' '
}

/// True for what gets a little space from characters of the other script.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}
