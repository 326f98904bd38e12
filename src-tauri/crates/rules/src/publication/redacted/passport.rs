/// E12345678 becomes E1*****78.
pub fn passport(text: &str) -> String {
    super::middle(text, 2, 2)
}
