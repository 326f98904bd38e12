use super::{Place, State};
use crate::backup;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// How often somebody looks whether the clerk is still there.
const ROUND: Duration = Duration::from_secs(5);
/// The first page is drawn before the first backup is made.
const FIRST: Duration = Duration::from_secs(5);
const EVERY: Duration = Duration::from_secs(30 * 60);

impl Place {
    /// As long as the place is there: makes backups at the start and at regular moments, and shuts
    /// a protected ledger that nobody touches.
    pub fn keep(self: &Arc<Place>) {
        let place = Arc::downgrade(self);
        thread::spawn(move || {
            let mut due = Instant::now() + FIRST;
            while round(&place, &mut due) {
                thread::sleep(ROUND);
            }
        });
    }
}

/// False where the place is gone.
fn round(place: &Weak<Place>, due: &mut Instant) -> bool {
    let Some(place) = place.upgrade() else {
        return false;
    };
    let now = Instant::now();
    place.shut_if_idle(now);
    if now >= *due
        && let State::Open(desk) = &*place.reading()
    {
        backup::regular(desk);
        *due = now + EVERY;
    }
    true
}
