/// 6222021234567890123 becomes 6222***********0123.
pub fn bank_card(text: &str) -> String {
    super::middle(text, 4, 4)
}
