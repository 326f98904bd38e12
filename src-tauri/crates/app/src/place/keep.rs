use super::{Place, State};
use crate::backup;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

/// The first page is drawn before the first backup is made.
const FIRST: Duration = Duration::from_secs(5);
const EVERY: Duration = Duration::from_secs(30 * 60);

impl Place {
    /// Makes backups at the start and at regular moments, as long as the place is there.
    pub fn keep(self: &Arc<Place>) {
        let place = Arc::downgrade(self);
        thread::spawn(move || {
            let mut pause = FIRST;
            loop {
                thread::sleep(pause);
                pause = EVERY;
                if !once(&place) {
                    return;
                }
            }
        });
    }
}

/// False where the place is gone.
fn once(place: &Weak<Place>) -> bool {
    let Some(place) = place.upgrade() else {
        return false;
    };
    if let State::Open(desk) = &*place.reading() {
        backup::regular(desk);
    }
    true
}
