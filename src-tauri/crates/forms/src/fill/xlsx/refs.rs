//! Cell references such as `$B$7`, `A1:E20` and `3:3`, and what added rows do to them.

/// Rows added below a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shift {
    /// The row below which they go, counted from 1.
    pub after: u32,
    /// How many.
    pub count: u32,
    /// A range that ends with that row takes the new rows in.
    pub extend: bool,
}

/// Column and row of `B7`, counted from 0.
pub(crate) fn parse(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let mut column = 0_u32;
    for c in letters.bytes() {
        let value = u32::from(c.to_ascii_uppercase().checked_sub(b'A')?);
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    let row: u32 = row.parse().ok()?;
    Some((column.checked_sub(1)?, row.checked_sub(1)?))
}

impl Shift {
    /// A row number, counted from 1, after the rows were added.
    pub(crate) fn row(self, row: u32) -> u32 {
        if row > self.after {
            row + self.count
        } else {
            row
        }
    }

    /// A list of references, separated by spaces or commas, each perhaps with a sheet's name.
    pub(crate) fn list(self, references: &str) -> String {
        let mut out = String::new();
        for token in references.split_inclusive([' ', ',']) {
            let (token, end) = match token.strip_suffix([' ', ',']) {
                Some(head) => (head, &token[head.len()..]),
                None => (token, ""),
            };
            let (sheet, reference) = match token.rfind('!') {
                Some(at) => token.split_at(at + 1),
                None => ("", token),
            };
            out.push_str(sheet);
            out.push_str(&self.range(reference));
            out.push_str(end);
        }
        out
    }

    fn range(self, reference: &str) -> String {
        match reference.split_once(':') {
            None => self.corner(reference, self.after),
            Some((from, to)) => {
                let edge = if self.extend {
                    self.after.saturating_sub(1)
                } else {
                    self.after
                };
                format!(
                    "{}:{}",
                    self.corner(from, self.after),
                    self.corner(to, edge)
                )
            }
        }
    }

    /// One corner; its row moves where it lies below `edge`.
    fn corner(self, corner: &str, edge: u32) -> String {
        let digits = corner
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(corner.len());
        let (column, row) = corner.split_at(digits);
        match row.parse::<u32>() {
            Ok(row) if row > edge => format!("{column}{}", row + self.count),
            _ => corner.to_owned(),
        }
    }
}

/// True where a formula names a row (counted from 1) from `row` on.
pub(crate) fn reaches(formula: &str, row: u32) -> bool {
    let bytes = formula.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = (at..bytes.len())
            .find(|n| !bytes[*n].is_ascii_digit())
            .unwrap_or(bytes.len());
        let before = formula[..at].trim_end_matches('$').chars().next_back();
        let is_reference = before.is_some_and(|c| c.is_ascii_alphabetic() || c == ':')
            || formula[end..].starts_with(':');
        if is_reference && formula[at..end].parse::<u32>().is_ok_and(|n| n >= row) {
            return true;
        }
        at = end;
    }
    false
}
