//! 小数: numbers with so many decimals, kept as whole numbers of the smallest part, as money is kept in cents. An area of
//! 89.52 with two decimals is 8952.

/// A number of a roll has no more decimals than this.
pub const DECIMALS_MAX: u8 = 4;

/// How many of the smallest part are one.
pub fn scale(decimals: u8) -> u64 {
    10u64.pow(decimals.min(DECIMALS_MAX).into())
}

/// As people write it, with every decimal; a whole number without a point.
pub fn write(number: impl Into<i128>, decimals: u8) -> String {
    let number: i128 = number.into();
    let scale = i128::from(scale(decimals));
    if scale == 1 {
        return number.to_string();
    }
    let (sign, number) = (if number < 0 { "-" } else { "" }, number.abs());
    let width = usize::from(decimals.min(DECIMALS_MAX));
    format!("{sign}{}.{:0width$}", number / scale, number % scale)
}

/// What was written, in the smallest part; none if it is no number, is less than nothing, or is finer than the smallest
/// part. Zeros behind the last decimal say nothing and are taken.
pub fn read(text: &str, decimals: u8) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) {
        return None;
    }
    let width = usize::from(decimals.min(DECIMALS_MAX));
    let part = part.trim_end_matches('0');
    if part.len() > width {
        return None;
    }
    let part: u64 = format!("{part:0<width$}0").parse::<u64>().ok()? / 10;
    whole.parse::<u64>().ok()?.checked_mul(scale(decimals))?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for (text, decimals, number) in
            [("89.52", 2, 8952), ("0.01", 2, 1), ("7.00", 2, 700), ("12", 0, 12), ("1.5000", 4, 15_000)]
        {
            assert_eq!(read(text, decimals), Some(number), "{text}");
            assert_eq!(write(number, decimals), text);
        }
    }

    #[test]
    fn shorter_and_longer_ways_to_write_it_are_read() {
        assert_eq!(read("89.5", 2), Some(8950));
        assert_eq!(read("89", 2), Some(8900));
        assert_eq!(read("89.500", 2), Some(8950));
        assert_eq!(read("89.0", 0), Some(89));
    }

    #[test]
    fn nothing_is_rounded_and_nothing_is_guessed() {
        for (text, decimals) in [
            ("89.525", 2),
            ("1.5", 0),
            ("", 2),
            (".5", 2),
            ("5.", 2),
            ("-1", 2),
            ("+1", 2),
            ("1,5", 2),
            ("1e3", 2),
            ("99999999999999999999", 2),
            ("999999999999999999", 4),
        ] {
            assert_eq!(read(text, decimals), None, "{text}");
        }
    }

    #[test]
    fn below_nothing_the_sign_stands_before_it() {
        assert_eq!(write(-5, 2), "-0.05");
    }
}
