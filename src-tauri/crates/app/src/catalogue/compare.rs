//! `catalogue.compare`: what a year's catalogue adds to another's, changes and leaves out.

use super::differences::differences;
use crate::command::Done;
use crate::{Desk, Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which years.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The earlier catalogue.
    pub from: i64,
    /// The later one.
    pub to: i64,
}

/// The differences.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "CatalogueDifferences")]
pub struct Response {
    /// Items of the later year only.
    pub added: Vec<CatalogueEntry>,
    /// Items of the earlier year only.
    pub removed: Vec<CatalogueEntry>,
    /// Items that say something else.
    pub changed: Vec<CatalogueChange>,
    /// How many say the same.
    pub same: u64,
}

/// An item by its name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CatalogueEntry {
    /// The record.
    pub id: String,
    /// Its field.
    pub field: String,
    /// Its name.
    pub item: String,
}

/// An item that says something else than the year before.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CatalogueChange {
    /// The later record.
    pub entry: CatalogueEntry,
    /// What it says otherwise.
    pub columns: Vec<CatalogueDifference>,
}

/// A column that differs, as people read it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CatalogueDifference {
    /// Its title.
    pub title: String,
    /// In the earlier year.
    pub before: String,
    /// In the later one.
    pub after: String,
}

/// Runs the command.
///
/// # Errors
/// `usage` where both years are the same.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    if request.from == request.to {
        return Err(Error::usage("请选两个不同的年度来比较"));
    }
    Ok(differences(desk, request.from, request.to)?.into())
}
