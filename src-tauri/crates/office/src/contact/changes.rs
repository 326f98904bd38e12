use super::Person;

/// What became otherwise from one filing to the next, in Chinese, person by person.
pub(super) fn changes(before: &[Person], now: &[Person]) -> Vec<String> {
    let known = |people: &[Person], id: &str| people.iter().find(|one| one.id == id).cloned();
    let mut said = Vec::new();
    for person in now {
        match known(before, &person.id) {
            None => said.push(format!("新增{}", named(person))),
            Some(old) => said.extend(changed(&old, person)),
        }
    }
    let gone = before.iter().filter(|old| known(now, &old.id).is_none());
    said.extend(gone.map(|old| format!("不再是联系人：{}", named(old))));
    said
}

fn changed(old: &Person, new: &Person) -> Option<String> {
    let fields = [
        ("姓名", &old.name, &new.name),
        ("分工", &old.role, &new.role),
        ("职务", &old.title, &new.title),
        ("联系电话", &old.phone, &new.phone),
        ("备注", &old.remarks, &new.remarks),
    ];
    let differ = fields.into_iter().filter(|(_, old, new)| old != new);
    let words: Vec<String> = differ
        .map(|(title, old, new)| format!("{title}由“{}”改为“{}”", shown(old), shown(new)))
        .collect();
    (!words.is_empty()).then(|| format!("{}：{}", named(new), words.join("，")))
}

fn named(person: &Person) -> String {
    match person.role.as_str() {
        "" => person.name.clone(),
        role => format!("{}（{role}）", person.name),
    }
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "空" } else { text }
}
