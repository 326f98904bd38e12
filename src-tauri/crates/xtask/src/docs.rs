//! Paths that the documents name must exist.

use crate::place;
use crate::process::Outcome;
use std::fs;
use std::path::{Path, PathBuf};

/// Looks at the README and at every page of the manual.
pub fn check() -> Outcome {
    let missing: Vec<String> = documents()
        .iter()
        .flat_map(|document| stale(document))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "documents name what does not exist:\n  {}",
        missing.join("\n  ")
    )
    .into())
}

fn documents() -> Vec<PathBuf> {
    let manual = fs::read_dir(place::root().join("assets/manual"))
        .into_iter()
        .flatten()
        .flatten();
    let pages = manual
        .map(|entry| entry.path())
        .filter(|p| p.extension().is_some_and(|e| e == "md"));
    let readme = place::root().join("README.md");
    std::iter::once(readme)
        .filter(|path| path.is_file())
        .chain(pages)
        .collect()
}

fn stale(document: &Path) -> Vec<String> {
    let text = fs::read_to_string(document).unwrap_or_default();
    let folder = document.parent().map(Path::to_path_buf).unwrap_or_default();
    let there = |name: &str| place::root().join(name).exists() || folder.join(name).exists();
    let missing = paths(&text).into_iter().filter(|name| !there(name));
    missing
        .map(|name| format!("{}: {name}", document.display()))
        .collect()
}

/// Code spans with a slash, and targets of links, that can only be paths of this repository.
fn paths(text: &str) -> Vec<&str> {
    let prose: Vec<&str> = text.split("```").step_by(2).collect();
    let spans = prose
        .iter()
        .flat_map(|part| part.split('`').skip(1).step_by(2));
    let links = prose
        .iter()
        .flat_map(|part| part.split("](").skip(1))
        .filter_map(|rest| {
            rest.split_once(')')
                .map(|(target, _)| target.split('#').next().unwrap_or_default())
        });
    let spans = spans.filter(|span| span.contains('/') && ours(span));
    spans.chain(links.filter(|target| ours(target))).collect()
}

fn ours(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    let outside = ["/", "~", "../", "http", "target/", "ui/dist"];
    !name.is_empty()
        && name.chars().all(plain)
        && !outside.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::paths;

    #[test]
    fn only_names_that_can_be_files_of_this_repository_are_looked_up() {
        let text = "See `ui/src`, [manual](assets/manual/start.md#top), `cargo xtask run`, `/etc/hosts`, \
                    `schemas/*.json`, <https://example.org> and [site](https://example.org).\n\
                    ```\n`no/path`\n```\n";
        assert_eq!(paths(text), ["ui/src", "assets/manual/start.md"]);
    }
}
