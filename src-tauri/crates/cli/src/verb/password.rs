use crate::arguments::Password;
use crate::ask::Asking;
use minglu_app::{Place, Result};
use serde_json::{Value, json};

/// Sets, changes, removes or regains a password.
pub fn run(place: &Place, asking: &mut Asking, what: Password) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(place.dispatch(name, payload)?.value);
    match what {
        Password::Set => {
            let password = asking.new_password()?;
            let name = asking.who();
            call(
                "password.set",
                json!({ "name": name, "password": password }),
            )
        }
        Password::Change => change(place, asking),
        Password::Remove => {
            asking.open(place)?;
            call(
                "password.remove",
                json!({ "password": asking.said().unwrap_or_default() }),
            )?;
            Ok(done("密码已取消，数据不再加密"))
        }
        Password::Recover => {
            let code = asking.secret("恢复码：")?;
            let password = asking.new_password()?;
            let name = asking.who();
            let request = json!({ "name": name, "code": code, "password": password });
            call("lock.recover", request)?;
            Ok(done("已设新密码，恢复码不变"))
        }
        Password::Code => {
            asking.open(place)?;
            call(
                "password.code",
                json!({ "password": asking.said().unwrap_or_default() }),
            )
        }
    }
}

/// A person changes her own password.
pub fn change(place: &Place, asking: &mut Asking) -> Result<Value> {
    asking.open(place)?;
    let new = asking.new_password()?;
    let request = json!({ "old": asking.said().unwrap_or_default(), "new": new });
    place.dispatch("password.change", request)?;
    Ok(done("密码已修改"))
}

/// What a script and a person read where there is nothing else to tell.
pub fn done(words: &str) -> Value {
    json!({ "ok": true, "message": words })
}
