//! The owner cell of a task: who leads, who is responsible, who assists.

mod bracket;
mod lex;
mod looks;
mod names;
mod parse;
mod role;
mod space;

pub(crate) use bracket::partners;
pub(crate) use looks::{is_unit, starts_with_all};
pub(crate) use role::{Label, Role, begins_with_label, label, split};
pub(crate) use space::parted;

use serde::{Deserialize, Serialize};

/// Longer cells are prose, not lists of units; the rest of such a cell is not read.
const LONGEST: usize = 4_000;

/// The units that an owner phrase names, each as it is written there, in the order written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// 牵头
    pub lead: Vec<String>,
    /// 负责, 落实, 抓好落实, or simply named
    pub responsible: Vec<String>,
    /// 配合
    pub assist: Vec<String>,
    /// The list ends with 等 or 等有关单位: others may be meant too.
    pub open_ended: bool,
}

impl Owner {
    /// Every unit named, whatever its role: those who lead first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [&self.lead, &self.responsible, &self.assist]
            .into_iter()
            .flatten()
            .map(String::as_str)
    }
}

/// Reads an owner phrase, such as 县政府办公室牵头，各乡镇人民政府、县直各有关单位抓好落实.
///
/// Any text is accepted; one that names nobody gives empty lists.
pub fn owner(text: &str) -> Owner {
    let end = text
        .char_indices()
        .nth(LONGEST)
        .map_or(text.len(), |(at, _)| at);
    let chars = space::without_blanks(&text[..end]);
    let owner = parse::parse(lex::tokens(&chars));
    if first_leads(&chars) {
        with_first_leading(owner)
    } else {
        owner
    }
}

/// 列第一位者为牵头单位, 排在首位的部门牵头: said once for the whole list.
fn first_leads(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    let first = ["第一位", "首位", "第一个单位", "排名第一"];
    text.contains("牵头") && first.iter().any(|word| text.contains(word))
}

fn with_first_leading(mut owner: Owner) -> Owner {
    if owner.lead.is_empty() && !owner.responsible.is_empty() {
        owner.lead.push(owner.responsible.remove(0));
    }
    owner
}

/// Reads a cell whose column already says the role, such as 牵头单位: every unit named in it.
pub fn units(text: &str) -> Vec<String> {
    let owner = owner(text);
    let mut units: Vec<String> = Vec::new();
    for unit in owner.all() {
        if !units.iter().any(|known| known == unit) {
            units.push(unit.to_owned());
        }
    }
    units
}
