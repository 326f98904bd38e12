//! The unit's side of the exchange: what it asks of an office, what it needs of its own desk, and
//! one round between both.

mod answer;
mod desk;
mod http;
mod office;
mod pin;
mod round;
mod send;
mod signed;
mod tls;
mod trust;

pub use answer::take_answer;
pub use desk::{Desk, Failure, ReadSeek};
pub use http::Http;
pub use office::Office;
pub use pin::Pin;
pub use round::{Round, round};
pub use signed::{Asked, Client, Identity, Said, Transport};
pub use trust::OfficeKeys;
