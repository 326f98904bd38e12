//! What is being done at the moment, how far it is, and whether it should stop.

pub mod cancel;
pub mod show;

use crate::{Error, Result};
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use ts_rs::TS;

/// Work under way.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "Progress")]
pub struct Work {
    /// What is being done.
    pub label: String,
    /// How many are done.
    pub done: u64,
    /// Of how many, where that is known.
    pub total: Option<u64>,
}

/// The desk's place for the work under way; one at a time.
#[derive(Debug, Default)]
pub struct Progress {
    work: Mutex<Option<Work>>,
    stop: AtomicBool,
}

impl Progress {
    /// Starts work that ends when the guard is dropped.
    pub fn start(&self, label: &str, total: Option<u64>) -> Running<'_> {
        self.stop.store(false, Ordering::Relaxed);
        *self.lock() = Some(Work {
            label: label.to_owned(),
            done: 0,
            total,
        });
        Running {
            progress: self,
            done: 0,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Work>> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Work that has been started.
pub struct Running<'a> {
    progress: &'a Progress,
    done: u64,
}

impl Running<'_> {
    /// One more is done.
    ///
    /// # Errors
    /// `cancelled` where the user wants it to stop.
    pub fn step(&mut self) -> Result<()> {
        self.done += 1;
        // Locking for each of a million rows would cost more than it tells.
        if self.done.is_multiple_of(256) {
            if let Some(work) = self.progress.lock().as_mut() {
                work.done = self.done;
            }
            if self.progress.stop.load(Ordering::Relaxed) {
                return Err(Error::new("cancelled", "已取消，没有写入任何内容"));
            }
        }
        Ok(())
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *self.progress.lock() = None;
    }
}
