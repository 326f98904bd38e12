use super::{told, trust};
use crate::Result;
use postgres::config::SslMode;
use postgres::{Client, Config, NoTls, Statement};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};

/// Connections of one process at most.
const MOST: usize = 8;

/// The connections of one process.
pub(super) struct Pool {
    config: Config,
    /// Who vouches for the server, where it is not whom the system trusts.
    authority: Option<PathBuf>,
    kept: Mutex<Kept>,
    freed: Condvar,
}

#[derive(Default)]
struct Kept {
    idle: Vec<Connection>,
    open: usize,
}

/// A connection, with the statements that the server has read already.
pub(super) struct Connection {
    pub client: Client,
    pub statements: HashMap<String, Statement>,
}

/// A connection that comes back whatever happens to who borrowed it.
pub(super) struct Lease<'a> {
    of: &'a Pool,
    /// Taken away where it must not be used again.
    pub connection: Option<Connection>,
}

impl Pool {
    pub fn new(config: Config, authority: Option<PathBuf>) -> Pool {
        Pool {
            config,
            authority,
            kept: Mutex::default(),
            freed: Condvar::new(),
        }
    }

    /// A connection, waiting for one to come back where all are lent.
    ///
    /// # Errors
    /// `storage` where the server does not answer.
    pub fn borrow(&self) -> Result<Lease<'_>> {
        Ok(Lease {
            of: self,
            connection: Some(self.take()?),
        })
    }

    fn take(&self) -> Result<Connection> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            while let Some(connection) = kept.idle.pop() {
                if !connection.client.is_closed() {
                    return Ok(connection);
                }
                kept.open -= 1;
            }
            if kept.open < MOST {
                kept.open += 1;
                drop(kept);
                return self.connect().inspect_err(|_| self.give(None));
            }
            kept = self
                .freed
                .wait(kept)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give(&self, connection: Option<Connection>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match connection.filter(|connection| !connection.client.is_closed()) {
            Some(connection) => kept.idle.push(connection),
            None => kept.open -= 1,
        }
        drop(kept);
        self.freed.notify_one();
    }

    fn connect(&self) -> Result<Connection> {
        let connected = match self.config.get_ssl_mode() {
            SslMode::Require => {
                let connector = trust::connector(self.authority.as_deref())?;
                self.config.connect(connector)
            }
            _ => self.config.connect(NoTls),
        };
        Ok(Connection {
            client: connected.map_err(told)?,
            statements: HashMap::new(),
        })
    }
}

impl Drop for Pool {
    /// A connection ends by asking the server, for which it waits: it may not do that on a thread
    /// that answers requests.
    fn drop(&mut self) {
        let kept = self.kept.get_mut().unwrap_or_else(PoisonError::into_inner);
        let idle = std::mem::take(&mut kept.idle);
        let _ = std::thread::spawn(move || drop(idle)).join();
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        // A panic leaves a transaction open: that connection is closed.
        let connection = self.connection.take();
        let connection = connection.filter(|_| !std::thread::panicking());
        self.of.give(connection);
    }
}
