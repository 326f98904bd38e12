use crate::squash;
use std::collections::HashSet;

/// A text as its pairs of neighbouring characters, by which one is told from another.
#[derive(Debug, Clone, Default)]
pub struct Pairs(HashSet<(char, char)>);

impl Pairs {
    /// The pairs of a text, white space and widths aside.
    #[must_use]
    pub fn of(text: &str) -> Pairs {
        let text = squash(text);
        Pairs(text.chars().zip(text.chars().skip(1)).collect())
    }

    /// How much two texts have in common, from 0 to 1 (Dice's coefficient).
    #[must_use]
    pub fn likeness(&self, other: &Pairs) -> f64 {
        let both = self.0.intersection(&other.0).count();
        match self.0.len() + other.0.len() {
            0 => 0.0,
            all => 2.0 * both as f64 / all as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn the_same_words_are_fully_alike_and_others_are_not() {
        let text = Pairs::of("2025年度部门 决算");
        assert!((text.likeness(&Pairs::of("2025年度部门决算")) - 1.0).abs() < f64::EPSILON);
        assert!(text.likeness(&Pairs::of("征地补偿标准")) < 0.1);
        assert!(Pairs::of("").likeness(&Pairs::of("")) < f64::EPSILON);
    }
}
