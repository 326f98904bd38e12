//! The place of a desk: the data folder with the right to sit there, whether its ledger can be
//! opened or not. Hosts that stay (the window, the loopback host) reach the commands through it.

mod idle;
mod keep;
mod knock;
mod note;
mod password;
mod person;

pub(crate) use idle::minutes;
pub use knock::knock;

use crate::command::{self, Envelope};
use crate::{Desk, Error, Press, Result, people};
use idle::Idle;
use knock::Knock;
use minglu_ledger::own::OWN_LEDGER;
use minglu_ledger::people::Person;
use minglu_ledger::vault::{Key, Staging, Vault};
use minglu_ledger::{Code, DeskLock};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{
    Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError,
};
use std::thread;
use std::time::{Duration, Instant};

/// How long a restore waits for commands under way.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a program may take to end.
const LEAVING: Duration = Duration::from_secs(3);

/// A data folder, with its desk where it could be opened.
pub struct Place {
    dir: PathBuf,
    kind: &'static str,
    press: fn() -> Box<dyn Press>,
    knock: Option<Knock>,
    lock: Mutex<Option<DeskLock>>,
    /// Who has said her password, until she goes away.
    seat: Mutex<Option<Seat>>,
    /// Who uses a plain ledger this time, where it is not whoever used it last.
    acting: Option<String>,
    idle: Mutex<Idle>,
    /// Held while the county office is talked to: one round at a time.
    exchange: Mutex<()>,
    state: RwLock<State>,
}

/// A person who has said her password, and the key that it gave.
#[derive(Clone)]
pub struct Seat {
    /// What opens the ledger.
    pub(crate) key: Key,
    /// Whose password it was.
    pub(crate) person: Person,
}

enum State {
    /// Not opened yet, or closed for a moment.
    Shut,
    /// It cannot be opened, and why.
    Failed(Error),
    Open(Box<Desk>),
}

impl Place {
    /// The place in a folder. Nothing is opened before [`Place::open`].
    pub fn new(dir: PathBuf, kind: &'static str, press: fn() -> Box<dyn Press>) -> Place {
        Place {
            dir,
            kind,
            press,
            knock: None,
            lock: Mutex::default(),
            seat: Mutex::default(),
            acting: None,
            idle: Mutex::new(Idle::default()),
            exchange: Mutex::default(),
            state: RwLock::new(State::Shut),
        }
    }

    /// The same place, which comes to the front when somebody knocks; false where it cannot.
    #[must_use]
    pub fn answering(mut self, come: impl Fn() -> bool + Send + 'static) -> Place {
        self.knock = Knock::listen(come);
        self
    }

    /// The same place, used by this person: for hosts that do not stay.
    #[must_use]
    pub fn acting(mut self, name: Option<String>) -> Place {
        self.acting = name;
        self
    }

    /// The data folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Which host this is, in words.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// Sits down at the desk and opens the ledger, unless that is done.
    ///
    /// # Errors
    /// `busy` where somebody else sits there; otherwise the ledger's.
    pub fn open(&self) -> Result<()> {
        if matches!(*self.reading(), State::Open(_)) {
            return Ok(());
        }
        let mut state = self.writing();
        if !matches!(*state, State::Open(_)) {
            *state = self.opened();
        }
        match &*state {
            State::Failed(error) => Err(error.clone()),
            _ => Ok(()),
        }
    }

    /// True where the ledger is open here.
    pub(crate) fn is_open(&self) -> bool {
        matches!(*self.reading(), State::Open(_))
    }

    /// The right to talk to the county office.
    ///
    /// # Errors
    /// `busy` where somebody talks to it already.
    pub(crate) fn exchanging(&self) -> Result<MutexGuard<'_, ()>> {
        match self.exchange.try_lock() {
            Ok(alone) => Ok(alone),
            Err(TryLockError::Poisoned(poison)) => Ok(poison.into_inner()),
            Err(TryLockError::WouldBlock) => Err(Error::new("busy", "正在与县办交换，请稍候")),
        }
    }

    /// The lock of the ledger; nothing where it is plain.
    ///
    /// # Errors
    /// `damaged` where the wrapped key cannot be read.
    pub fn vault(&self) -> Result<Option<Vault>> {
        Ok(Vault::of(&self.dir)?)
    }

    /// True where the password has still to be said.
    ///
    /// # Errors
    /// As for [`Place::vault`].
    pub fn is_locked(&self) -> Result<bool> {
        Ok(self.vault()?.is_some() && self.said().is_none())
    }

    /// Shuts a protected ledger. Commands that are running end first; then the key is gone.
    ///
    /// # Errors
    /// `conflict` where the ledger has no password; `busy` where a command does not end.
    pub fn close(&self) -> Result<()> {
        if self.vault()?.is_none() {
            return Err(Error::new(
                "conflict",
                "还没有设密码，不能上锁。请先到“设置”里设密码",
            ));
        }
        let mut state = self.when_idle()?;
        *self.said() = None;
        *state = State::Shut;
        Ok(())
    }

    /// Closes the ledger at the end of a host. A file that a host leaves open counts as interrupted,
    /// and is looked through whole before it is opened again.
    ///
    /// # Errors
    /// `busy` where a command does not end.
    pub fn end(&self) -> Result<()> {
        *self.when_idle()? = State::Shut;
        Ok(())
    }

    /// Who has said her password; nothing where the ledger is plain.
    ///
    /// # Errors
    /// `locked` where the password has still to be said.
    pub(crate) fn seat(&self) -> Result<Option<Seat>> {
        if self.is_locked()? {
            return Err(Error::new("locked", "台账已上锁，请输入密码打开"));
        }
        Ok(self.said().clone())
    }

    /// The key of the ledger in this folder; nothing where it is plain.
    ///
    /// # Errors
    /// As for [`Place::seat`].
    pub fn key(&self) -> Result<Option<Key>> {
        Ok(self.seat()?.map(|seat| seat.key))
    }

    /// Opens the desk for whoever sits here, without the right to stay.
    ///
    /// # Errors
    /// As for [`Place::seat`]; otherwise the ledger's.
    pub fn visit(&self) -> Result<Desk> {
        let seat = self.seat()?;
        let desk = Desk::open_as(&self.dir, self.press(), seat.as_ref())?;
        if let (None, Some(name)) = (&seat, &self.acting) {
            desk.sit(people::named(&desk, name)?);
        }
        Ok(desk)
    }

    /// The files from the UI that wait until a command takes them.
    ///
    /// # Errors
    /// As for [`Place::key`].
    pub(crate) fn staging(&self) -> Result<Staging> {
        Ok(Staging::of(&self.dir, self.key()?.as_ref()))
    }

    /// What makes pages, for papers that need no desk.
    pub(crate) fn press(&self) -> Box<dyn Press> {
        (self.press)()
    }

    /// Why the ledger cannot be opened; nothing where it can.
    pub fn failure(&self) -> Option<Error> {
        match &*self.reading() {
            State::Failed(error) => Some(error.clone()),
            _ => None,
        }
    }

    /// Does something at the desk.
    ///
    /// # Errors
    /// Why the ledger cannot be opened, or the closure's own.
    pub fn with<T>(&self, f: impl FnOnce(&Desk) -> Result<T>) -> Result<T> {
        if matches!(*self.reading(), State::Shut) {
            self.open()?;
        }
        self.renew();
        match &*self.reading() {
            State::Open(desk) => f(desk),
            State::Failed(error) => Err(error.clone()),
            State::Shut => Err(busy()),
        }
    }

    /// Runs one command: at the desk, or, for the few that need none, in its folder.
    ///
    /// # Errors
    /// The command's own; where the ledger cannot be opened, why.
    pub fn dispatch(&self, name: &str, payload: Value) -> Result<Envelope> {
        if command::is_of_place(name) {
            return command::dispatch_in(self, name, payload);
        }
        // Whoever looks again may find that what stood in the way has gone.
        if name == "desk.status" && self.failure().is_some() {
            self.open()?;
        }
        let answer = self.with(|desk| command::dispatch(desk, name, payload))?;
        // The page asks at once, in several questions, what there is now.
        if answer.touched.iter().any(|ledger| ledger == OWN_LEDGER)
            && let Ok(mut state) = self.when_idle()
        {
            self.reopen(&mut state);
        }
        Ok(answer)
    }

    /// Closes the ledger, does something to its files, and opens it again whatever comes of it.
    ///
    /// # Errors
    /// `busy` where a command under way does not end; otherwise the closure's own.
    pub fn replaced<T>(&self, f: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
        let mut state = self.when_idle()?;
        let was_shut = matches!(*state, State::Shut);
        *state = State::Shut;
        let outcome = f(&self.dir);
        if !was_shut {
            *state = self.opened();
        }
        outcome
    }

    /// Opens the ledger anew where further ledgers have been defined in it, here or by another
    /// program. While a command is at work nothing is closed: the next one sees them.
    fn renew(&self) {
        if is_stale(&self.reading())
            && let Ok(mut state) = self.state.try_write()
        {
            self.reopen(&mut state);
        }
    }

    fn reopen(&self, state: &mut State) {
        if is_stale(state) {
            *state = State::Shut;
            *state = self.opened();
        }
    }

    fn opened(&self) -> State {
        let opened = self.sit_down().and_then(|()| self.visit());
        match opened {
            Ok(desk) => {
                self.watch(&desk);
                State::Open(Box::new(desk))
            }
            Err(error) => {
                tracing::warn!(code = error.code, "the ledger cannot be opened");
                State::Failed(error)
            }
        }
    }

    fn sit_down(&self) -> Result<()> {
        let mut lock = self.locked();
        if lock.is_none() {
            std::fs::create_dir_all(&self.dir).map_err(|e| Error::io("无法建立数据文件夹", &e))?;
            let knock = self.knock.as_ref().map(Knock::address);
            *lock = Some(self.taken(knock.as_ref())?);
        }
        Ok(())
    }

    /// A desk that is just being left is worth waiting for.
    fn taken(&self, knock: Option<&(u16, String)>) -> Result<DeskLock> {
        let end = Instant::now() + LEAVING;
        loop {
            match DeskLock::take(&self.dir, self.kind, knock.cloned()) {
                Err(error) if error.code() == Code::Busy && Instant::now() < end => {
                    thread::sleep(Duration::from_millis(50));
                }
                taken => return Ok(taken?),
            }
        }
    }

    fn when_idle(&self) -> Result<RwLockWriteGuard<'_, State>> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            match self.state.try_write() {
                Ok(state) => return Ok(state),
                Err(TryLockError::Poisoned(poison)) => return Ok(poison.into_inner()),
                Err(TryLockError::WouldBlock) => {
                    thread::sleep(Duration::from_millis(20));
                }
            }
        }
        Err(busy())
    }

    fn reading(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn writing(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn said(&self) -> MutexGuard<'_, Option<Seat>> {
        self.seat.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn locked(&self) -> MutexGuard<'_, Option<DeskLock>> {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where it cannot be read, the next command will say why.
fn is_stale(state: &State) -> bool {
    match state {
        State::Open(desk) => !desk.ledger.is_current().unwrap_or(true),
        _ => false,
    }
}

/// What is wrong with a folder as the place of a ledger, in words; nothing where it is fine.
pub fn warning(dir: &Path) -> Option<String> {
    minglu_ledger::place_warning(dir)
}

fn busy() -> Error {
    Error::new("busy", "还有操作没有完成，请等它完成后再试")
}

/// Names of all ledgers: what a page shows of any of them must be read anew.
pub(crate) fn every_ledger(desk: &Desk) -> Vec<String> {
    let schemas = desk.ledger.schemas().iter();
    schemas.map(|schema| schema.ledger.clone()).collect()
}
