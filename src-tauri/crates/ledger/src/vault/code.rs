use crate::error::{Code, Error, Result};
use chacha20poly1305::aead::OsRng;
use chacha20poly1305::aead::rand_core::RngCore;
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Letters and digits that are not mistaken for one another on paper.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters that carry the secret: 115 bits.
const SECRET: usize = 23;
/// Characters in all, the last two a checksum.
const LENGTH: usize = 25;
const GROUP: usize = 5;

/// What opens the ledger when the password is forgotten: to be printed and put into the safe.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    pub(super) fn fresh() -> RecoveryCode {
        let mut code = String::with_capacity(LENGTH);
        for _ in 0..SECRET {
            let mut byte = [0];
            OsRng.fill_bytes(&mut byte);
            code.push(letter(byte[0]));
        }
        code.push_str(&checksum(&code));
        RecoveryCode(code)
    }

    /// Reads a code as people type it: with or without dashes, in small letters, O for 0.
    ///
    /// # Errors
    /// Fails where it cannot be a code; a slip of the pen is found by the checksum.
    pub fn parse(text: &str) -> Result<RecoveryCode> {
        let code: String = text.chars().filter_map(tidy).collect();
        let known = code.bytes().all(|b| ALPHABET.contains(&b));
        if code.len() != LENGTH || !known || checksum(&code[..SECRET]) != code[SECRET..] {
            let message = "恢复码有误：应是 5 组、每组 5 个字母或数字，请对照打印件逐个核对";
            return Err(Error::new(Code::Usage, message));
        }
        Ok(RecoveryCode(code))
    }

    /// The code without its dashes.
    pub(super) fn plain(&self) -> &str {
        &self.0
    }
}

/// In groups of five, as it is printed.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

/// A code is a secret: a log must not hold it.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

fn letter(byte: u8) -> char {
    char::from(ALPHABET[usize::from(byte % 32)])
}

fn checksum(secret: &str) -> String {
    let digest = Sha256::digest(secret.as_bytes());
    digest
        .iter()
        .take(LENGTH - SECRET)
        .map(|b| letter(*b))
        .collect()
}

/// Full-width letters are folded; what only separates goes; look-alikes become what is meant.
fn tidy(c: char) -> Option<char> {
    let c = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0)?,
        other => other,
    };
    match c.to_ascii_uppercase() {
        c if c.is_whitespace() => None,
        '-' | '－' | '—' | '–' | '_' => None,
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        c => Some(c),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::RecoveryCode;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = RecoveryCode::fresh();
        let typed = code.to_string();
        assert_eq!(typed.len(), 29);
        let sloppy = typed
            .replace('-', "　")
            .to_lowercase()
            .replace('0', "o")
            .replace('1', "l");
        assert_eq!(RecoveryCode::parse(&sloppy).unwrap(), code);
    }

    #[test]
    fn a_slip_of_the_pen_is_found_before_it_counts_as_wrong() {
        let code = RecoveryCode::fresh().to_string();
        let slips = (0..23).filter(|at| at % 6 != 5).filter(|at| {
            let mut bytes = code.clone().into_bytes();
            bytes[*at] = if bytes[*at] == b'7' { b'8' } else { b'7' };
            RecoveryCode::parse(&String::from_utf8(bytes).unwrap()).is_ok()
        });
        assert!(
            slips.count() <= 1,
            "ten bits let one slip in a thousand through"
        );
        assert!(RecoveryCode::parse("12345").is_err());
        assert!(RecoveryCode::parse("澄溪县财政局").is_err());
    }
}
