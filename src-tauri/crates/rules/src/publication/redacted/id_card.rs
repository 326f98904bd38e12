/// 110101199003078515 becomes 110*************15: the province and county's first digit, and the
/// last two.
pub fn id_card(text: &str) -> String {
    super::middle(text, 3, 2)
}
