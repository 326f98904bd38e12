/// A merged region, rows and columns counted from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Span {
    /// True where the region covers this cell.
    pub fn covers(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    /// Number of columns covered.
    pub fn width(&self) -> u32 {
        self.right - self.left + 1
    }

    /// True where it covers more than one row.
    pub fn is_vertical(&self) -> bool {
        self.bottom > self.top
    }

    fn meets(&self, other: &Span) -> bool {
        self.top <= other.bottom
            && other.top <= self.bottom
            && self.left <= other.right
            && other.left <= self.right
    }
}

/// Puts spans in reading order, cut to the sheet, without those that overlap an earlier one:
/// with that, no row is ever covered by more spans than it has columns.
pub(super) fn tidy(mut spans: Vec<Span>, rows: u32, columns: u32) -> Vec<Span> {
    spans.retain(|s| s.top < rows && s.left < columns && s.top <= s.bottom && s.left <= s.right);
    for span in &mut spans {
        span.bottom = span.bottom.min(rows - 1);
        span.right = span.right.min(columns - 1);
    }
    spans.retain(|s| s.is_vertical() || s.width() > 1);
    spans.sort_by_key(|s| (s.top, s.left));
    let mut active: Vec<Span> = Vec::new();
    spans.retain(|span| {
        active.retain(|a| a.bottom >= span.top);
        let free = !active.iter().any(|a| a.meets(span));
        if free {
            active.push(*span);
        }
        free
    });
    spans
}

/// Finds the span over a cell while rows are walked from top to bottom.
#[derive(Debug, Clone)]
pub(crate) struct SpanCursor<'a> {
    waiting: &'a [Span],
    active: Vec<Span>,
}

impl<'a> SpanCursor<'a> {
    pub(crate) fn new(spans: &'a [Span]) -> SpanCursor<'a> {
        SpanCursor {
            waiting: spans,
            active: Vec::new(),
        }
    }

    /// Moves down to a row; rows may be skipped but never gone back to.
    pub(crate) fn advance(&mut self, row: u32) {
        self.active.retain(|s| s.bottom >= row);
        while let [next, rest @ ..] = self.waiting
            && next.top <= row
        {
            if next.bottom >= row {
                self.active.push(*next);
            }
            self.waiting = rest;
        }
    }

    /// The span over this cell of the current row.
    pub(crate) fn over(&self, row: u32, column: u32) -> Option<Span> {
        self.active.iter().find(|s| s.covers(row, column)).copied()
    }
}
