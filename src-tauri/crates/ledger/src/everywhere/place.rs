use super::asked::Asked;
use super::excerpt::Excerpt;
use crate::record::Record;
use crate::schema::Field;
use crate::search::{located, parts};
use crate::store::Table;
use crate::value::searchable;
use minglu_rules::document::{DocNo, LooseNo};
use std::ops::Range;

/// Where in a record something was found.
pub(super) struct Place {
    pub(super) field: String,
    pub(super) excerpt: Excerpt,
}

impl Place {
    fn of(field: &Field, text: &str, excerpt: Excerpt) -> Place {
        let excerpt = match field.private {
            // What is personal is shown as everywhere else, and not where in it the hit stands.
            Some(_) => {
                let masked = field.masked(&text.into());
                Excerpt::beginning(masked.as_str().unwrap_or_default())
            }
            None => excerpt,
        };
        Place {
            field: field.name.clone(),
            excerpt,
        }
    }
}

/// The field that holds the text; the one that names the record before all others.
pub(super) fn of_text(table: &Table, record: &Record, asked: &Asked) -> Option<Place> {
    in_fields(table, record, |text| {
        located(text, &asked.text).map(|place| Excerpt::around(text, place))
    })
}

/// The field that holds the document number.
pub(super) fn of_number(table: &Table, record: &Record, number: &LooseNo) -> Option<Place> {
    in_fields(table, record, |text| {
        number_in(text, number).map(|place| Excerpt::around(text, place))
    })
}

/// The field whose initials these are.
pub(super) fn of_initials(table: &Table, record: &Record, asked: &Asked) -> Option<Place> {
    let (initials, _) = asked.initials.as_ref()?;
    let fields = ordered(table).filter(|field| table.named_by(field));
    first_in(fields, record, |text| {
        initials
            .find(text)
            .map(|place| Excerpt::around(text, place))
    })
}

/// Where a text holds the document number; its beginning where that cannot be told.
pub(super) fn number_in(text: &str, number: &LooseNo) -> Option<Range<usize>> {
    let all = DocNo::all_in(text);
    let like = all.iter().find(|no| no.is_like(number))?;
    // However its brackets are written, its serial stands there.
    let serial = located(text, &format!("{}号", like.serial));
    let serial = serial.or_else(|| located(text, &like.serial.to_string()));
    Some(serial.unwrap_or(0..0))
}

fn in_fields(
    table: &Table,
    record: &Record,
    find: impl Fn(&str) -> Option<Excerpt>,
) -> Option<Place> {
    first_in(ordered(table).filter(|f| searchable(f)), record, find)
}

fn first_in<'a>(
    mut fields: impl Iterator<Item = &'a Field>,
    record: &Record,
    find: impl Fn(&str) -> Option<Excerpt>,
) -> Option<Place> {
    fields.find_map(|field| {
        let mut parts = parts(field, record.get(&field.name));
        parts.find_map(|text| find(&text).map(|excerpt| Place::of(field, &text, excerpt)))
    })
}

/// The field that names a record, then those that people see, then the others.
fn ordered(table: &Table) -> impl Iterator<Item = &Field> {
    let mut fields: Vec<&Field> = table.schema.fields.iter().collect();
    fields.sort_by_key(|field| (field.name != table.schema.label, field.hidden));
    fields.into_iter()
}
