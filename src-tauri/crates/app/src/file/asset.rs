use crate::{Desk, Error, Result};
use serde::de::DeserializeOwned;

/// Data that an office may replace: what lies in the data folder under this name, else what the
/// program was built with.
pub(crate) fn asset<T: DeserializeOwned>(
    desk: &Desk,
    name: &str,
    title: &str,
    built_in: &str,
) -> Result<T> {
    let text = asset_text(desk, name, title, built_in)?;
    serde_json::from_str(&text).map_err(|e| {
        Error::unreadable(format!(
            "数据文件夹里的{title}“{name}”写得不对（{e}）。请改正，或把它移走改用自带的{title}"
        ))
    })
}

/// The same as it is written, for data that is read by rules of its own.
pub(crate) fn asset_text(desk: &Desk, name: &str, title: &str, built_in: &str) -> Result<String> {
    let path = desk.dir().join(name);
    match path.is_file() {
        true => std::fs::read_to_string(&path)
            .map_err(|e| Error::io(&format!("{title}“{name}”读不了"), &e)),
        false => Ok(built_in.to_owned()),
    }
}
