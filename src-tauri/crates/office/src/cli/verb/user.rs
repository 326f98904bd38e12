use super::super::arguments::User;
use super::{Said, WHO};
use minglu_office::person;
use minglu_office::{Error, Office, Result};
use serde_json::json;

pub fn run(office: &Office, verb: User) -> Result<Said> {
    let store = &office.store;
    match verb {
        User::Add {
            name,
            role,
            password_stdin,
        } => {
            person::add(store, WHO, &name, role.into(), &password(password_stdin)?)?;
            done(format!("已增加用户“{name}”。"))
        }
        User::Password {
            name,
            password_stdin,
        } => {
            person::set_password(store, WHO, &name, &password(password_stdin)?)?;
            done(format!("已重设“{name}”的密码。"))
        }
        User::Remove { name } => {
            person::remove(store, WHO, &name)?;
            done(format!("已删除用户“{name}”。"))
        }
        User::List => list(office),
    }
}

fn list(office: &Office) -> Result<Said> {
    let people = person::list(&office.store)?;
    let line = |person: &person::PersonInfo| {
        let locked = person.locked_until.as_ref();
        let locked = locked.map_or_else(String::new, |until| format!("，暂停登录到 {until}"));
        format!("{}（{}）{locked}", person.name, person.role.title())
    };
    let lines = people.iter().map(line).collect();
    Said::new(&people, lines)
}

fn done(words: String) -> Result<Said> {
    Said::new(&json!({}), vec![words])
}

/// From the keyboard, twice; or one line of standard input.
fn password(from_stdin: bool) -> Result<String> {
    let unread = |e: std::io::Error| Error::io("读不到密码", &e);
    if from_stdin {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map_err(unread)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let first = rpassword::prompt_password("新密码：").map_err(unread)?;
    let again = rpassword::prompt_password("再输一次：").map_err(unread)?;
    match first == again {
        true => Ok(first),
        false => Err(Error::usage("两次输入的密码不一样，请重来")),
    }
}
