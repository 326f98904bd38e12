use crate::arguments::Password;
use crate::ask::Asking;
use minglu_app::{Place, Result};
use serde_json::{Value, json};

/// Sets, changes, removes or regains the password.
pub fn run(place: &Place, asking: &mut Asking, what: Password) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(place.dispatch(name, payload)?.value);
    match what {
        Password::Set => call(
            "password.set",
            json!({ "password": asking.new_password()? }),
        ),
        Password::Change => {
            let old = asking.secret("现在的密码：")?;
            let new = asking.new_password()?;
            call("password.change", json!({ "old": old, "new": new }))?;
            Ok(done("密码已修改"))
        }
        Password::Remove => {
            let password = asking.secret("密码：")?;
            call("password.remove", json!({ "password": password }))?;
            Ok(done("密码已取消，数据不再加密"))
        }
        Password::Recover => {
            let code = asking.secret("恢复码：")?;
            let password = asking.new_password()?;
            call(
                "lock.recover",
                json!({ "code": code, "password": password }),
            )?;
            Ok(done("已设新密码，恢复码不变"))
        }
        Password::Code => call(
            "password.code",
            json!({ "password": asking.secret("密码：")? }),
        ),
    }
}

fn done(words: &str) -> Value {
    json!({ "ok": true, "message": words })
}
