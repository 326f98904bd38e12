//! The commands that run while the ledger is shut, or that shut it.

use crate::Door;

super::commands! {
    over Door;
    Reads "lock.show" => lock::show;
    Reads "lock.open" => lock::open;
    Reads "lock.close" => lock::close;
    Reads "lock.stay" => lock::stay;
    Reads "lock.recover" => lock::recover;
    Writes "password.set" => password::set;
    Writes "password.change" => password::change;
    Writes "password.remove" => password::remove;
    Writes "password.code" => password::code;
    Writes "password.minutes" => password::minutes;
    Reads "password.sheet" => password::sheet;
}
