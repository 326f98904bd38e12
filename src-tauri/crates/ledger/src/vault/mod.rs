//! The password: with one, every byte of the data folder is sealed.
//!
//! One random key seals the database, the search index, the attachments and waiting files. It lies
//! in `vault.json`, wrapped twice: by the password and by the recovery code. Without that file
//! the ledger is plain. Changing the password writes this small file anew and nothing else; setting
//! and removing it makes a second copy of everything and then switches to it ([`switch`]).

mod aside;
mod code;
mod copy;
mod file;
mod key;
mod open;
mod seal;
mod staging;
mod switch;
mod tries;
mod wrap;

pub use code::RecoveryCode;
pub use key::Key;
pub use open::{Secret, Vault};
pub use staging::Staging;
pub(crate) use switch::seal_rest;
pub use switch::{protect, unprotect};

pub(crate) use copy::rekey;
pub(crate) use file::{install, wrapped};
pub(crate) use open::unlock_wrapped;
pub(crate) use seal::{SealedReader, SealedWriter, is_sealed, sealed_size};

/// Holds the wrapped key. A ledger that has it is protected.
pub(crate) const VAULT_FILE: &str = "vault.json";
/// The same again: losing one of them must not lose everything.
const SPARE_FILE: &str = "vault-spare.json";
