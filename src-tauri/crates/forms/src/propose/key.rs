use super::columns::Found;
use super::{Value, Values};
use minglu_ledger::own::{Column, ColumnKind};
use minglu_notice::squash;
use std::collections::HashSet;

/// Labels of what tells one record from another, the surest first.
const TELLING: [&str; 12] = [
    "编号",
    "身份证",
    "证号",
    "文号",
    "代码",
    "名称",
    "标题",
    "项目",
    "事项",
    "村",
    "单位",
    "姓名",
];

/// Marks the columns that tell one record from another: one whose values are all there and all
/// different, a telling one first, else two together.
pub(super) fn guess(columns: &mut [Column], found: &[Found], values: &Values, rows: usize) {
    let none = Vec::new();
    let of = |at: usize| values.get(&found[at].origin.index).unwrap_or(&none);
    let may = |at: &usize| matches!(columns[*at].kind, ColumnKind::Text | ColumnKind::Integer);
    let telling = |at: &usize| {
        let label = squash(&columns[*at].title);
        let rank = TELLING.iter().position(|word| label.contains(word));
        rank.unwrap_or(TELLING.len())
    };
    let mut order: Vec<usize> = (0..columns.len()).filter(may).collect();
    order.sort_by_key(telling);
    if rows < 2 {
        let first = order
            .first()
            .copied()
            .filter(|at| telling(at) < TELLING.len());
        return first.into_iter().for_each(|at| columns[at].key = true);
    }
    let short = |at: &usize| of(*at).iter().all(|(text, _)| text.chars().count() <= 80);
    let single = order
        .iter()
        .copied()
        .find(|at| short(at) && tells(&[of(*at)]));
    let pair = || {
        let firsts = order.iter().take(4);
        let pairs = firsts.flat_map(|a| order.iter().take(4).map(move |b| (*a, *b)));
        pairs
            .into_iter()
            .find(|(a, b)| a < b && tells(&[of(*a), of(*b)]))
    };
    let chosen = match single {
        Some(at) => vec![at],
        None => pair().map_or(Vec::new(), |(a, b)| vec![a, b]),
    };
    chosen.into_iter().for_each(|at| columns[at].key = true);
}

/// True where no two rows say the same in these columns, and none says nothing.
fn tells(columns: &[&Vec<Value>]) -> bool {
    let rows = columns.iter().map(|values| values.len()).min().unwrap_or(0);
    let mut seen = HashSet::new();
    rows > 0
        && (0..rows).all(|row| {
            let text: Vec<String> = columns.iter().map(|v| squash(&v[row].0)).collect();
            text.iter().any(|t| !t.is_empty()) && seen.insert(text)
        })
}
