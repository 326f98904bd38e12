/// Forms that are text and nothing else.
const PLAIN: [&str; 6] = ["文字", "文字解读", "文字材料", "文本", "文稿", "文件解读"];

/// Words by which the website is called.
const WEBSITE: [&str; 3] = ["网站", "门户网", "政府网"];

/// True where one of the forms is more than text: 图解, 视频, 问答 …
pub fn is_diversified<'a>(mut forms: impl Iterator<Item = &'a str>) -> bool {
    forms.any(|form| !PLAIN.contains(&form.trim()))
}

/// True where one of the channels is not the government's website.
pub fn is_beyond_website<'a>(mut channels: impl Iterator<Item = &'a str>) -> bool {
    channels.any(|channel| !WEBSITE.iter().any(|word| channel.contains(word)))
}
