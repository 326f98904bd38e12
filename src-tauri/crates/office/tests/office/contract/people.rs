use super::fresh;
use crate::common::Office;
use minglu_office::person::{self, Role};

const PASSWORD: &str = "correct horse battery";

pub fn a_name_is_given_once_and_shut_after_five_wrong_passwords(office: &Office) {
    let (store, name) = (&office.store, fresh("人"));
    let name = &name[name.len() - 32..];
    person::add(store, "测试", name, Role::Reviewer, PASSWORD).unwrap();
    let again = person::add(store, "测试", name, Role::Leader, PASSWORD);
    assert_eq!(again.unwrap_err().code, "conflict");
    let login = |password: &str| person::login(store, name, password);
    for _ in 0..5 {
        assert_eq!(login("wrong password").unwrap_err().code, "wrong_password");
    }
    assert_eq!(login(PASSWORD).unwrap_err().code, "locked_out");
    let listed = person::list(store).unwrap();
    assert!(
        listed
            .iter()
            .any(|of| of.name == name && of.locked_until.is_some())
    );
    person::set_password(store, "测试", name, "another horse battery").unwrap();
    assert_eq!(login("another horse battery").unwrap().role, Role::Reviewer);
    let nobody = person::set_password(store, "测试", "nobody", PASSWORD);
    assert_eq!(nobody.unwrap_err().code, "not_found");
}

pub fn a_session_lasts_until_somebody_ends_it(office: &Office) {
    let (store, name) = (&office.store, fresh("人"));
    let name = &name[name.len() - 32..];
    person::add(store, "测试", name, Role::Administrator, PASSWORD).unwrap();
    let enter = || person::login(store, name, PASSWORD).unwrap().token;
    let (first, second) = (enter(), enter());
    let known = |token: &str| person::recognise(store, token).unwrap().map(|of| of.name);
    assert_eq!(known(&first).as_deref(), Some(name));
    assert_eq!(known("another"), None);
    person::logout(store, name, &first).unwrap();
    assert_eq!(
        (known(&first), known(&second)),
        (None, Some(name.to_owned()))
    );
    person::remove(store, "测试", name).unwrap();
    assert_eq!(known(&second), None);
    assert_eq!(
        person::remove(store, "测试", name).unwrap_err().code,
        "not_found"
    );
}
