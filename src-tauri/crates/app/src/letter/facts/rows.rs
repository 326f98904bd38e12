use super::Telling;
use crate::Result;
use crate::letter::case::{Case, day_words};
use minglu_forms::letter::Facts;
use minglu_ledger::Record;
use minglu_rules::request::clock::{Line, LineKind};
use minglu_rules::request::long;

/// The lists.
pub(super) fn tell(telling: &Telling<'_>, facts: &mut Facts) -> Result<()> {
    facts.rows("卷内文件", filed(telling));
    let reckoning = Case::reckoned(telling.law, &telling.case.entries);
    let lines = reckoning
        .map(|reckoning| reckoning.lines)
        .unwrap_or_default();
    facts.rows(
        "计时明细",
        lines.iter().enumerate().map(clock_row).collect(),
    );
    Ok(())
}

/// The papers of the case in the order of their days: the request itself, then its letters.
fn filed(telling: &Telling<'_>) -> Vec<Facts> {
    let request = &telling.case.request;
    let asked = row(&[
        ("题名", "政府信息公开申请及身份证明".to_owned()),
        ("日期", day_words(request, "received")),
    ]);
    let kinds = &telling.book.kinds;
    let is_paper = |letter: &&Record| {
        let kind = letter.text("kind").unwrap_or_default();
        kinds
            .iter()
            .any(|one| one.kind == kind && one.kind != telling.kind.kind)
    };
    let letters = telling.case.letters.iter().filter(is_paper).map(|letter| {
        row(&[
            ("题名", letter.text("title").unwrap_or_default().to_owned()),
            ("文号", letter.text("number").unwrap_or_default().to_owned()),
            ("日期", day_words(letter, "dated")),
        ])
    });
    let mut rows: Vec<Facts> = std::iter::once(asked).chain(letters).collect();
    for (at, row) in rows.iter_mut().enumerate() {
        row.text("序号", (at + 1).to_string());
        row.text("份数", "1");
        row.text("备注", "");
    }
    rows
}

fn row(cells: &[(&str, String)]) -> Facts {
    let mut row = Facts::new();
    row.text("文号", "");
    for (name, words) in cells {
        row.text(name, words);
    }
    row
}

fn clock_row((at, line): (usize, &Line)) -> Facts {
    let mut row = Facts::new();
    row.text("序号", (at + 1).to_string());
    row.text("起", long(line.from));
    row.text("止", line.to.map(long).unwrap_or_default());
    let days = match line.kind {
        LineKind::Counted | LineKind::Extended | LineKind::Delayed => line.days.to_string(),
        LineKind::Excluded => format!("不计{}", line.days),
        LineKind::Restart | LineKind::Ended => String::new(),
    };
    row.text("工作日", days);
    row.text("事项", &line.words);
    row.text("依据", line.article);
    row
}
