//! The fee for processing information (信息处理费, 国办函〔2020〕109号): by the number of requests or by
//! the number of pages, never both, each band at a rate of its own. The tiers are data,
//! `assets/request-fees.json`.

mod charge;
mod month;
mod tariff;

pub use charge::{Band, Charge};
pub use month::{Asked, in_month};
pub use tariff::{FeesError, Growth, Tariff, Tariffs, Tier, Way};
