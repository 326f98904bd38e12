use super::{
    Cell, Column, Font, FontRole, Fonts, Form, FormItem, Leaf, Line, LinePattern, Paper, Row,
    Sizes, fill_pattern, merge, show, tick, total::total,
};
use minglu_ledger::schema::{Field, Schema};
use serde_json::{Map, Value};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// What placeholders stand for, by name: `county`, `year`, `unit.name`, `notice.title` and whatever
/// else the form asks for.
pub type Values = BTreeMap<String, String>;

/// A record's columns, as the ledger hands them out.
type Fields = Map<String, Value>;

/// Lays rows of the ledger out on a form.
///
/// References must already be names, not ids: only the ledger can look them up.
pub fn compose<R: Borrow<Fields>>(
    form: &Form,
    schema: &Schema,
    rows: impl IntoIterator<Item = R>,
    values: &Values,
) -> Paper {
    let mut leaves: Vec<Gathered> = Vec::new();
    for row in rows {
        let row = row.borrow();
        let name = form.leaf_by.as_ref().map(|f| field_text(schema, row, f));
        let fresh = form.is_slip() || leaves.last().is_none_or(|l| l.name != name);
        if fresh {
            leaves.push(Gathered::new(name, row.clone()));
        }
        if let Some(leaf) = leaves.last_mut() {
            leaf.take(form, schema, row, values);
        }
    }
    if leaves.is_empty() {
        let mut blank = Gathered::new(None, Fields::new());
        if form.is_slip() {
            blank.take(form, schema, &Fields::new(), values);
        }
        leaves.push(blank);
    }
    let leaves: Vec<_> = leaves
        .into_iter()
        .map(|l| l.finish(form, schema, values))
        .collect();
    Paper {
        name: leaves
            .first()
            .map_or_else(|| form.title.clone(), |l| l.heading.clone()),
        geometry: form.geometry(),
        fonts: fonts(form.sizes),
        columns: columns(form),
        row_min_mm: form.row_min_mm,
        repeat_header: form.repeat_header,
        page_numbers: form.page_numbers,
        leaf_header: leaf_header(form, schema),
        leaves,
    }
}

/// The rows of one leaf while they come in.
struct Gathered {
    name: Option<String>,
    first: Fields,
    rows: Vec<Vec<String>>,
    groups: Vec<String>,
}

impl Gathered {
    fn new(name: Option<String>, first: Fields) -> Gathered {
        Gathered {
            name,
            first,
            rows: Vec::new(),
            groups: Vec::new(),
        }
    }

    fn take(&mut self, form: &Form, schema: &Schema, row: &Fields, values: &Values) {
        if form.is_slip() {
            self.rows = slip(form, schema, row, values);
            self.groups = vec![String::new(); self.rows.len()];
            return;
        }
        let group = form.merge_within.as_ref();
        self.groups
            .push(group.map_or_else(String::new, |f| field_text(schema, row, f)));
        self.rows
            .push(row_texts(form, schema, row, self.rows.len() + 1));
    }

    fn finish(mut self, form: &Form, schema: &Schema, values: &Values) -> Leaf {
        let (above, head) = above_and_head(form, schema, &self.first, values);
        let heading = heading(form, schema, &self.first, values);
        let spans = merge::spans(form, &self.rows, &self.groups);
        let total = total(form, schema, &self.rows);
        let filled = self.rows.len();
        self.rows.resize(
            filled.max(form.min_rows),
            vec![String::new(); form.columns.len()],
        );
        self.rows.extend(total);
        let rows = self.rows.into_iter().enumerate();
        Leaf {
            name: self.name.unwrap_or_else(|| form.title.clone()),
            rows: rows.map(|(r, texts)| row(texts, spans.get(r))).collect(),
            foot: foot_lines(form, schema, &self.first, values),
            above,
            heading,
            head,
        }
    }
}

fn row(texts: Vec<String>, spans: Option<&Vec<usize>>) -> Row {
    let cell = |(column, text)| {
        let row_span = spans.map_or(1, |s| s[column]);
        (row_span > 0).then_some(Cell {
            column,
            text,
            row_span,
            col_span: 1,
        })
    };
    Row {
        cells: texts.into_iter().enumerate().filter_map(cell).collect(),
    }
}

/// The rows of a slip: a label, and what stands there.
fn slip(form: &Form, schema: &Schema, row: &Fields, values: &Values) -> Vec<Vec<String>> {
    let look = |name: &str| value_of(schema, row, values, name);
    let text = |item: &FormItem| match &item.field {
        Some(field) => field_text(schema, row, field),
        None => fill_pattern(&item.text, &look).text,
    };
    let items = form.items.iter();
    items
        .map(|item| vec![item.label.clone(), text(item)])
        .collect()
}

/// A value as its column prints it.
fn cell_text(column: &super::FormColumn, field: &Field, value: &Value) -> String {
    match (&column.option, value) {
        (Some(option), _) => tick::mark(option, value),
        (None, Value::Bool(yes)) if column.ticks => if *yes { "√" } else { "×" }.to_owned(),
        (None, _) if column.boxes => tick::boxes(field, value),
        _ => show(field, value, column.dates),
    }
}

/// The texts of one body row, column by column.
pub(crate) fn row_texts(form: &Form, schema: &Schema, row: &Fields, serial: usize) -> Vec<String> {
    let text = |column: &super::FormColumn| match &column.field {
        None if column.blank => String::new(),
        None => serial.to_string(),
        Some(name) => match (schema.field(name), row.get(name)) {
            (Some(field), Some(value)) => cell_text(column, field, value),
            _ => String::new(),
        },
    };
    form.columns.iter().map(text).collect()
}

fn field_text(schema: &Schema, row: &Fields, name: &str) -> String {
    match (schema.field(name), row.get(name)) {
        (Some(field), Some(value)) => show(field, value, super::DateStyle::Long),
        _ => String::new(),
    }
}

/// The first heading that has all its values, else the last.
fn heading(form: &Form, schema: &Schema, first: &Fields, values: &Values) -> String {
    let look = |name: &str| value_of(schema, first, values, name);
    let filled: Vec<_> = form
        .heading
        .iter()
        .map(|p| fill_pattern(p, &look))
        .collect();
    let whole = filled.iter().find(|f| !f.missing);
    whole
        .or(filled.last())
        .map_or_else(String::new, |f| f.text.clone())
}

/// The lines above the heading and those below it.
fn above_and_head(
    form: &Form,
    schema: &Schema,
    first: &Fields,
    values: &Values,
) -> (Vec<Line>, Vec<Line>) {
    let look = |name: &str| value_of(schema, first, values, name);
    (lines(&form.above, &look), lines(&form.head, &look))
}

/// The lines below the table.
fn foot_lines(form: &Form, schema: &Schema, first: &Fields, values: &Values) -> Vec<Line> {
    lines(&form.foot, &|name| value_of(schema, first, values, name))
}

fn value_of(schema: &Schema, first: &Fields, values: &Values, name: &str) -> Option<String> {
    match name.strip_prefix("row.") {
        Some(field) => Some(field_text(schema, first, field)),
        None => values.get(name).cloned(),
    }
}

fn lines(patterns: &[LinePattern], look: &dyn Fn(&str) -> Option<String>) -> Vec<Line> {
    let line = |pattern: &LinePattern| {
        let filled = fill_pattern(&pattern.text, look);
        (!(pattern.optional && filled.missing)).then_some(Line {
            text: filled.text,
            align: pattern.align,
            font: pattern.font,
        })
    };
    patterns.iter().filter_map(line).collect()
}

fn columns(form: &Form) -> Vec<Column> {
    let column = |c: &super::FormColumn| Column {
        header: c.header.clone(),
        group: c.group.clone(),
        over: c.over.clone(),
        width_mm: c.width_mm,
        align: c.align,
    };
    form.columns.iter().map(column).collect()
}

fn fonts(sizes: Sizes) -> Fonts {
    let font = |role: FontRole, size_pt| Font {
        families: role.families(),
        size_pt,
    };
    Fonts {
        heading: font(FontRole::Heading, sizes.heading),
        head: font(FontRole::Head, sizes.head),
        body: font(FontRole::Body, sizes.body),
        note: font(FontRole::Note, sizes.note),
    }
}

fn leaf_header(form: &Form, schema: &Schema) -> Option<String> {
    let field = schema.field(form.leaf_by.as_ref()?)?;
    Some(field.title.clone())
}

/// A form without rows on which nothing but what stands around the table is laid out; streams
/// begin with it. They write one row after the other: a label over a group becomes part of each
/// header below it.
pub(crate) fn frame(
    form: &Form,
    schema: &Schema,
    first: Option<&Fields>,
    values: &Values,
) -> Paper {
    let mut paper = compose(form, schema, first, values);
    for leaf in &mut paper.leaves {
        leaf.rows.clear();
    }
    for column in &mut paper.columns {
        column.header = column.label();
        column.group = None;
        column.over = None;
    }
    paper
}
