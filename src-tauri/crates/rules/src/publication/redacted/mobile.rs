/// 13812341234 becomes 138****1234; a country code before it stays.
pub fn mobile(text: &str) -> String {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    super::middle(text, 3 + digits.saturating_sub(11), 4)
}
