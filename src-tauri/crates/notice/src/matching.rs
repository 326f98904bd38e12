use crate::Pairs;

/// From this likeness on two duties may be the same.
const ALIKE: f64 = 0.3;
/// Texts of each side at most that are matched.
const MOST: usize = 2_000;

/// Two texts that say the same, as far as their words tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// The place in the first list.
    pub one: usize,
    /// The place in the second.
    pub other: usize,
    /// How alike they are, from 0 to 1.
    pub likeness: f64,
}

/// Pairs the texts of two lists, the likest first; each text is in one pair at most.
pub fn matched(ones: &[String], others: &[String]) -> Vec<Match> {
    let pairs = |texts: &[String]| -> Vec<Pairs> {
        texts
            .iter()
            .take(MOST)
            .map(|text| Pairs::of(text))
            .collect()
    };
    let (ones, others) = (pairs(ones), pairs(others));
    let mut all = Vec::new();
    for (one, a) in ones.iter().enumerate() {
        for (other, b) in others.iter().enumerate() {
            let likeness = a.likeness(b);
            if likeness >= ALIKE {
                all.push(Match {
                    one,
                    other,
                    likeness,
                });
            }
        }
    }
    all.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    let mut taken: Vec<Match> = Vec::new();
    for each in all {
        let free = |pair: &Match| pair.one != each.one && pair.other != each.other;
        if taken.iter().all(free) {
            taken.push(each);
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::matched;

    #[test]
    fn each_duty_meets_the_likest_and_only_one() {
        let texts = |list: [&str; 3]| list.map(str::to_owned);
        let above = texts(["做好政策解读工作", "建设政务公开专区", "编制年度报告"]);
        let ours = texts([
            "在大厅建设政务公开专区",
            "认真做好政策解读工作",
            "开展业务培训",
        ]);
        let found: Vec<_> = matched(&above, &ours)
            .iter()
            .map(|m| (m.one, m.other))
            .collect();
        assert_eq!(found, [(0, 1), (1, 0)]);
    }
}
