use super::Door;
use crate::{Desk, Result};
use serde_json::json;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// How often the watch looks.
const ROUND: Duration = Duration::from_secs(5);
/// Minutes without the clerk, where she has not chosen otherwise.
const USUAL: u64 = 15;
/// What the desk remembers her choice under.
const CHOICE: &str = "lock_minutes";

impl Door {
    /// The clerk is there.
    pub fn stay(&self) {
        self.room().used = Instant::now();
    }

    /// Shuts the door where nobody has touched a protected ledger for too long.
    pub fn shut_if_idle(&self, now: Instant) {
        let mut room = self.room();
        let idle = now.saturating_duration_since(room.used);
        if room.patience.is_some_and(|patience| idle >= patience) && room.desk.take().is_some() {
            tracing::info!("locked: nobody is there");
        }
    }

    /// Chooses after how many minutes without the clerk the door shuts; 0 for never.
    ///
    /// # Errors
    /// As [`Door::desk`].
    pub fn set_minutes(&self, minutes: u64) -> Result<()> {
        let desk = self.desk()?;
        desk.ledger.remember(CHOICE, &json!(minutes))?;
        self.room().patience = patience(&desk);
        Ok(())
    }
}

/// Minutes until the door shuts; 0 for never.
pub(crate) fn minutes(desk: &Desk) -> u64 {
    let choice = desk.ledger.recall(CHOICE).unwrap_or_default();
    choice.and_then(|m| m.as_u64()).unwrap_or(USUAL)
}

/// How long the door of this desk stays open by itself.
pub(super) fn patience(desk: &Desk) -> Option<Duration> {
    let minutes = desk.ledger.key().map_or(0, |_| minutes(desk));
    (minutes > 0).then(|| Duration::from_secs(minutes * 60))
}

/// Looks now and then, as long as there is a door.
pub(super) fn watch(door: &Arc<Door>) {
    let door: Weak<Door> = Arc::downgrade(door);
    thread::spawn(move || {
        while let Some(door) = door.upgrade() {
            door.shut_if_idle(Instant::now());
            drop(door);
            thread::sleep(ROUND);
        }
    });
}
