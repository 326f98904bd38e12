use super::tree::Element;

/// No length on paper is longer: a hostile one must not make the typesetter reckon with it.
const LONGEST: f64 = 1584.0;

/// An attribute in twentieths of a point, as points.
pub(super) fn twips(element: &Element, attribute: &str) -> Option<f64> {
    number(element, attribute).map(|n| limited(n / 20.0))
}

/// An attribute in eighths of a point, as points.
pub(super) fn eighths(element: &Element, attribute: &str) -> Option<f64> {
    number(element, attribute).map(|n| limited(n / 8.0))
}

/// An attribute in English metric units, as points.
pub(super) fn emu(element: &Element, attribute: &str) -> Option<f64> {
    number(element, attribute).map(|n| limited(n / 12_700.0))
}

/// An attribute in hundredths, of a line or a character.
pub(super) fn hundredths(element: &Element, attribute: &str) -> Option<f64> {
    number(element, attribute)
        .map(|n| (n / 100.0).clamp(-100.0, 100.0))
        .filter(|n| *n != 0.0)
}

/// An attribute that is a number.
pub(super) fn number(element: &Element, attribute: &str) -> Option<f64> {
    let text = element.attribute(attribute)?.trim();
    text.parse().ok().filter(|n: &f64| n.is_finite())
}

/// An attribute that counts.
pub(super) fn count(element: &Element, attribute: &str) -> Option<u32> {
    element.attribute(attribute)?.trim().parse().ok()
}

/// A colour; none where it is left to the program.
pub(super) fn colour(element: &Element, attribute: &str) -> Option<String> {
    let colour = element.attribute(attribute)?;
    let is_colour = colour.len() == 6 && colour.bytes().all(|b| b.is_ascii_hexdigit());
    is_colour.then(|| colour.to_ascii_lowercase())
}

/// True where a switch is there and not switched off.
pub(super) fn switched(element: &Element) -> bool {
    !matches!(
        element.attribute("val").map(str::trim),
        Some("0" | "false" | "off" | "none")
    )
}

/// A switch that may be there.
pub(super) fn switch(parent: &Element, name: &str) -> Option<bool> {
    parent.child(name).map(switched)
}

fn limited(length: f64) -> f64 {
    length.clamp(-LONGEST, LONGEST)
}
