//! One file per verb of the command line.

mod batch;
mod device;
mod form;
mod keep;
mod key;
mod log;
mod material;
mod notice;
mod report;
mod serve;
mod unit;
mod user;

use super::arguments::{Arguments, Verb};
use super::say::Said;
use minglu_office::material::Kind;
use minglu_office::{Error, Office, Place, Result, identity};
use std::env::var_os;
use std::path::PathBuf;
use tokio::runtime::Runtime;

/// Who acts from a terminal, as the log calls it.
const WHO: &str = "terminal";

/// Runs one verb.
pub fn run(arguments: Arguments) -> Result<Said> {
    let place = place(&arguments)?;
    let runtime = Runtime::new().map_err(|e| Error::internal("runtime", e.kind()))?;
    let open = || Office::open(&place, runtime.handle().clone());
    match arguments.verb {
        Verb::Serve(how) => serve::run(&how, &place, &runtime),
        Verb::Migrate => keep::migrate(&place),
        Verb::Backup(to) => keep::backup(&open()?, &to.out),
        Verb::Restore(from) => keep::restore(&place, &from.file, runtime.handle()),
        Verb::Check => keep::check(&open()?),
        Verb::Name { name } => named(&open()?, name.as_deref()),
        Verb::User(verb) => user::run(&open()?, verb),
        Verb::Unit(verb) => unit::run(&open()?, verb),
        Verb::Device(verb) => device::run(&open()?, verb),
        Verb::Notice(verb) => notice::run(&open()?, verb),
        Verb::Form(verb) => form::run(&open()?, verb),
        Verb::Calendar(verb) => material::run(&open()?, Kind::Calendar, verb),
        Verb::Template(verb) => material::run(&open()?, Kind::LetterTemplate, verb),
        Verb::Directory(verb) => material::run(&open()?, Kind::UnitDirectory, verb),
        Verb::Catalogue(verb) => material::run(&open()?, Kind::Catalogue, verb),
        Verb::Key(verb) => key::run(&open()?, &verb),
        Verb::Batch(verb) => batch::run(&open()?, verb),
        Verb::Import(import) => batch::import(&open()?, &import),
        Verb::Bulletin(asked) => report::bulletin(&open()?, &asked),
        Verb::Merge(asked) => report::merge(&open()?, &asked),
        Verb::Log { before } => log::run(&open()?, before),
    }
}

fn place(arguments: &Arguments) -> Result<Place> {
    let text = |name: &str| var_os(name).and_then(|value| value.into_string().ok());
    let dir = arguments.data.clone();
    let dir = dir.or_else(|| var_os("MINGLU_OFFICE_DATA").map(PathBuf::from));
    Ok(Place {
        dir: dir
            .ok_or_else(|| Error::usage("请用 --data 指明数据文件夹，例如 --data /srv/minglu"))?,
        database: arguments
            .database_url
            .clone()
            .or_else(|| text("MINGLU_OFFICE_DATABASE")),
        blobs: arguments
            .blob_url
            .clone()
            .or_else(|| text("MINGLU_OFFICE_BLOBS")),
    })
}

fn named(office: &Office, name: Option<&str>) -> Result<Said> {
    if let Some(name) = name {
        identity::set_name(&office.store, name.trim())?;
    }
    let name = office.store.read(identity::name)?;
    Said::new(&serde_json::json!({ "name": name }), vec![name.clone()])
}
