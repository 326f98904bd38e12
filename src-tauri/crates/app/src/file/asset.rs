use crate::{Desk, Error, Result};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// Data that an office may replace: what lies in the data folder under this name, else what the
/// program was built with.
pub(crate) fn asset<T: DeserializeOwned>(
    desk: &Desk,
    name: &str,
    title: &str,
    built_in: &str,
) -> Result<T> {
    let path = desk.dir().join(name);
    let text = match path.is_file() {
        true => std::fs::read_to_string(&path)
            .map_err(|e| Error::io(&format!("{title}“{name}”读不了"), &e))?,
        false => built_in.to_owned(),
    };
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
        Error::unreadable(format!(
            "数据文件夹里的{title}“{name}”写得不对：{}。请改正，或把它移走改用自带的{title}",
            wrong(&e)
        ))
    })
}

/// What is wrong with a file, and where, in words.
fn wrong(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        Category::Eof => "没有写完",
        Category::Data => "有不认识的条目，或内容不是要求的写法",
        Category::Syntax | Category::Io => "括号、引号或逗号不对",
    };
    format!("第 {} 行第 {} 列附近{what}", error.line(), error.column())
}
