use std::io::Read;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Kills a child that says nothing for too long.
pub(super) struct Watch {
    child: Arc<Mutex<Child>>,
    bell: Sender<()>,
    waiter: JoinHandle<bool>,
}

/// How a child ended.
#[derive(Debug)]
pub(super) struct End {
    /// True where it was silent for too long.
    pub silent: bool,
    /// What the system says of it; read where the end is logged.
    #[allow(dead_code)] // only for `Debug`
    pub status: Option<ExitStatus>,
}

impl Watch {
    pub(super) fn over(child: Child, silence: Duration) -> Watch {
        let child = Arc::new(Mutex::new(child));
        let (bell, heard) = channel();
        let watched = Arc::clone(&child);
        let waiter = std::thread::spawn(move || wait(&heard, silence, &watched));
        Watch {
            child,
            bell,
            waiter,
        }
    }

    /// Rung whenever the child has said something.
    pub(super) fn bell(&self) -> Sender<()> {
        self.bell.clone()
    }

    /// Ends the watch once the child has told all, or must tell no more. All other bells must be
    /// gone: the waiter waits for them.
    pub(super) fn end(self, kill: bool) -> End {
        drop(self.bell);
        let silent = self.waiter.join().unwrap_or_default();
        let mut child = locked(&self.child);
        if kill {
            stop(&mut child);
        }
        let status = child.wait().ok();
        End { silent, status }
    }
}

/// True where the child fell silent, and was killed for it.
fn wait(heard: &Receiver<()>, silence: Duration, child: &Mutex<Child>) -> bool {
    loop {
        match heard.recv_timeout(silence) {
            Ok(()) => {}
            Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => {
                stop(&mut locked(child));
                return true;
            }
        }
    }
}

fn stop(child: &mut Child) {
    // It may have ended by itself in the meantime.
    if let Err(error) = child.kill() {
        tracing::debug!(%error, "killing a reader");
    }
}

fn locked(child: &Mutex<Child>) -> MutexGuard<'_, Child> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Rings for every piece that is read.
pub(super) struct Ticking<R> {
    source: R,
    bell: Sender<()>,
}

impl<R> Ticking<R> {
    pub(super) fn new(source: R, bell: Sender<()>) -> Ticking<R> {
        Ticking { source, bell }
    }
}

impl<R: Read> Read for Ticking<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.source.read(buffer)?;
        // Once the child is given up for silent, nobody listens any more.
        let _ = self.bell.send(());
        Ok(count)
    }
}
