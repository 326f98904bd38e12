/// `"12.5"` with two digits is 1250 units; nothing where it is no number or does not fit.
pub fn decimal_units(text: &str, scale: u32) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let part = part.trim_end_matches('0');
    if whole.is_empty() || !all_digits(whole) || !all_digits(part) || part.len() > scale as usize {
        return None;
    }
    let padding = 10i64.checked_pow(scale - part.len() as u32)?;
    let power = 10i64.checked_pow(scale)?;
    let part: i64 = if part.is_empty() {
        0
    } else {
        part.parse().ok()?
    };
    let units = whole
        .parse::<i64>()
        .ok()?
        .checked_mul(power)?
        .checked_add(part.checked_mul(padding)?)?;
    Some(if negative { -units } else { units })
}

/// 1250 units with two digits is `"12.50"`.
pub fn decimal_text(units: i64, scale: u32) -> String {
    if scale == 0 {
        return units.to_string();
    }
    let power = 10u64.pow(scale.min(18));
    let size = units.unsigned_abs();
    let sign = if units < 0 { "-" } else { "" };
    let width = scale as usize;
    format!("{sign}{}.{:0width$}", size / power, size % power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_decimal_comes_back_exactly(units in -(i64::MAX)..i64::MAX, scale in 0u32..=9) {
            prop_assert_eq!(decimal_units(&decimal_text(units, scale), scale), Some(units));
        }
    }

    #[test]
    fn digits_that_would_be_lost_are_refused() {
        assert_eq!(decimal_units("1.005", 2), None);
        assert_eq!(decimal_units("1.500", 2), Some(150));
        assert_eq!(decimal_units("99999999999999999999", 2), None);
        assert_eq!(decimal_units(".5", 2), None);
        assert_eq!(decimal_units("", 2), None);
    }
}
