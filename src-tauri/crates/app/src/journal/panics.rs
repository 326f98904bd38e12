//! Panics: where they happened is told, what they said is not, for it may quote a record.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, Location, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::{Mutex, Once, PoisonError};

/// Where the newest panic happened, on whichever thread.
static PLACE: Mutex<String> = Mutex::new(String::new());

thread_local! {
    /// True while a command works on this thread: its panics are told by whoever ran it.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Runs a command's work; a panic in it is answered with its place.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    listen();
    let before = CAUGHT.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    CAUGHT.set(before);
    outcome.map_err(|_| PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place(panic);
            if !CAUGHT.get() {
                before(panic);
            }
        }));
    });
}

/// Lets every other panic say its place and nothing else, in the log and on standard error, which
/// desktops keep in logs of their own.
pub(super) fn note_places() {
    set_hook(Box::new(|panic| {
        let place = place(panic);
        tracing::error!(place, "panic");
        eprintln!("明录内部出错：{place}");
    }));
}

/// The file and line, without the folders of the machine on which this was built.
fn place(panic: &PanicHookInfo<'_>) -> String {
    let Some(location) = panic.location() else {
        return "未知位置".to_owned();
    };
    short(location)
}

fn short(location: &Location<'_>) -> String {
    let parts: Vec<_> = Path::new(location.file()).iter().collect();
    let kept = parts[parts.len().saturating_sub(4)..].iter();
    let file: Vec<_> = kept.map(|part| part.to_string_lossy()).collect();
    format!("{}:{}", file.join("/"), location.line())
}
