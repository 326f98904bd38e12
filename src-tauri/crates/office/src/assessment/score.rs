use super::count::{Counts, Share, count};
use super::point::{Point, points};
use super::weights::{Part, Rule, Weights, weights};
use crate::Result;
use crate::store::Store;
use crate::unit::list_in;
use serde::Serialize;

/// The scores of a year.
#[derive(Debug, Clone, Serialize)]
pub struct Assessment {
    /// The year.
    pub year: i32,
    /// What the parts weigh.
    pub weights: Weights,
    /// The units, the best first; those with the same score in the order in which they were added.
    pub units: Vec<UnitScore>,
}

/// The score of a unit.
#[derive(Debug, Clone, Serialize)]
pub struct UnitScore {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// By part, in the order of the weights.
    pub parts: Vec<PartScore>,
    /// Points by hand.
    pub by_hand: Vec<Point>,
    /// All points in hundredths.
    pub total: i64,
    /// Its place from 1; the same for the same score.
    pub rank: u64,
}

/// The score of a unit in one part.
#[derive(Debug, Clone, Serialize)]
pub struct PartScore {
    /// What was counted.
    pub share: Share,
    /// In hundredths.
    pub points: i64,
}

/// Scores a year. Nothing is kept of it but the points by hand: it follows from the batches.
///
/// # Errors
/// `usage` where there is no such year.
pub fn score(store: &Store, year: i32) -> Result<Assessment> {
    store.read(|sql| {
        let weights = weights(sql)?;
        let counts = count(sql, year)?;
        let points = points(sql, year)?;
        let mut units = Vec::new();
        for unit in list_in(sql)? {
            let own = counts.get(&unit.code).copied().unwrap_or_default();
            let parts = weights.parts.iter().map(|part| part_score(part, own));
            let parts: Vec<PartScore> = parts.collect();
            let by_hand = points.iter().filter(|point| point.unit == unit.code);
            let by_hand: Vec<Point> = by_hand.cloned().collect();
            let counted: i64 = parts.iter().map(|part| part.points).sum();
            let total = counted + by_hand.iter().map(|point| point.points).sum::<i64>();
            units.push(UnitScore {
                unit: unit.code,
                name: unit.name,
                parts,
                by_hand,
                total,
                rank: 0,
            });
        }
        Ok(Assessment {
            year,
            weights,
            units: ranked(units),
        })
    })
}

/// Where nothing was asked for, nothing is lost; but who has sent nothing has no good batches.
fn part_score(part: &Part, counts: Counts) -> PartScore {
    let share = match part.rule {
        Rule::OnTime => counts.on_time,
        Rule::NotReturned => counts.not_returned,
        Rule::Reported => counts.reported,
    };
    let full = i64::from(part.points) * 100;
    let points = match (share.whole, part.rule) {
        (0, Rule::NotReturned) => 0,
        (0, _) => full,
        (whole, _) => {
            let (part, whole) = (share.part.cast_signed(), whole.cast_signed());
            // Half a hundredth is rounded up.
            (full * part * 2 + whole) / (whole * 2)
        }
    };
    PartScore { share, points }
}

fn ranked(mut units: Vec<UnitScore>) -> Vec<UnitScore> {
    units.sort_by_key(|unit| std::cmp::Reverse(unit.total));
    let totals: Vec<i64> = units.iter().map(|unit| unit.total).collect();
    for unit in &mut units {
        let better = totals.iter().filter(|total| **total > unit.total);
        unit.rank = better.count() as u64 + 1;
    }
    units
}
