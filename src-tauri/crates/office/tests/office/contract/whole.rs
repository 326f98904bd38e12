//! What needs more of an office than its database: a folder, files, the program itself.

use super::fresh;
use crate::common::table;
use crate::common::{Machine, Office as Bare, Postgres, command_on};
use minglu_office::{Office, Place};
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// An office with all that belongs to it, on one of the databases.
pub struct Whole {
    pub office: Office,
    /// The same database with what the tests know to do with it.
    pub bare: Bare,
    pub place: Place,
    pub runtime: Runtime,
    dir: TempDir,
}

impl Whole {
    /// In a folder; on a server where there is one.
    pub fn on(server: Option<&Postgres>) -> Whole {
        let (dir, runtime) = (tempfile::tempdir().unwrap(), Runtime::new().unwrap());
        let place = Place {
            dir: dir.path().join("office"),
            database: server.map(database),
            blobs: None,
        };
        let office = Office::open(&place, runtime.handle().clone()).unwrap();
        let bare = Bare::open(&place.address().unwrap());
        Whole {
            office,
            bare,
            place,
            runtime,
            dir,
        }
    }

    /// A machine of a unit that no other promise knows.
    pub fn machine(&self) -> Machine {
        self.bare.machine(&self.bare.unit(&fresh("财政局")))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Runs a command on the same database.
    pub fn run(&self, arguments: &[&str]) -> Value {
        command_on(&self.place.dir, self.place.database.as_deref(), arguments).unwrap()
    }

    /// A drawn table in a file.
    pub fn sheet(&self, name: &str, rows: &[&[&str]]) -> String {
        let path = self.path(name);
        table::draw(&path, rows).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

/// A database of its own on the server: a backup holds all that is in it.
fn database(server: &Postgres) -> String {
    let name = format!("whole{}", uuid::Uuid::new_v4().simple());
    let mut client = postgres::Client::connect(&server.url(), postgres::NoTls).unwrap();
    client
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .unwrap();
    server.url().replace("/postgres", &format!("/{name}"))
}
