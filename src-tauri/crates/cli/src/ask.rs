//! Asks for passwords: on the terminal without showing them, or line by line on standard input.
//! Never in an argument or a variable, where other programs of the machine could read them.

use minglu_app::{Error, Place, Result};
use serde_json::json;
use std::io::{IsTerminal, stdin};

/// Where passwords come from.
pub struct Asking {
    from_lines: bool,
    who: Option<String>,
    /// What opened the ledger: some commands want it said once more.
    said: Option<String>,
}

impl Asking {
    /// From standard input where it was asked for, else from the terminal; `who` is the person
    /// whose password it is.
    pub fn new(from_lines: bool, who: Option<String>) -> Asking {
        Asking {
            from_lines,
            who,
            said: None,
        }
    }

    /// Whose password it is, where that was said.
    pub fn who(&self) -> Option<&str> {
        self.who.as_deref()
    }

    /// Says the password of a ledger that has one.
    ///
    /// # Errors
    /// `locked` where nobody can be asked; `wrong_password` where the answer is wrong; `usage` where
    /// several people have passwords and it is not said who comes.
    pub fn open(&mut self, place: &Place) -> Result<()> {
        if place.is_locked()? {
            let password = self.secret("密码：")?;
            let request = json!({ "name": self.who, "password": password });
            place.dispatch("lock.open", request)?;
            self.said = Some(password);
        }
        Ok(())
    }

    /// The password that has opened the ledger; nothing where none was needed.
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }

    /// One secret that exists already.
    ///
    /// # Errors
    /// `locked` where nobody can be asked.
    pub fn secret(&mut self, question: &str) -> Result<String> {
        if self.from_lines {
            return line();
        }
        if !stdin().is_terminal() {
            let message = "台账设了密码。请加 --password-stdin，并从标准输入给出密码";
            return Err(Error::new("locked", message));
        }
        rpassword::prompt_password(question).map_err(|e| Error::io("读不到密码", &e))
    }

    /// A password that is new, asked twice where a person types it.
    ///
    /// # Errors
    /// `usage` where the two differ.
    pub fn new_password(&mut self) -> Result<String> {
        let password = self.secret("新密码（至少 8 个字符）：")?;
        if !self.from_lines && self.secret("再输入一遍：")? != password {
            return Err(Error::usage("两遍输入的密码不一样，请重新来过"));
        }
        Ok(password)
    }
}

fn line() -> Result<String> {
    let mut line = String::new();
    let read = stdin().read_line(&mut line);
    let read = read.map_err(|e| Error::io("读不到密码", &e))?;
    if read == 0 {
        return Err(Error::new("locked", "标准输入里没有密码，请每行给出一个"));
    }
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}
