//! 报送单位：… 报送时间：… on lines of their own, below what they speak of.

use crate::duty::alias::Aliases;
use crate::duty::doers::Doers;
use crate::duty::sentence::sentences;
use crate::outline::Block;
use crate::when::{When, in_prose, in_slot};
use crate::{Clean, Span, owner};

/// What such lines of an item say.
#[derive(Debug, Clone, Default)]
pub(super) struct Labels {
    pub units: Doers,
    pub whens: Vec<When>,
    /// 报送方式
    pub how: Option<Span>,
    /// The lines themselves.
    pub lines: Vec<Span>,
}

/// Finds them.
pub(super) fn labels(clean: &Clean, block: &Block, aliases: &Aliases) -> Labels {
    let mut out = Labels::default();
    for line in sentences(clean, block.body) {
        let chars = clean.chars(line);
        let Some(colon) = chars.iter().take(8).position(|c| *c == '：') else {
            continue;
        };
        let word: String = chars[..colon].iter().collect();
        let value = Span::new(line.start + colon + 1, line.end);
        if !["报", "截止", "提交"]
            .iter()
            .any(|start| word.starts_with(start))
        {
            continue;
        }
        let ends = |words: &[&str]| words.iter().any(|end| word.ends_with(end));
        if ends(&["时间", "时限", "期限", "日期"]) {
            let found = in_prose(clean.chars(value), value.start);
            let slot = || {
                in_slot(clean.chars(value), value.start)
                    .into_iter()
                    .collect()
            };
            out.whens = if found.is_empty() { slot() } else { found };
        } else if ends(&["单位", "部门", "主体", "对象"]) {
            let units = owner(&clean.words(value));
            out.units.join(Doers::of(units, clean, value, aliases));
        } else if ends(&["方式", "途径", "地址", "邮箱"]) {
            out.how = Some(value);
        } else {
            continue;
        }
        out.lines.push(line);
    }
    out
}
