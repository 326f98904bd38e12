use super::Form;
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{decimal_text, decimal_units};

/// What stands before the sums.
const WORD: &str = "合计";

/// The row that adds the columns up; none where no column asks for it or nothing is there.
pub(super) fn total(form: &Form, schema: &Schema, rows: &[Vec<String>]) -> Option<Vec<String>> {
    if !form.sums() || rows.is_empty() {
        return None;
    }
    let columns = form.columns.iter().enumerate();
    let texts = columns.map(|(at, column)| {
        let field = column.field.as_ref().and_then(|name| schema.field(name));
        match (at, field.filter(|_| column.sum)) {
            (_, Some(field)) => sum(&field.kind, rows.iter().map(|row| &row[at])),
            (0, None) => WORD.to_owned(),
            _ => String::new(),
        }
    });
    Some(texts.collect())
}

/// Exactly, digit by digit; empty where a sum would not fit.
fn sum<'a>(kind: &Kind, texts: impl Iterator<Item = &'a String>) -> String {
    let scale = match kind {
        Kind::Decimal { scale } => *scale,
        _ => 0,
    };
    let mut numbers = texts.filter_map(|text| decimal_units(text, scale));
    let sum = numbers.try_fold(0i64, |sum, number| sum.checked_add(number));
    sum.map_or_else(String::new, |sum| decimal_text(sum, scale))
}
