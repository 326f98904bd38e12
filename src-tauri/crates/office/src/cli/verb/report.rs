use super::super::arguments::{Bulletin, Merge};
use super::form::standing;
use super::{Said, WHO};
use minglu_office::when::Quarter;
use minglu_office::{Error, Office, Result, bulletin, form, identity};

/// Writes the quarterly bulletin.
pub fn bulletin(office: &Office, asked: &Bulletin) -> Result<Said> {
    let quarter = Quarter::parse(&asked.quarter);
    let quarter = quarter.ok_or_else(|| Error::usage("季度应写成 2026Q1 的样子"))?;
    let lines = bulletin::count(&office.store, quarter)?;
    let name = office.store.read(identity::name)?;
    bulletin::write(&name, quarter, &lines, &asked.out)?;
    let reported = lines.iter().filter(|line| line.batches > 0).count();
    let words = format!(
        "{}：共 {} 个单位，已报送 {reported} 个。通报写在 {}",
        quarter.title(),
        lines.len(),
        asked.out.display()
    );
    Said::new(&lines, vec![words])
}

/// Writes the merged workbook of a form.
pub fn merge(office: &Office, asked: &Merge) -> Result<Said> {
    let merged = form::merge(office, WHO, &asked.form, &asked.out)?;
    let mut lines = vec![format!(
        "已汇总 {} 行，写在 {}",
        merged.rows,
        asked.out.display()
    )];
    lines.extend(
        merged
            .refused
            .iter()
            .map(|text| format!("没有汇总进去：{text}")),
    );
    lines.extend(merged.messages.iter().cloned());
    lines.extend(merged.units.iter().map(standing));
    Said::new(&merged, lines)
}
