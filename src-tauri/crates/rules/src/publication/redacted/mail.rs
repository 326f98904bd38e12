/// wang.wu@example.cn becomes w***@example.cn.
pub fn mail(text: &str) -> String {
    let Some((name, domain)) = text.rsplit_once(['@', '＠']) else {
        return super::middle(text, 1, 0);
    };
    let first: String = name.chars().take(1).collect();
    format!("{first}***@{domain}")
}
