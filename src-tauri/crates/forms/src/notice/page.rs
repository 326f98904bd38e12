use super::row::Lines;
use crate::read::{ReadError, text_of_file};
use scraper::{ElementRef, Html, Node};
use std::path::Path;

/// A page grows in memory when it is taken apart.
const MOST: usize = 32 << 20;
/// What a reader of the page does not see, or what stands around the notice.
const UNSEEN: [&str; 10] = [
    "script", "style", "template", "noscript", "nav", "select", "button", "textarea", "iframe",
    "head",
];
/// Elements that begin a line and end it.
const LINES: [&str; 18] = [
    "p", "div", "br", "tr", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table",
    "section", "article", "dd", "dt",
];
/// A table whose cells hold more than so many characters sets the page and holds no data.
const LAYOUT: usize = 2_000;

/// The text that a saved page shows.
pub(super) fn read(path: &Path, lines: &mut Lines) -> Result<(), ReadError> {
    let source = text_of_file(path)?;
    if source.len() > MOST {
        return Err(ReadError::TooLarge("网页内容超过 32 MB".into()));
    }
    let page = Html::parse_document(&source);
    let mut walk = Walk {
        lines,
        open: String::new(),
    };
    walk.element(page.root_element());
    walk.end();
    Ok(())
}

struct Walk<'a> {
    lines: &'a mut Lines,
    /// The line that is being read.
    open: String,
}

impl Walk<'_> {
    /// Walks down without calling itself: a page may be nested deeper than a stack is.
    fn element(&mut self, root: ElementRef<'_>) {
        let mut todo = vec![(*root, false)];
        while let Some((node, leaving)) = todo.pop() {
            let element = node.value().as_element();
            let breaks = element.is_some_and(|e| LINES.contains(&e.name()));
            if breaks {
                self.end();
            }
            if leaving || element.is_some_and(|e| UNSEEN.contains(&e.name())) {
                continue;
            }
            if let Node::Text(text) = node.value() {
                let parent = node.parent().and_then(ElementRef::wrap);
                let as_written = parent.is_some_and(|e| e.value().name() == "pre");
                self.words(text, as_written);
            }
            let table = ElementRef::wrap(node).filter(|e| e.value().name() == "table");
            if let Some(table) = table.filter(|table| holds_data(*table)) {
                self.table(table);
                continue;
            }
            todo.push((node, true));
            let children: Vec<_> = node.children().map(|child| (child, false)).collect();
            todo.extend(children.into_iter().rev());
        }
    }

    /// Lines of text that is shown as written are lines; elsewhere a line's end is a blank.
    fn words(&mut self, text: &str, as_written: bool) {
        for (at, line) in text.split('\n').enumerate() {
            match at {
                0 => {}
                _ if as_written => self.end(),
                _ => self.open.push(' '),
            }
            self.open.push_str(&line.replace(['\r', '\t'], " "));
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.open);
        if !line.trim().is_empty() {
            self.lines.line(&line);
        }
    }

    fn table(&mut self, table: ElementRef<'_>) {
        // For each column, over how many further rows a cell from above reaches.
        let mut covered: Vec<usize> = Vec::new();
        for row in elements(table, "tr") {
            let mut cells = Vec::new();
            let mut column = 0;
            for cell in row
                .child_elements()
                .filter(|c| matches!(c.value().name(), "td" | "th"))
            {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                cells.push((column, cell.text().collect::<String>()));
                let (rows, columns) = (span(cell, "rowspan"), span(cell, "colspan"));
                covered.resize(covered.len().max(column + columns), 0);
                covered[column..column + columns].fill(rows);
                column += columns;
            }
            covered
                .iter_mut()
                .for_each(|rows| *rows = rows.saturating_sub(1));
            self.lines.row(cells);
        }
    }
}

fn span(cell: ElementRef<'_>, name: &str) -> usize {
    let told = cell.attr(name).and_then(|value| value.trim().parse().ok());
    told.unwrap_or(1).clamp(1, 512)
}

fn elements<'a>(
    inside: ElementRef<'a>,
    name: &'static str,
) -> impl Iterator<Item = ElementRef<'a>> {
    let all = inside.descendants().filter_map(ElementRef::wrap);
    all.filter(move |element| element.value().name() == name)
}

/// At least two rows of at least two cells, no table inside, no cell as long as a page.
fn holds_data(table: ElementRef<'_>) -> bool {
    let wide = elements(table, "tr")
        .filter(|row| {
            row.child_elements()
                .filter(|c| matches!(c.value().name(), "td" | "th"))
                .count()
                > 1
        })
        .count();
    let nested = elements(table, "table").count() > 1;
    let long =
        elements(table, "td").any(|cell| cell.text().map(str::len).sum::<usize>() > LAYOUT * 3);
    wide > 1 && !nested && !long
}
