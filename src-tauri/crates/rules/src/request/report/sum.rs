use super::{Place, Report};

impl Report {
    /// Adds another office's numbers to these; false where a sum has no room in its place, which
    /// then stays as it was. What neither knows stays unknown.
    pub fn add(&mut self, other: &Report) -> bool {
        let mut fits = true;
        for place in Place::all() {
            let Some(number) = other.at(place) else {
                continue;
            };
            let sum = self.at(place).unwrap_or(0).checked_add(number);
            fits &= sum.is_some_and(|sum| self.put(place, sum));
        }
        fits
    }
}
