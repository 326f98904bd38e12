use super::Changes;
use super::issue::{Draft, Issued, UnitTasks};
use super::read::{Table, reader, role};
use crate::unit::Unit;
use std::collections::HashSet;
use uuid::Uuid;

/// Whose each row is.
pub(super) struct Split {
    /// Id of each row: in a new version the one that it had.
    pub ids: Vec<String>,
    /// For each unit in order, its rows with the role in them.
    pub roles: Vec<Vec<(usize, String)>>,
}

impl Split {
    pub fn of(table: &Table, units: &[Unit], year: i32) -> Split {
        let rows_of = |unit: &Unit| {
            let mut reader = reader(unit);
            let rows = table.rows.iter().enumerate();
            rows.filter_map(|(at, row)| Some((at, role(&mut reader, row, year)?)))
                .collect()
        };
        Split {
            ids: table
                .known
                .iter()
                .map(|known| known.clone().unwrap_or_else(|| Uuid::now_v7().to_string()))
                .collect(),
            roles: units.iter().map(rows_of).collect(),
        }
    }

    /// The units that have a task, each with its rows.
    pub fn by_unit<'a>(&self, units: &'a [Unit]) -> Vec<(&'a Unit, Vec<usize>)> {
        let pairs = units.iter().zip(&self.roles);
        let rows = |roles: &Vec<(usize, String)>| roles.iter().map(|(at, _)| *at).collect();
        pairs
            .filter(|(_, roles)| !roles.is_empty())
            .map(|(unit, roles)| (unit, rows(roles)))
            .collect()
    }

    /// Units for which the table has no task.
    pub fn without(&self, units: &[Unit]) -> Vec<String> {
        let pairs = units.iter().zip(&self.roles);
        pairs
            .filter(|(_, roles)| roles.is_empty())
            .map(|(unit, _)| unit.name.clone())
            .collect()
    }

    /// Rows whose owners are none of our units, by their place from 1.
    pub fn nobodys(&self) -> Vec<u64> {
        let owned: HashSet<usize> = self.roles.iter().flatten().map(|(row, _)| *row).collect();
        let rows = 0..self.ids.len();
        rows.filter(|at| !owned.contains(at))
            .map(|at| at as u64 + 1)
            .collect()
    }

    pub fn told(
        &self,
        id: String,
        draft: &Draft,
        units: &[Unit],
        changes: Option<Changes>,
    ) -> Issued {
        let got = self.by_unit(units).into_iter();
        Issued {
            id,
            title: draft.title.clone(),
            tasks: self.ids.len() as u64,
            changes,
            without: self.without(units),
            nobodys: self.nobodys(),
            units: got
                .map(|(unit, rows)| UnitTasks {
                    unit: unit.code.clone(),
                    name: unit.name.clone(),
                    tasks: rows.len() as u64,
                })
                .collect(),
        }
    }
}
