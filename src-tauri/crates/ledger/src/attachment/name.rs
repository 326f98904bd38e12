/// Most characters of a file name: with an extension it fits every file system (255 bytes).
const NAME_MAX: usize = 80;

/// A file name that every system can write: no path, no control or reserved characters.
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let tame = |c: char| {
        let reserved = matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
        let turning = matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if reserved || turning || c.is_control() || c == '\u{E000}' {
            '_'
        } else {
            c
        }
    };
    let clean: String = last.chars().map(tame).collect();
    let clean = clean.trim().trim_end_matches(['.', ' ']);
    let clean = if clean.is_empty() { "附件" } else { clean };
    let short = shorten(clean);
    if is_device(&short) {
        format!("_{short}")
    } else {
        short
    }
}

/// A long name loses its middle, never its extension.
fn shorten(name: &str) -> String {
    if name.chars().count() <= NAME_MAX {
        return name.to_owned();
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, ext)) if ext.chars().count() <= 10 && !stem.is_empty() => (stem, ext),
        _ => (name, ""),
    };
    let room = NAME_MAX - extension.chars().count() - 1;
    let stem: String = stem.chars().take(room).collect();
    if extension.is_empty() {
        stem
    } else {
        format!("{stem}.{extension}")
    }
}

/// Windows keeps these names for itself.
fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::safe_name;
    use proptest::prelude::*;

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name(r"C:\temp\年度 报告.docx"), "年度 报告.docx");
        assert_eq!(safe_name(".."), "附件");
        assert_eq!(safe_name("con.txt"), "_con.txt");
    }

    proptest! {
        #[test]
        fn every_name_is_short_and_keeps_a_short_extension(stem in "\\PC{1,300}") {
            let name = safe_name(&format!("x{stem}.docx"));
            prop_assert!(name.len() <= 255 && name.ends_with(".docx"), "{name}");
            prop_assert!(!name.contains(['/', '\\', ':']));
        }
    }
}
