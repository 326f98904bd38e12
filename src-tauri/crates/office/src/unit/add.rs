use super::{Unit, find_in};
use crate::store::{Sql, Store, next, now};
use crate::{Error, Result, audit, issue, values};
use serde::Deserialize;
use serde_json::json;

/// Characters of a name at most.
const NAME_MAX: usize = 100;

/// A unit as somebody names it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Its full name.
    pub name: String,
    /// Its code, where the county has one; else the next of ours.
    #[serde(default)]
    pub code: Option<String>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Groups.
    #[serde(default)]
    pub groups: Vec<String>,
}

/// Adds a unit.
///
/// # Errors
/// `conflict` where its name or code is taken; `usage` where one of them is none.
pub fn add(store: &Store, who: &str, draft: &Draft) -> Result<Unit> {
    let draft = judged(draft)?;
    store.write(|sql| {
        let unit = write(sql, &draft)?;
        audit::note(sql, who, "unit.add", &unit.code, &json!({}))?;
        Ok(unit)
    })
}

/// Adds a unit in a transaction, without a note, and gives it what is in force.
pub(super) fn write(sql: &mut dyn Sql, draft: &Draft) -> Result<Unit> {
    let code = match &draft.code {
        Some(code) => code.clone(),
        None => format!("u{:04}", next(sql, "unit")?),
    };
    if find_in(sql, &code)?.is_some() || find_in(sql, &draft.name)?.is_some() {
        return Err(Error::conflict(format!(
            "已经有“{}”这个单位，或编码 {code} 已被使用，请换一个",
            draft.name
        )));
    }
    let unit = Unit {
        code,
        name: draft.name.clone(),
        aliases: draft.aliases.clone(),
        groups: draft.groups.clone(),
        added_at: now(),
    };
    sql.run(
        "INSERT INTO unit (code, name, aliases, belongs, added_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![
            &unit.code,
            &unit.name,
            json!(unit.aliases).to_string(),
            json!(unit.groups).to_string(),
            &unit.added_at
        ],
    )?;
    sql.run(
        "INSERT INTO counter (name, value) VALUES (?1, 0)",
        values![issue::series(&unit.code)],
    )?;
    issue::welcome(sql, &unit)?;
    Ok(unit)
}

pub(super) fn judged(draft: &Draft) -> Result<Draft> {
    let trimmed = |texts: &[String]| {
        let texts = texts.iter().map(|text| text.trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    };
    let draft = Draft {
        name: draft.name.trim().to_owned(),
        code: draft.code.clone().filter(|code| !code.is_empty()),
        aliases: trimmed(&draft.aliases),
        groups: trimmed(&draft.groups),
    };
    let all = [&draft.name]
        .into_iter()
        .chain(&draft.aliases)
        .chain(&draft.groups);
    let fits =
        |text: &String| !text.chars().any(char::is_control) && text.chars().count() <= NAME_MAX;
    if draft.name.is_empty() || !all.into_iter().all(fits) {
        return Err(Error::usage(format!(
            "单位名称不能空，名称、别名和分组都不超过 {NAME_MAX} 个字，不含换行"
        )));
    }
    if draft.code.as_ref().is_some_and(|code| !is_code(code)) {
        return Err(Error::usage("单位编码只用字母、数字和短横，不超过 32 个"));
    }
    Ok(draft)
}

fn is_code(code: &str) -> bool {
    code.len() <= 32 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
