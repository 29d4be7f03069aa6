//! Words to be found by: pairs of neighbouring characters, which need no dictionary and are the same on every database.

use std::collections::BTreeSet;

/// Of a very long text only so many pairs are kept.
const GRAMS_MAX: usize = 2_000;

/// A text as it is compared: small letters, half-width forms, everything that is no letter or digit a gap.
pub fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(half).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}

/// The pairs of a text: 农业局 is 农业 and 业局. A character that stands alone is its own.
pub fn grams(text: &str) -> BTreeSet<String> {
    let plain = plain(text);
    let mut all = BTreeSet::new();
    for run in plain.split(' ').filter(|r| !r.is_empty()) {
        let chars: Vec<char> = run.chars().collect();
        if let [alone] = chars[..] {
            all.insert(alone.to_string());
        }
        all.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
        if all.len() > GRAMS_MAX {
            break;
        }
    }
    all.into_iter().take(GRAMS_MAX).collect()
}

/// Whether a text holds what is looked for: every word of it, somewhere.
pub fn holds(text: &str, sought: &str) -> bool {
    let (text, sought) = (plain(text), plain(sought));
    !sought.is_empty() && sought.split(' ').all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_and_latin_are_found_by_their_pairs() {
        let all = |text: &str| grams(text).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(all("县农业局"), "业局 农业 县农");
        assert_eq!(all("玉团函〔2026〕9号"), "02 20 26 9号 团函 玉团");
        assert_eq!(all("ＰＤＦ Plan, 乙"), "an df la pd pl 乙");
        assert_eq!(all(" ·，"), "");
    }

    #[test]
    fn what_is_found_holds_what_is_sought() {
        assert!(holds("玉屏县农业农村局", "农业"));
        assert!(holds("County Work Committee", "committee COUNTY"));
        assert!(!holds("农 业", "农业"), "a gap is a gap");
        assert!(!holds("农业", ""));
        // Everything that holds something has all its pairs.
        for (text, sought) in [("县农业局的复函", "业局"), ("合作组织.docx", "docx")] {
            assert!(holds(text, sought) && grams(text).is_superset(&grams(sought)));
        }
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let long: String = (0..10_000u32).filter_map(|n| char::from_u32(0x4e00 + n)).collect();
        assert_eq!(grams(&long).len(), GRAMS_MAX);
    }
}
