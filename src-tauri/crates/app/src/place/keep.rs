use super::{Place, State};
use crate::backup;
use crate::search::Gatherer;
use crate::{Desk, Result};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// How often somebody looks whether the clerk is still there.
const ROUND: Duration = Duration::from_secs(5);
/// The first page is drawn before the first backup is made.
const FIRST: Duration = Duration::from_secs(5);
const EVERY: Duration = Duration::from_secs(30 * 60);

/// How long the reader of attachments rests between two files, and where there is none to read.
const BREATH: Duration = Duration::from_millis(50);
const REST: Duration = Duration::from_secs(2);

impl Place {
    /// As long as the place is there: makes backups at the start and at regular moments, shuts a
    /// protected ledger that nobody touches, and reads attachments for the search box.
    pub fn keep(self: &Arc<Place>) {
        let place = Arc::downgrade(self);
        thread::spawn(move || {
            let mut gatherer = Gatherer::default();
            while let Some(rest) = gathered(&place, &mut gatherer) {
                thread::sleep(rest);
            }
        });
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

/// Reads one attachment, and says how long to rest; nothing where the place is gone.
fn gathered(place: &Weak<Place>, gatherer: &mut Gatherer) -> Option<Duration> {
    let place = place.upgrade()?;
    let Some(waiting) = place.while_open(|desk| gatherer.next(desk)).flatten() else {
        return Some(REST);
    };
    // The desk is free while the file is read: locking it must not wait for that.
    if let Some(read) = gatherer.read(&waiting) {
        place.while_open(|desk| waiting.keep(desk, &read));
    }
    Some(BREATH)
}

impl Place {
    /// Does something at the desk where it is open. What goes wrong is tried again later.
    fn while_open<T>(&self, work: impl FnOnce(&Desk) -> Result<T>) -> Option<T> {
        let State::Open(desk) = &*self.reading() else {
            return None;
        };
        let done = work(desk);
        if let Err(error) = &done {
            tracing::warn!(
                code = error.code,
                "attachments could not be read; tried again later"
            );
        }
        done.ok()
    }
}
