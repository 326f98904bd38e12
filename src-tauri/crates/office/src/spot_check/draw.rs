use crate::secret::hex;
use sha2::{Digest, Sha256};

/// Something that may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Code of the unit.
    pub unit: String,
    /// What tells it from the unit's others.
    pub id: String,
    /// What it is, for people.
    pub subject: String,
}

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    /// So many units.
    pub units: usize,
    /// So many items of each.
    pub items: usize,
}

/// Draws from the candidates. The same seed draws the same from the same candidates, in whatever
/// order they come, and nobody who has not seen the seed can say what it will be.
pub fn draw(seed: &str, candidates: &[Candidate], draw: Draw) -> Vec<Candidate> {
    let mut units: Vec<&str> = candidates.iter().map(|one| one.unit.as_str()).collect();
    units.sort_by_cached_key(|unit| (lot(seed, &[unit]), (*unit).to_owned()));
    units.dedup();
    let mut drawn = Vec::new();
    for unit in units.into_iter().take(draw.units) {
        let mut own: Vec<&Candidate> = candidates.iter().filter(|one| one.unit == unit).collect();
        own.sort_by_cached_key(|one| (lot(seed, &[unit, &one.id]), one.id.clone()));
        drawn.extend(own.into_iter().take(draw.items).cloned());
    }
    drawn
}

/// The lot of a name: no part can be moved into its neighbour.
fn lot(seed: &str, name: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in [seed].iter().chain(name) {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hex(&hasher.finalize())
}
