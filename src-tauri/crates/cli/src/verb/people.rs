use super::password::{change, done};
use crate::arguments::People;
use crate::ask::Asking;
use minglu_app::{Place, Result};
use serde_json::{Value, json};

/// Lists, adds, removes and renames the people of this desk.
pub fn run(place: &Place, asking: &mut Asking, what: People) -> Result<Value> {
    if let People::Password = what {
        return change(place, asking);
    }
    asking.open(place)?;
    let call =
        |name: &str, payload: Value| -> Result<Value> { Ok(place.dispatch(name, payload)?.value) };
    match what {
        People::List | People::Password => {
            let state = call("lock.show", json!({}))?;
            Ok(json!({ "people": state["people"], "person": state["person"] }))
        }
        People::Add { name, role } => {
            let password = match asking.said() {
                Some(_) => Some(asking.new_password()?),
                None => None,
            };
            let said = asking.said();
            let request = json!({ "name": name, "role": role, "said": said, "password": password });
            call("people.add", request)?;
            Ok(done("已添加"))
        }
        People::Remove { name } => {
            call(
                "people.remove",
                json!({ "name": name, "said": asking.said() }),
            )?;
            Ok(done("已移除"))
        }
        People::Rename { name } => {
            call(
                "people.rename",
                json!({ "name": name, "said": asking.said() }),
            )?;
            Ok(done("姓名已改"))
        }
        People::Switch { name } => {
            call("people.switch", json!({ "name": name }))?;
            Ok(done("已换人"))
        }
    }
}
