use super::{Form, FormError};
use include_dir::{Dir, include_dir};

static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../schemas/forms");

/// The forms that this program was built with, by file name.
///
/// # Errors
/// Fails where a form file is broken, which a test rules out.
pub fn builtin() -> Result<Vec<Form>, FormError> {
    let mut files: Vec<_> = FORMS.files().collect();
    files.sort_by_key(|f| f.path());
    files
        .iter()
        .map(|f| Form::from_json(&String::from_utf8_lossy(f.contents())))
        .collect()
}
