//! What every Office file says about itself beside its content.

use super::{Tell, TraceKind, buried, trace};
use crate::fill::package::Package;
use crate::fill::scan::{Scan, texts_of};
use crate::read::ReadError;

/// Elements that name people and places.
pub(crate) const OF_CORE: [&str; 2] = ["creator", "lastModifiedBy"];
pub(crate) const OF_APP: [&str; 2] = ["Company", "Manager"];

pub(super) fn look(package: &mut Package, tell: Tell<'_>) -> Result<(), ReadError> {
    authors(package, tell)?;
    let names = package.names().to_vec();
    let inside: Vec<&str> = names.iter().filter_map(|n| embedded(n)).collect();
    if !inside.is_empty() {
        let detail = format!(
            "{}共 {} 处，明录看不到里面的内容",
            distinct(&inside),
            inside.len()
        );
        trace(TraceKind::Embedded, detail, tell)?;
    }
    if names.iter().any(|n| n.contains("/media/")) {
        let words = "图片里的文字看不到，请自己看一遍有没有身份证照片、签名、手机号";
        tell(super::Told::Unseen(words.into()))?;
    }
    links(package, &names, tell)
}

fn authors(package: &mut Package, tell: Tell<'_>) -> Result<(), ReadError> {
    let mut said = Vec::new();
    for (part, elements) in [("docProps/core.xml", OF_CORE), ("docProps/app.xml", OF_APP)] {
        if package.has(part) {
            said.extend(texts_of(&package.text(part)?, &elements)?);
        }
    }
    said.retain(|text| !text.trim().is_empty());
    let own = package.has("docProps/custom.xml");
    if own {
        let texts = texts_of(&package.text("docProps/custom.xml")?, &["lpwstr", "lpstr"])?;
        buried("自定义属性", &texts, tell)?;
    }
    buried("作者信息", &said, tell)?;
    said.dedup();
    let mut detail = said.join("、");
    if own {
        let comma = if detail.is_empty() { "" } else { "；" };
        detail = format!("{detail}{comma}有自定义属性");
    }
    match detail.is_empty() {
        true => Ok(()),
        false => trace(TraceKind::Author, detail, tell),
    }
}

/// What a part is that holds more than is looked into.
pub(crate) fn embedded(part: &str) -> Option<&'static str> {
    let kinds = [
        ("/embeddings/", "嵌入的文件"),
        ("vbaProject", "宏"),
        ("/activeX/", "控件"),
        ("pivotCache/", "数据透视表的缓存"),
        ("/afchunk", "嵌入的文件"),
        ("/model/", "数据模型"),
    ];
    let ours = part.starts_with("word/") || part.starts_with("xl/");
    let found = kinds.iter().find(|(sign, _)| part.contains(sign));
    found
        .filter(|_| ours && !part.ends_with('/') && !part.ends_with(".rels"))
        .map(|(_, name)| *name)
}

fn distinct(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    names.join("、")
}

/// Pages and files that are linked to. An address of mail in a link is a text too.
fn links(package: &mut Package, names: &[String], tell: Tell<'_>) -> Result<(), ReadError> {
    let mut targets = Vec::new();
    for rels in names.iter().filter(|n| n.ends_with(".rels")) {
        let xml = package.text(rels)?;
        let mut scan = Scan::new(&xml);
        while let Some(tag) = scan.next()? {
            if tag.attribute("TargetMode").is_some_and(|m| m == "External") {
                targets.extend(tag.attribute("Target").map(|t| t.into_owned()));
            }
        }
    }
    targets.sort_unstable();
    targets.dedup();
    buried("链接", &targets, tell)?;
    let outside: Vec<&String> = targets.iter().filter(|t| !is_page(t)).collect();
    let Some(first) = outside.first() else {
        return Ok(());
    };
    let detail = format!("链到别的文件 {} 处，如 {first}", outside.len());
    trace(TraceKind::Links, detail, tell)
}

/// Links to pages are meant to be seen; those to files tell where somebody keeps them.
fn is_page(target: &str) -> bool {
    ["http://", "https://", "mailto:", "#"]
        .iter()
        .any(|b| target.starts_with(b))
}
