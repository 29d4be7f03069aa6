//! Base64 as the web writes it, and as files do.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Without padding, for URLs.
pub fn encode(bytes: &[u8]) -> String {
    let group = |g: &[u8]| {
        let all = g.iter().fold(0_usize, |all, b| all << 8 | usize::from(*b)) << (8 * (3 - g.len()));
        (0..=g.len()).map(move |n| char::from(DIGITS[all >> (18 - 6 * n) & 63])).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

/// Of either alphabet; what is no digit is passed over.
pub fn decode(text: &str) -> Vec<u8> {
    let text = text.replace('+', "-").replace('/', "_");
    let bits: Vec<usize> = text.bytes().filter_map(|c| DIGITS.iter().position(|d| *d == c)).collect();
    let group = |g: &[usize]| {
        let all = g.iter().fold(0, |all, d| all << 6 | d) << (6 * (4 - g.len()));
        (0..g.len() - 1).map(move |n| (all >> (16 - 8 * n)) as u8).collect::<Vec<u8>>()
    };
    bits.chunks(4).flat_map(group).collect()
}

#[test]
fn what_is_encoded_is_decoded() {
    for text in ["", "f", "fo", "foo", "foob", "fooba", "foobar"] {
        assert_eq!(decode(&encode(text.as_bytes())), text.as_bytes());
    }
    assert_eq!((encode(b"\xfb\xff\xfe"), decode("+//+=")), ("-__-".into(), b"\xfb\xff\xfe".to_vec()));
}
