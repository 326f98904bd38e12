use crate::arguments::Catalogue;
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Value, json};

/// Does what is asked of the standard catalogue.
pub fn run(desk: &Desk, catalogue: Catalogue) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match catalogue {
        Catalogue::Check { year, field, state } => call(
            "catalogue.check",
            json!({ "year": year, "field": field, "state": state }),
        ),
        Catalogue::Carry { from, to } => call("catalogue.carry", json!({ "from": from, "to": to })),
        Catalogue::Compare { from, to, output } => {
            let Some(path) = output else {
                return call("catalogue.compare", json!({ "from": from, "to": to }));
            };
            let format = path.extension().map(|e| e.to_string_lossy().to_lowercase());
            let format = format
                .ok_or_else(|| Error::usage("请在 -o 后写明带后缀的文件名，如 对照表.xlsx"))?;
            let request = json!({ "from": from, "to": to, "format": format, "path": path });
            call("catalogue.print", request)
        }
    }
}
