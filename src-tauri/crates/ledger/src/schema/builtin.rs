use super::{Schema, SchemaError};
use include_dir::{Dir, include_dir};

/// The ledgers in the order of the clerk's day; cards, lists and statistics follow it.
static ORDER: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../schemas/order.json"
));
static LEDGERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../schemas/ledgers");

/// The schemas that this program was built with, in the order of `schemas/order.json`; one that it
/// does not name stands at the end.
pub fn builtin() -> Result<Vec<Schema>, SchemaError> {
    let order: Vec<String> = serde_json::from_str(ORDER)?;
    let place = |ledger: &str| order.iter().position(|each| each == ledger);
    let read = LEDGERS.files();
    let read = read.map(|f| Schema::from_json(&String::from_utf8_lossy(f.contents())));
    let mut schemas: Vec<Schema> = read.collect::<Result<_, _>>()?;
    schemas.sort_by_cached_key(|each| {
        let place = place(&each.ledger).unwrap_or(usize::MAX);
        (place, each.ledger.clone())
    });
    Ok(schemas)
}

/// The same for the rest of this crate.
pub(crate) fn built_in() -> crate::Result<Vec<Schema>> {
    builtin()
        .map_err(|cause| crate::Error::new(crate::Code::Internal, "内置模式有误").caused_by(cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_schema_reads_and_its_references_lead_somewhere() {
        let schemas = builtin().unwrap();
        assert!(schemas.iter().any(|s| s.ledger == "task"));
        for schema in &schemas {
            for field in &schema.fields {
                if let super::super::Kind::Reference { ledger } = &field.kind {
                    assert!(
                        schemas.iter().any(|s| &s.ledger == ledger),
                        "{}",
                        field.name
                    );
                }
            }
        }
    }
}
