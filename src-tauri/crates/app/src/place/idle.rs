use super::Place;
use crate::{Desk, Result};
use serde_json::json;
use std::sync::{MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Minutes without the clerk, where she has not chosen otherwise.
const USUAL: u64 = 15;
/// What the desk remembers her choice under.
const CHOICE: &str = "lock_minutes";

/// When a protected ledger shuts itself.
pub(super) struct Idle {
    /// When the clerk last did something.
    used: Instant,
    /// After how long without her; only a protected ledger has such a time.
    patience: Option<Duration>,
}

impl Default for Idle {
    fn default() -> Idle {
        Idle {
            used: Instant::now(),
            patience: None,
        }
    }
}

impl Place {
    /// The clerk is there.
    pub fn stay(&self) {
        self.idle().used = Instant::now();
    }

    /// Shuts a protected ledger that nobody has touched for too long. One that is busy is shut when
    /// it is asked again.
    pub fn shut_if_idle(&self, now: Instant) {
        let idle = self.idle();
        let alone = now.saturating_duration_since(idle.used);
        let due = idle.patience.is_some_and(|patience| alone >= patience);
        drop(idle);
        if due && self.said().is_some() && self.close().is_ok() {
            tracing::info!("locked: nobody is there");
        }
    }

    /// Chooses after how many minutes without the clerk the ledger shuts itself; 0 for never.
    ///
    /// # Errors
    /// As [`Place::with`].
    pub fn set_minutes(&self, minutes: u64) -> Result<()> {
        self.with(|desk| {
            desk.ledger.remember(CHOICE, &json!(minutes))?;
            self.watch(desk);
            Ok(())
        })
    }

    /// From now on this desk is watched.
    pub(super) fn watch(&self, desk: &Desk) {
        let minutes = desk.ledger.key().map_or(0, |_| minutes(desk));
        *self.idle() = Idle {
            used: Instant::now(),
            patience: (minutes > 0).then(|| Duration::from_secs(minutes * 60)),
        };
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Minutes until the ledger shuts itself; 0 for never.
pub(crate) fn minutes(desk: &Desk) -> u64 {
    let choice = desk.ledger.recall(CHOICE).unwrap_or_default();
    choice.and_then(|m| m.as_u64()).unwrap_or(USUAL)
}
