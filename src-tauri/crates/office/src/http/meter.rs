use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper bounds of the classes into which answers fall, in seconds.
const BOUNDS: [f64; 7] = [0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 60.0];

/// How often each route was asked, with which outcome, and how long it took.
#[derive(Default)]
pub(super) struct Meter(Mutex<BTreeMap<(String, u16), Counted>>);

#[derive(Default)]
struct Counted {
    count: u64,
    seconds: f64,
    classes: [u64; BOUNDS.len()],
}

impl Meter {
    /// Counts an answer. A route is its pattern, so ids and digests stay out.
    pub fn count(&self, route: &str, status: u16, took: Duration) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = all.entry((route.to_owned(), status)).or_default();
        let seconds = took.as_secs_f64();
        counted.count += 1;
        counted.seconds += seconds;
        for (class, bound) in counted.classes.iter_mut().zip(BOUNDS) {
            *class += u64::from(seconds <= bound);
        }
    }

    /// All of it in the text form that Prometheus reads.
    pub fn text(&self) -> String {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = "# TYPE minglu_request_seconds histogram\n".to_owned();
        for ((route, status), counted) in all.iter() {
            let name = format!("route=\"{route}\",status=\"{status}\"");
            for (class, bound) in counted.classes.iter().zip(BOUNDS) {
                let _ = writeln!(
                    text,
                    "minglu_request_seconds_bucket{{{name},le=\"{bound}\"}} {class}"
                );
            }
            let Counted { count, seconds, .. } = counted;
            let _ = writeln!(
                text,
                "minglu_request_seconds_bucket{{{name},le=\"+Inf\"}} {count}"
            );
            let _ = writeln!(text, "minglu_request_seconds_sum{{{name}}} {seconds}");
            let _ = writeln!(text, "minglu_request_seconds_count{{{name}}} {count}");
        }
        text
    }
}
