//! `desk.start`: the first day. Says which unit sits at this desk.

use crate::command::Done;
use crate::unit::{OwnUnit, UnitProfile, own_unit};
use crate::{Desk, Error, Result};
use serde::Deserialize;
use ts_rs::TS;

/// The unit and its other names and groups.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its full name.
    pub unit: String,
    /// The county.
    pub county: String,
    /// Other names by which notices call it.
    pub aliases: Vec<String>,
    /// Groups that it belongs to.
    pub groups: Vec<String>,
}

/// The unit as stored.
pub type Response = OwnUnit;

/// Runs the command.
///
/// # Errors
/// `conflict` where a unit sits here already; `invalid` where the name is empty.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    if let Some(unit) = own_unit(desk)? {
        let name = unit.name;
        return Err(Error::new(
            "conflict",
            format!(
                "这里已经是“{name}”的台账。要改单位信息，请到“设置”；要另建一个单位，请换一个数据文件夹"
            ),
        ));
    }
    let Request {
        unit,
        county,
        aliases,
        groups,
    } = request;
    let name = unit;
    crate::unit::set_own::run(
        desk,
        UnitProfile {
            name,
            county,
            aliases,
            groups,
        },
    )
}
