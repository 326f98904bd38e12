use super::{Choice, Duties, Field, Kind, Pattern, Personal, Schema, SortBy, Tick};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Limit of a text that names none, in characters.
const TEXT_MAX: u64 = 4000;

/// A schema file that cannot be read, with the place.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// The file is not JSON.
    #[error("模式文件不是有效的 JSON：{0}")]
    Json(#[from] serde_json::Error),
    /// A keyword is missing or has a value that it may not have.
    #[error("模式文件 {ledger} 的 {place} 有误")]
    Invalid {
        /// Which ledger.
        ledger: String,
        /// Which keyword.
        place: String,
    },
}

impl Schema {
    /// Reads one `*.schema.json` file.
    ///
    /// # Errors
    /// Fails where the text is not JSON or a keyword that Minglu needs is missing.
    pub fn from_json(text: &str) -> Result<Schema, SchemaError> {
        let json: Value = serde_json::from_str(text)?;
        let ledger = str_of(&json, "$id")
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        let invalid = |place: &str| SchemaError::Invalid {
            ledger: ledger.clone(),
            place: place.into(),
        };
        let name_ok = |n: &str| {
            !n.is_empty()
                && n.bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
        };
        if !name_ok(&ledger) {
            return Err(invalid("$id"));
        }
        let required = strings(&json, "required");
        let properties = json["properties"]
            .as_object()
            .ok_or_else(|| invalid("properties"))?;
        let fields = properties
            .iter()
            .map(|(name, property)| {
                if !name_ok(name) || name.starts_with('_') {
                    return Err(invalid(name));
                }
                field(name, property, required.contains(name)).ok_or_else(|| invalid(name))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let schema = Schema {
            title: str_of(&json, "title").to_owned(),
            label: str_of(&json, "x-label").to_owned(),
            key: strings(&json, "x-key"),
            similar: json["x-similar"].as_str().map(str::to_owned),
            sort: strings(&json, "x-sort")
                .iter()
                .map(|s| SortBy::parse(s))
                .collect(),
            form: json["x-form"].as_str().map(str::to_owned),
            year: json["x-year"].as_str().map(str::to_owned),
            program: json["x-program"].as_bool().unwrap_or(false),
            group: json["x-group"].as_str().unwrap_or("other").to_owned(),
            purpose: json["x-purpose"].as_str().map(str::to_owned),
            teaching: json["x-teaching"].as_str().map(str::to_owned),
            duties: Duties::deserialize(&json).map_err(|e| invalid(&e.to_string()))?,
            fields,
            ledger: ledger.clone(),
        };
        let mut dues = schema.duties.dues.iter();
        if let Some(due) = dues.find(|due| due.asks_for_the_day()) {
            return Err(invalid(&due.name));
        }
        match schema.unknown_field() {
            Some(named) => Err(invalid(named)),
            None => Ok(schema),
        }
    }

    /// A field that a keyword names and that is not there.
    fn unknown_field(&self) -> Option<&str> {
        let key = self.key.iter().chain([&self.label]);
        let key = key
            .chain(&self.similar)
            .chain(&self.year)
            .map(String::as_str);
        let mut named = key.chain(self.duties.fields());
        named.find(|name| self.field(name).is_none())
    }
}

impl SortBy {
    /// Reads `field` or `-field`; the minus sign puts the largest first.
    pub fn parse(text: &str) -> SortBy {
        let field = text.strip_prefix('-').unwrap_or(text);
        SortBy {
            field: field.to_owned(),
            descending: field.len() != text.len(),
        }
    }
}

fn field(name: &str, json: &Value, required: bool) -> Option<Field> {
    let flag = |key: &str| json[key].as_bool().unwrap_or(false);
    Some(Field {
        name: name.to_owned(),
        title: json["title"].as_str()?.to_owned(),
        kind: kind(json)?,
        required,
        aliases: strings(json, "x-aliases"),
        width: u32::try_from(json["x-width"].as_u64().unwrap_or(12)).ok()?,
        merge: flag("x-merge"),
        private: personal(json)?,
        hidden: flag("x-hidden"),
        detail: flag("x-detail"),
        suggestions: strings(json, "x-suggestions"),
        ticks: ticks(json)?,
        derived: flag("x-derived"),
        own: flag("x-own"),
        default: json.get("default").cloned(),
        preset: json["x-preset"].as_str().map(str::to_owned),
    })
}

/// A kind that nobody knows is no kind: the file is refused rather than shown in clear.
fn personal(json: &Value) -> Option<Option<Personal>> {
    match json.get("x-private") {
        None => Some(None),
        Some(word) => Personal::named(word.as_str()?).map(Some),
    }
}

/// `[["特定群体", "特定群众"], …]`: a value and its other words.
fn ticks(json: &Value) -> Option<Vec<Tick>> {
    let Some(lines) = json.get("x-ticks") else {
        return Some(Vec::new());
    };
    let tick = |line: &Value| Tick::from_words(serde_json::from_value(line.clone()).ok()?);
    lines.as_array()?.iter().map(tick).collect()
}

fn kind(json: &Value) -> Option<Kind> {
    if let Some(ledger) = json["x-ref"].as_str() {
        return Some(Kind::Reference {
            ledger: ledger.to_owned(),
        });
    }
    if let Some(choices) = json["oneOf"].as_array() {
        return choices
            .iter()
            .map(choice)
            .collect::<Option<Vec<_>>>()
            .map(Kind::OneOf);
    }
    match (json["type"].as_str()?, json["format"].as_str()) {
        ("string", Some("date")) => Some(Kind::Date),
        ("string", Some("date-time")) => Some(Kind::DateTime),
        ("string", _) => Some(text(json)),
        ("integer", _) => Some(Kind::Integer {
            min: json["minimum"].as_i64().unwrap_or(i64::MIN),
            max: json["maximum"].as_i64().unwrap_or(i64::MAX),
        }),
        ("number", _) => scale(json).map(|scale| Kind::Decimal { scale }),
        ("boolean", _) => Some(Kind::Boolean),
        ("array", _) => Some(array(&json["items"])),
        _ => None,
    }
}

fn text(json: &Value) -> Kind {
    let size = |key: &str, or: u64| json[key].as_u64().unwrap_or(or) as usize;
    let pattern = json["pattern"].as_str().map(|regex| Pattern {
        regex: regex.to_owned(),
        hint: str_of(json, "x-pattern-hint").to_owned(),
    });
    Kind::Text {
        min: size("minLength", 0),
        max: size("maxLength", TEXT_MAX),
        pattern,
    }
}

fn array(items: &Value) -> Kind {
    if items["$ref"] == "minglu:attachment" {
        return Kind::Attachments;
    }
    Kind::List {
        max: items["maxLength"].as_u64().unwrap_or(TEXT_MAX) as usize,
    }
}

/// `multipleOf: 0.01` keeps two digits.
fn scale(json: &Value) -> Option<u32> {
    let step = json["multipleOf"].as_f64()?;
    (0..=9)
        .find(|n| (step * 10f64.powi(*n) - 1.0).abs() < 1e-9)
        .map(|n| n as u32)
}

fn choice(json: &Value) -> Option<Choice> {
    Some(Choice {
        value: json["const"].as_str()?.to_owned(),
        title: json["title"].as_str()?.to_owned(),
    })
}

fn str_of<'a>(json: &'a Value, key: &str) -> &'a str {
    json[key].as_str().unwrap_or_default()
}

fn strings(json: &Value, key: &str) -> Vec<String> {
    let empty = Map::new();
    let object = json.as_object().unwrap_or(&empty);
    let list = object
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    list.filter_map(|v| v.as_str().map(str::to_owned)).collect()
}
