//! Wrong passwords make the next try wait. Whoever copies the folder can forget this file, and
//! then meets the cost of each guess; whoever sits at the desk cannot.

use crate::durable;
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

const TRIES_FILE: &str = "vault-tries.json";
/// Tries that cost nothing: slips of the finger.
const FREE: u32 = 3;
const FIRST_WAIT: u64 = 5;
const LONGEST_WAIT: u64 = 60;

#[derive(Debug, Default, Clone, Serialize, Deserialize)]
struct Tries {
    wrong: u32,
    /// When the last one was, in seconds since 1970.
    at: u64,
}

/// Seconds until the next try; 0 where it may be made now.
pub(super) fn wait(dir: &Path) -> u64 {
    let tries = read(dir);
    let due = pause(tries.wrong);
    // A clock that was set back must not lock the clerk out for a day.
    due.saturating_sub(now().abs_diff(tries.at))
}

/// Refuses a try that comes too soon.
pub(super) fn admit(dir: &Path) -> Result<()> {
    match wait(dir) {
        0 => Ok(()),
        seconds => {
            let message = format!("错误次数较多，请等 {seconds} 秒后再试");
            Err(Error::new(Code::WrongPassword, message))
        }
    }
}

/// Counts a wrong try, before the answer is given.
pub(super) fn count(dir: &Path, what: &str) -> Error {
    let wrong = read(dir).wrong.saturating_add(1);
    let kept = serde_json::to_vec(&Tries { wrong, at: now() })
        .map_err(Error::from)
        .and_then(|bytes| durable::write(&dir.join(TRIES_FILE), &bytes));
    if let Err(error) = kept {
        tracing::warn!(cause = error.trace(), "a wrong try is not counted");
    }
    let message = match pause(wrong) {
        0 => format!("{what}不对，请看看大小写和输入法后再试"),
        seconds => format!("{what}不对。请等 {seconds} 秒后再试"),
    };
    Error::new(Code::WrongPassword, message)
}

/// The right word was said.
pub(super) fn forget(dir: &Path) {
    if let Err(error) = durable::remove(&dir.join(TRIES_FILE)) {
        tracing::warn!(
            cause = error.trace(),
            "earlier wrong tries are still counted"
        );
    }
}

fn pause(wrong: u32) -> u64 {
    match wrong.checked_sub(FREE) {
        None => 0,
        Some(more) => LONGEST_WAIT.min(FIRST_WAIT << more.min(10)),
    }
}

fn read(dir: &Path) -> Tries {
    let bytes = std::fs::read(dir.join(TRIES_FILE)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |d| d.as_secs())
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn the_pause_grows_and_stays_within_a_minute() {
        let pauses: Vec<u64> = (0..9).map(pause).collect();
        assert_eq!(pauses, [0, 0, 0, 5, 10, 20, 40, 60, 60]);
        assert_eq!(pause(u32::MAX), 60);
    }
}
