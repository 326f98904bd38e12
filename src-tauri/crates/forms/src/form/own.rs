use super::{Form, FormError, Geometry, Margins, Orientation, Size};
use minglu_ledger::own::{Column, ColumnKind, Definition, form_name};
use serde_json::{Value, json};

/// No column becomes narrower than this, however many there are.
const LEAST_MM: f64 = 2.0;
/// Smaller type cannot be read any more.
const SMALLEST_TYPE: f64 = 6.0;
const TYPE: f64 = 11.0;
/// A narrower column has its text in the middle.
const NARROW_MM: f64 = 24.0;
/// Stands in a title between the label over several columns and a column's own.
const OVER: char = '/';

impl Form {
    /// The form of a ledger that a unit has defined from a sheet: it looks like that sheet.
    ///
    /// # Errors
    /// Fails where the definition is none, which the ledger rules out.
    pub fn of_definition(ledger: &str, definition: &Definition) -> Result<Form, FormError> {
        let orientation = match definition.landscape {
            true => Orientation::Landscape,
            false => Orientation::Portrait,
        };
        let margins = Margins {
            left: 15.0,
            right: 15.0,
            ..Margins::usual(orientation)
        };
        let room = Geometry {
            paper: Size::default(),
            orientation,
            margins,
        }
        .text_width();
        let shown: Vec<&Column> = definition.seen().collect();
        let beyond = |width: f64| width - LEAST_MM * shown.len() as f64;
        let width: f64 = shown.iter().map(|column| column.width_mm).sum();
        // How much of what a column has beyond the least finds room on the paper.
        let press = (beyond(room) / beyond(width)).min(1.0);
        let size = (TYPE * press.sqrt()).max(SMALLEST_TYPE).round();
        let columns: Vec<Value> = (0..shown.len())
            .map(|at| column(&shown, at, press))
            .collect();
        let json = json!({
            "name": form_name(ledger),
            "title": definition.title,
            "ledger": ledger,
            "heading": [literal(&definition.heading)],
            "orientation": if definition.landscape { "landscape" } else { "portrait" },
            "margins_mm": margins,
            "sizes": { "heading": 20, "head": size, "body": size, "note": 12 },
            "columns": columns,
        });
        Form::from_json(&json.to_string())
    }
}

fn column(shown: &[&Column], at: usize, press: f64) -> Value {
    let one = shown[at];
    let (over, group, header) = labels(shown, at);
    let plain = one.kind == ColumnKind::Text && one.width_mm >= NARROW_MM;
    let mut json = json!({
        "header": header,
        "group": group,
        "over": over,
        // Rounded down: together they must fit.
        "width_mm": ((LEAST_MM + (one.width_mm - LEAST_MM) * press) * 100.0).floor() / 100.0,
        "align": if plain { "left" } else { "center" },
        "merge": one.merge,
        "ticks": one.ticks,
        "dates": if one.long_dates { "long" } else { "iso" },
    });
    match one.kind {
        ColumnKind::Serial => json["serial"] = json!(true),
        _ => json["field"] = json!(one.name),
    }
    json
}

/// The labels over a column, the uppermost first, and its own: neighbours whose titles agree up to
/// a stroke stand below one label, in a header of three rows at most.
fn labels<'a>(shown: &[&'a Column], at: usize) -> (Option<&'a str>, Option<&'a str>, &'a str) {
    let title = shown[at].title.as_str();
    let beside = [at.checked_sub(1), Some(at + 1)];
    let beside = || beside.into_iter().flatten().filter_map(|at| shown.get(at));
    let strokes = title.match_indices(OVER).map(|(at, _)| at).take(2);
    let shared = |end: &usize| {
        let over = &title[..=*end];
        beside().any(|column| column.title.starts_with(over))
    };
    let ends: Vec<usize> = strokes.take_while(shared).collect();
    match ends[..] {
        [] => (None, None, title),
        [end] => (None, Some(&title[..end]), &title[end + 1..]),
        [first, second, ..] => (
            Some(&title[..first]),
            Some(&title[first + 1..second]),
            &title[second + 1..],
        ),
    }
}

/// A heading is words and no pattern.
fn literal(heading: &str) -> String {
    heading.replace("{{", "{ {")
}
