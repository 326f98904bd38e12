use crate::{Error, Result};
use serde_json::json;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Names that are remembered at most; beyond it the full ones are forgotten.
const MOST: usize = 50_000;

/// How often each name may ask: a bucket of tokens for each, that fills again by and by. Each
/// process has its own.
pub(super) struct Buckets {
    size: f64,
    every: Duration,
    all: Mutex<HashMap<String, (f64, Instant)>>,
}

impl Buckets {
    /// So many at once, and one more in each span.
    pub fn new(size: f64, every: Duration) -> Buckets {
        Buckets {
            size,
            every,
            all: Mutex::default(),
        }
    }

    /// Takes one token.
    ///
    /// # Errors
    /// `busy` with the seconds to wait.
    pub fn take(&self, name: &str) -> Result<()> {
        let now = Instant::now();
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.retain(|_, (left, at)| self.filled(*left, *at, now) < self.size);
        }
        if all.len() >= MOST && !all.contains_key(name) {
            return Err(busy(1.0));
        }
        let bucket = all.entry(name.to_owned()).or_insert((self.size, now));
        let left = self.filled(bucket.0, bucket.1, now);
        if left < 1.0 {
            return Err(busy((1.0 - left) * self.every.as_secs_f64()));
        }
        *bucket = (left - 1.0, now);
        Ok(())
    }

    fn filled(&self, left: f64, at: Instant, now: Instant) -> f64 {
        let gained = now.duration_since(at).as_secs_f64() / self.every.as_secs_f64();
        (left + gained).min(self.size)
    }
}

fn busy(seconds: f64) -> Error {
    let seconds = seconds.ceil().max(1.0);
    Error::new("busy", format!("请求太频繁，请 {seconds} 秒后再试"))
        .with(json!({ "seconds": seconds }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_too_often_waits_and_nobody_else_does() {
        let buckets = Buckets::new(2.0, Duration::from_secs(3600));
        buckets.take("a").unwrap();
        buckets.take("a").unwrap();
        let refused = buckets.take("a").unwrap_err();
        assert_eq!(
            (refused.code.as_str(), refused.details["seconds"].as_f64()),
            ("busy", Some(3600.0))
        );
        buckets.take("b").unwrap();
    }
}
