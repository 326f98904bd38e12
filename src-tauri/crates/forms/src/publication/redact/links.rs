use super::RedactError;
use super::parts::Parts;
use crate::fill::edits::Edits;
use crate::fill::scan::Scan;
use quick_xml::escape::escape;

/// A link to write to somebody holds the address once more.
pub(super) fn replace(parts: &mut Parts, gone: &[(String, String)]) -> Result<(), RedactError> {
    for rels in parts.names().iter().filter(|n| n.ends_with(".rels")) {
        let xml = parts.text(rels)?;
        let mut edits = Edits::default();
        let mut scan = Scan::new(&xml);
        while let Some(tag) = scan.next()? {
            let Some((place, target)) = tag.place("Target").zip(tag.attribute("Target")) else {
                continue;
            };
            let clean = gone
                .iter()
                .fold(target.to_string(), |t, (was, is)| t.replace(was, is));
            if tag.begins("Relationship") && clean != target {
                edits.replace(place, escape(&clean));
            }
        }
        parts.edit(rels, &xml, edits);
    }
    Ok(())
}
