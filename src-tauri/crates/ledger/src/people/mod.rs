//! The people at one desk: a name and a role for each. Their passwords are the vault's business.

use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};

/// Most characters of a name.
const LONGEST: usize = 30;

/// What a person does at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Keeps the ledgers.
    Clerk,
    /// Looks over what the clerk wrote.
    Reviewer,
    /// Reads and signs.
    Leader,
}

impl Role {
    /// Every role, the one that may most first.
    pub const ALL: [Role; 3] = [Role::Clerk, Role::Reviewer, Role::Leader];

    /// Its name on screen.
    pub fn title(self) -> &'static str {
        match self {
            Role::Clerk => "经办人",
            Role::Reviewer => "审核人",
            Role::Leader => "负责人",
        }
    }

    /// Its name in code, as it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Clerk => "clerk",
            Role::Reviewer => "reviewer",
            Role::Leader => "leader",
        }
    }
}

/// One person at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What the others call her; no two have the same.
    pub name: String,
    /// What she does here.
    pub role: Role,
}

impl Person {
    /// A person with this name and role.
    ///
    /// # Errors
    /// `Usage` where it cannot be a name.
    pub fn new(name: &str, role: Role) -> Result<Person> {
        let name = name.trim().to_owned();
        if name.is_empty() || name.chars().count() > LONGEST {
            let message = format!("请写姓名，最多 {LONGEST} 个字");
            return Err(Error::new(Code::Usage, message));
        }
        if name.chars().any(char::is_control) {
            let message = "姓名里有换行之类的符号，请重新输入";
            return Err(Error::new(Code::Usage, message));
        }
        Ok(Person { name, role })
    }
}

/// Refuses a person whom the others could not be told from, and a desk without a clerk.
///
/// # Errors
/// `Conflict` where the name is taken; `Usage` where the first person is no clerk.
pub fn may_join(people: &[Person], new: &Person) -> Result<()> {
    may_be_called(people, &new.name)?;
    if people.is_empty() && new.role != Role::Clerk {
        let message = "第一个人应是经办人，请先登记经办人";
        return Err(Error::new(Code::Usage, message));
    }
    Ok(())
}

/// Refuses a name that one of them has.
///
/// # Errors
/// `Conflict` where it is taken.
pub fn may_be_called(people: &[Person], name: &str) -> Result<()> {
    if people.iter().any(|person| person.name == name) {
        let message = format!("已经有“{name}”了。同名的人请加以区别，如“{name}（二）”");
        return Err(Error::new(Code::Conflict, message));
    }
    Ok(())
}

/// Where a person stands in the list; refuses to take away the last clerk.
///
/// # Errors
/// `NotFound` where there is no such person; `Conflict` where no clerk would be left.
pub fn may_leave(people: &[Person], name: &str) -> Result<usize> {
    let at = place_of(people, name)?;
    let mut others = people.iter().filter(|person| person.name != name);
    match others.any(|person| person.role == Role::Clerk) {
        true => Ok(at),
        false => Err(Error::new(
            Code::Conflict,
            "至少要有一名经办人。请先添加接手的经办人，再移除这一位",
        )),
    }
}

/// Where a person stands in the list.
///
/// # Errors
/// `NotFound` where there is no such person.
pub fn place_of(people: &[Person], name: &str) -> Result<usize> {
    let found = people.iter().position(|person| person.name == name);
    found.ok_or_else(|| {
        let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
        let message = match names.as_slice() {
            [] => format!("使用人名单里没有“{name}”，请先添加"),
            names => format!("没有“{name}”这个人，请从名单里选：{}", names.join("、")),
        };
        Error::new(Code::NotFound, message)
    })
}
