use crate::{Error, Result};
use serde_json::json;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Large requests that are held in memory at once.
const ALL: usize = 4;

/// Of these, from one address: nobody can keep all others out.
const EACH: usize = 2;

/// How long a request waits for its turn: shorter than the unit's program waits for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The right to have a large request read. They are counted before anybody has proved who he is.
#[derive(Default)]
pub(super) struct Slots {
    all: All,
    each: Mutex<HashMap<IpAddr, Weak<Semaphore>>>,
}

struct All(Arc<Semaphore>);

impl Default for All {
    fn default() -> All {
        All(Arc::new(Semaphore::new(ALL)))
    }
}

/// One of the slots, until it is dropped.
pub(super) struct Slot {
    _all: OwnedSemaphorePermit,
    _each: OwnedSemaphorePermit,
}

impl Slots {
    /// Waits for a slot.
    ///
    /// # Errors
    /// `busy` where none becomes free in time.
    pub async fn take(&self, from: IpAddr) -> Result<Slot> {
        in_time(async {
            // First in the row of its own address: who waits there takes nothing from the others.
            let each = self.of(from).acquire_owned().await.ok()?;
            let all = Arc::clone(&self.all.0).acquire_owned().await.ok()?;
            Some(Slot {
                _all: all,
                _each: each,
            })
        })
        .await
    }

    /// Waits for a slot for somebody who has proved who he is.
    ///
    /// # Errors
    /// As for [`Slots::take`].
    pub async fn take_known(&self) -> Result<OwnedSemaphorePermit> {
        in_time(async { Arc::clone(&self.all.0).acquire_owned().await.ok() }).await
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

    #[tokio::test]
    async fn one_address_never_holds_all_slots() {
        let slots = Slots::default();
        let (one, other) = (Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2));
        let mut held = Vec::new();
        for _ in 0..EACH {
            held.push(slots.take(one.into()).await.unwrap());
        }
        let mut third = Box::pin(slots.take(one.into()));
        tokio::select! {
            _ = &mut third => panic!("a third slot for one address"),
            taken = slots.take(other.into()) => held.push(taken.unwrap()),
        }
        held.remove(0);
        held.push(third.await.unwrap());
    }
}
