use crate::{Error, Result};
use serde_json::json;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// KiB of large requests that are held in memory at once: who is slow keeps only his own share.
const ROOM: usize = 256 * 1024;

/// Of these, for one address: nobody can keep all others out.
const EACH: usize = ROOM / 2;

/// Large requests that are worked off at once; the others wait for their turn.
const TURNS: usize = 4;

/// How long a request waits: shorter than the unit's program waits for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The right to have a large request read, and then to have it worked off. Room is counted before
/// anybody has proved who he is.
pub(super) struct Slots {
    room: Arc<Semaphore>,
    each: Mutex<HashMap<IpAddr, Weak<Semaphore>>>,
    turns: Arc<Semaphore>,
}

/// Room for a request, until it is dropped.
pub(super) struct Room {
    _all: OwnedSemaphorePermit,
    _each: OwnedSemaphorePermit,
}

/// A turn, until it is dropped.
pub(super) type Turn = OwnedSemaphorePermit;

impl Default for Slots {
    fn default() -> Slots {
        Slots {
            room: Arc::new(Semaphore::new(ROOM)),
            each: Mutex::default(),
            turns: Arc::new(Semaphore::new(TURNS)),
        }
    }
}

impl Slots {
    /// Waits for room for so many bytes.
    ///
    /// # Errors
    /// `busy` where none becomes free in time.
    pub async fn room(&self, from: IpAddr, bytes: usize) -> Result<Room> {
        let wanted = u32::try_from(bytes.div_ceil(1024).min(EACH)).unwrap_or(u32::MAX);
        in_time(async {
            // First in the row of its own address: who waits there takes nothing from the others.
            let each = self.of(from).acquire_many_owned(wanted).await.ok()?;
            let all = Arc::clone(&self.room).acquire_many_owned(wanted);
            Some(Room {
                _all: all.await.ok()?,
                _each: each,
            })
        })
        .await
    }

    /// Waits for a turn, once a request is here whole.
    ///
    /// # Errors
    /// As for [`Slots::room`].
    pub async fn turn(&self) -> Result<Turn> {
        in_time(async { Arc::clone(&self.turns).acquire_owned().await.ok() }).await
    }

    /// True while something large is being worked off.
    pub fn are_busy(&self) -> bool {
        self.turns.available_permits() < TURNS
    }

    fn of(&self, from: IpAddr) -> Arc<Semaphore> {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = each.get(&from).and_then(Weak::upgrade) {
            return known;
        }
        each.retain(|_, known| known.strong_count() > 0);
        let new = Arc::new(Semaphore::new(EACH));
        each.insert(from, Arc::downgrade(&new));
        new
    }
}

async fn in_time<T>(waiting: impl Future<Output = Option<T>>) -> Result<T> {
    let taken = tokio::time::timeout(PATIENCE, waiting).await;
    taken.ok().flatten().ok_or_else(|| {
        Error::new("busy", "同时上报的单位较多，请稍后再试。程序会自动重试")
            .with(json!({ "seconds": PATIENCE.as_secs() }))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HALF: usize = EACH * 1024 / 2;

    #[tokio::test]
    async fn one_address_never_holds_all_the_room() {
        let slots = Slots::default();
        let (one, other) = (Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2));
        let mut held = Vec::new();
        for _ in 0..2 {
            held.push(slots.room(one.into(), HALF).await.unwrap());
        }
        let mut third = Box::pin(slots.room(one.into(), HALF));
        tokio::select! {
            _ = &mut third => panic!("more than its share for one address"),
            taken = slots.room(other.into(), HALF) => held.push(taken.unwrap()),
        }
        held.remove(0);
        held.push(third.await.unwrap());
    }

    #[tokio::test]
    async fn what_is_larger_than_a_share_gets_the_whole_share() {
        let slots = Slots::default();
        let from = Ipv4Addr::LOCALHOST.into();
        assert!(slots.room(from, usize::MAX).await.is_ok());
    }

    #[tokio::test]
    async fn a_turn_makes_busy_until_it_ends() {
        let slots = Slots::default();
        let turn = slots.turn().await.unwrap();
        assert!(slots.are_busy());
        drop(turn);
        assert!(!slots.are_busy());
    }
}
