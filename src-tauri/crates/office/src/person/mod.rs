//! The people of the office: who they are, what they may do, and how they come in.

mod add;
mod guard;
mod list;
mod login;
mod password;
mod remove;
mod session;

pub use add::add;
pub use list::{PersonInfo, list};
pub use login::{Entry, login};
pub use password::set_password;
pub use remove::remove;
pub(crate) use session::csrf;
pub use session::{Session, logout, recognise};

use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads everything, changes nothing.
    Leader,
    /// Looks batches over, issues notices and forms.
    Reviewer,
    /// Keeps units, machines and people too.
    Administrator,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 3] = [Role::Leader, Role::Reviewer, Role::Administrator];

    /// As people call it.
    pub fn title(self) -> &'static str {
        match self {
            Role::Leader => "领导（只看）",
            Role::Reviewer => "审核人",
            Role::Administrator => "管理员",
        }
    }

    /// Refuses what is not this role's to do.
    ///
    /// # Errors
    /// `not_allowed`.
    pub fn must_be(self, least: Role) -> Result<()> {
        match self >= least {
            true => Ok(()),
            false => Err(Error::new(
                "not_allowed",
                format!(
                    "这一步由{}来做，现在登录的是{}",
                    least.title(),
                    self.title()
                ),
            )),
        }
    }
}

fn no_person(name: &str) -> Error {
    Error::not_found(format!("没有“{name}”这个用户"))
}
