/// 0350-1234567 becomes 0350-****567: the area code stays where it is set apart.
pub fn landline(text: &str) -> String {
    let local = text.find(|c: char| c != '+' && c != '(' && c != '（' && !c.is_numeric());
    // An extension behind the number is no area code before it.
    let area = local.filter(|at| text[..*at].chars().filter(|c| c.is_numeric()).count() <= 4);
    let (area, number) = text.split_at(area.unwrap_or(0));
    format!("{area}{}", super::middle(number, 0, 3))
}
