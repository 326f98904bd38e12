use crate::table::Sheet;
use minglu_notice::squash;
use std::collections::HashSet;
use std::ops::Range;

/// Knows the header and what stands above it when it comes again on a later page.
pub(super) struct Repeats {
    /// For each header row its texts with their columns.
    headers: Vec<Vec<(u32, String)>>,
    above: HashSet<String>,
}

impl Repeats {
    pub(super) fn new(sheet: &Sheet, header: &Range<u32>) -> Repeats {
        let texts = |row: u32| {
            sheet
                .row(row)
                .map(|(column, cell)| (column, squash(cell.text)))
        };
        let headers = header.clone().map(|row| texts(row).collect::<Vec<_>>());
        Repeats {
            headers: headers.filter(|h| !h.is_empty()).collect(),
            above: (0..header.start)
                .flat_map(texts)
                .map(|(_, text)| text)
                .collect(),
        }
    }

    /// True where every text of the row is the header's text of that column.
    pub(super) fn is_header(&self, sheet: &Sheet, row: u32) -> bool {
        self.headers.iter().any(|header| {
            let mut found = 0;
            let same = sheet.row(row).all(|(column, cell)| {
                found += 1;
                let label = header.iter().find(|(c, _)| *c == column);
                label.is_some_and(|(_, label)| {
                    label.len() <= cell.text.len() && *label == squash(cell.text)
                })
            });
            same && found >= header.len().min(2)
        })
    }

    /// True for the table's title or another line from above the header.
    pub(super) fn is_title(&self, text: &str) -> bool {
        !self.above.is_empty() && self.above.contains(&squash(text))
    }
}
