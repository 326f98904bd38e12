//! The exchange between the units and the county office, and all that can go wrong between and
//! under them: the real client and the real server over real sockets, by way of a proxy of ours.

mod clock;
mod county;
mod full;
mod kill;
mod message;
mod proxy;
mod restored;
mod schedule;
mod schedules;
mod settled;
