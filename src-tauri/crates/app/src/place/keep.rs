use super::{Place, State};
use crate::journal::caught;
use crate::office::Enrolment;
use crate::search::Gatherer;
use crate::{Desk, Result, backup, batch};
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

/// When the county office is asked for the first time, and how long it is left alone then.
const SOON: Duration = Duration::from_secs(20);
const OFTEN: Duration = Duration::from_secs(3 * 60);

impl Place {
    /// As long as the place is there: makes backups at the start and at regular moments, shuts a
    /// protected ledger that nobody touches, reads attachments for the search box, and exchanges
    /// with the county office where the desk is enrolled there.
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
            thread::sleep(SOON);
            while exchanged(&place) {
                thread::sleep(OFTEN);
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

/// One round with the county office. That it does not answer is no news: how it went is kept, and
/// the page shows it. False where the place is gone.
fn exchanged(place: &Weak<Place>) -> bool {
    let Some(place) = place.upgrade() else {
        return false;
    };
    let online = |desk: &Desk| Ok(Enrolment::maybe(desk)?.is_some_and(|e| e.is_online()));
    if place.while_open(online) == Some(true)
        && let Ok(Err(error)) = caught(|| batch::sync::run(&place, batch::sync::Request {}))
    {
        tracing::info!(
            code = error.code,
            "the exchange with the office was cut off"
        );
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
                "work beside the clerk's did not go well; tried again later"
            );
        }
        done.ok()
    }
}
