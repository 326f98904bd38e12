use super::{Schema, SchemaError};
use include_dir::{Dir, include_dir};

static LEDGERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../schemas/ledgers");

/// The schemas that this program was built with, by file name.
pub fn builtin() -> Result<Vec<Schema>, SchemaError> {
    let mut files: Vec<_> = LEDGERS.files().collect();
    files.sort_by_key(|f| f.path());
    files
        .iter()
        .map(|f| Schema::from_json(&String::from_utf8_lossy(f.contents())))
        .collect()
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
