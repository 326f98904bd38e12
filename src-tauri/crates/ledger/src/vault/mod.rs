//! The password: with one, every byte of the data folder is sealed.
//!
//! One random key seals the database, the search index, the attachments and waiting files. It lies
//! in `vault.json`, wrapped by each person's password and by the recovery code. Without that file
//! the ledger is plain. Changing a password, adding and removing a person write this small file anew
//! and nothing else; setting and removing protection makes a second copy of everything and then
//! switches to it ([`switch`]). The key stays: whoever keeps an old `vault.json` and its password
//! still opens what it once opened.

mod aside;
mod code;
mod copy;
mod file;
mod format1;
mod key;
mod open;
mod people;
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
