//! The door to the desk. Every host goes through it: it opens a plain ledger at once, and keeps a
//! protected one shut until its password is said, and again when nobody has touched it for a while.

mod idle;
mod rekey;

pub(crate) use idle::minutes;

use crate::command::{Envelope, at_door, dispatch, guarded};
use crate::{Desk, Error, Press, Result};
use minglu_ledger::vault::{Key, Secret, Vault};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Makes what a host lends to its desk.
pub type MakePress = fn() -> Box<dyn Press>;

/// The way to one data folder. Share it freely.
pub struct Door {
    dir: PathBuf,
    press: MakePress,
    room: Mutex<Room>,
}

/// What is behind the door.
struct Room {
    desk: Option<Arc<Desk>>,
    /// When the clerk last did something.
    used: Instant,
    /// After how long without her the door shuts; only a protected ledger has such a time.
    patience: Option<Duration>,
}

impl Door {
    /// A door to the ledger in this folder, with a watch that shuts it.
    pub fn new(dir: PathBuf, press: MakePress) -> Arc<Door> {
        let door = Arc::new(Door {
            dir,
            press,
            room: Mutex::new(Room {
                desk: None,
                used: Instant::now(),
                patience: None,
            }),
        });
        idle::watch(&door);
        door
    }

    /// Runs one command.
    ///
    /// # Errors
    /// The command's own; `locked` where it needs the desk and the door is shut.
    pub fn call(&self, name: &str, payload: Value) -> Result<Envelope> {
        if at_door::access(name).is_some() {
            return guarded(name, || at_door::run(self, name, payload));
        }
        dispatch(&*self.desk()?, name, payload)
    }

    /// The desk, opened at the first question where the ledger is plain.
    ///
    /// # Errors
    /// `locked` where the password has not been said; the ledger's where it cannot be opened.
    pub fn desk(&self) -> Result<Arc<Desk>> {
        let mut room = self.room();
        if let Some(desk) = &room.desk {
            return Ok(Arc::clone(desk));
        }
        let desk = Desk::open(&self.dir, (self.press)())?;
        Ok(enter(&mut room, desk))
    }

    /// Opens a protected ledger.
    ///
    /// # Errors
    /// `wrong_password` where the secret is wrong, or comes too soon after others that were.
    pub fn open(&self, secret: Secret<'_>) -> Result<()> {
        let mut room = self.room();
        if let Some(vault) = self.vault()? {
            let key = vault.unlock(secret)?;
            self.let_in(&mut room, &key)?;
        }
        Ok(())
    }

    /// Shuts a protected ledger. Commands that are running end first; then the key is gone.
    ///
    /// # Errors
    /// `conflict` where the ledger has no password.
    pub fn close(&self) -> Result<()> {
        let mut room = self.room();
        if self.vault()?.is_none() {
            return Err(Error::new(
                "conflict",
                "还没有设密码，不能上锁。请先到“设置”里设密码",
            ));
        }
        room.desk = None;
        Ok(())
    }

    /// The lock of the ledger; nothing where it is plain.
    ///
    /// # Errors
    /// `damaged` where the wrapped key cannot be read.
    pub fn vault(&self) -> Result<Option<Vault>> {
        Ok(Vault::of(&self.dir)?)
    }

    /// True where a desk is open behind the door.
    pub fn is_open(&self) -> bool {
        self.room().desk.is_some()
    }

    /// The data folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What makes pages, for papers that need no desk.
    pub fn press(&self) -> Box<dyn Press> {
        (self.press)()
    }

    fn let_in(&self, room: &mut Room, key: &Key) -> Result<()> {
        if room.desk.is_none() {
            let desk = Desk::open_unlocked(&self.dir, (self.press)(), key)?;
            enter(room, desk);
        }
        room.used = Instant::now();
        Ok(())
    }

    /// A panic under this lock has at worst left the door shut.
    fn room(&self) -> MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn enter(room: &mut Room, desk: Desk) -> Arc<Desk> {
    let desk = Arc::new(desk);
    room.patience = idle::patience(&desk);
    room.used = Instant::now();
    room.desk = Some(Arc::clone(&desk));
    desk
}
