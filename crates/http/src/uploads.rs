//! What may be uploaded: told by its first bytes and its name, never by what the sender calls it.

use crate::problem::{Cause, Problem};

/// Types that are taken, with the endings of their names.
const ALLOWED: &[(&str, &[&str])] = &[
    ("application/pdf", &["pdf"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/png", &["png"]),
    ("image/heic", &["heic"]),
    ("application/zip", &["docx", "xlsx", "ofd", "wps", "et"]),
    ("application/x-ole", &["doc", "xls", "wps", "et"]),
    ("text/plain", &["txt", "md", "csv"]),
];

/// The media type of bytes under a name.
pub(crate) fn media_type(head: &[u8], name: &str) -> Result<&'static str, Problem> {
    let found = sniff(head);
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let fits = ALLOWED.iter().find(|(kind, endings)| *kind == found && endings.contains(&ending.as_str()));
    let Some((kind, _)) = fits else {
        let mut endings: Vec<&str> = ALLOWED.iter().flat_map(|(_, e)| e.iter().copied()).collect();
        endings.sort_unstable();
        endings.dedup();
        return Err(Problem::with(
            Cause::FileType,
            &[("found", &format!("{found} (.{ending})")), ("allowed", &endings.join(", "))],
        ));
    };
    Ok(match (*kind, ending.as_str()) {
        ("application/zip", "docx") => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
        ("application/zip", "xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ("application/zip", "ofd") => "application/ofd",
        ("application/zip", _) => "application/octet-stream",
        ("application/x-ole", "doc") => "application/msword",
        ("application/x-ole", _) => "application/octet-stream",
        ("text/plain", "csv") => "text/csv; charset=utf-8",
        ("text/plain", _) => "text/plain; charset=utf-8",
        (kind, _) => kind,
    })
}

fn sniff(head: &[u8]) -> &'static str {
    match head {
        [b'%', b'P', b'D', b'F', b'-', ..] => "application/pdf",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [b'P', b'K', 3, 4, ..] => "application/zip",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "application/x-ole",
        [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', b'i', ..] => "image/heic",
        bytes if is_text(bytes) => "text/plain",
        _ => "application/octet-stream",
    }
}

/// Text without markup a browser would run.
fn is_text(bytes: &[u8]) -> bool {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // A character may be cut at the end of what is looked at.
        Err(error) if error.error_len().is_none() => match std::str::from_utf8(&bytes[..error.valid_up_to()])
        {
            Ok(text) => text,
            Err(_) => return false,
        },
        Err(_) => return false,
    };
    let lower = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    !text.chars().any(|c| c.is_control() && !c.is_whitespace()) && !lower.starts_with('<')
}

/// A name kept as data only: its last part, without control characters.
pub(crate) fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .take(150)
        .collect();
    if kept.trim().is_empty() { "file".to_owned() } else { kept.trim().to_owned() }
}

/// A classification marking: such papers have no place here.
pub(crate) fn has_secret_marking(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    ["秘密★", "机密★", "绝密★", "秘密*", "机密*", "绝密*"].iter().any(|mark| plain.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_by_bytes_and_name_together() {
        assert_eq!(media_type(b"%PDF-1.7", "a.PDF").ok(), Some("application/pdf"));
        assert!(media_type(b"%PDF-1.7", "a.png").is_err());
        assert!(media_type(b"MZ\x90\0", "a.pdf").is_err());
        assert!(media_type(b"<svg onload=x>", "a.txt").is_err());
        assert!(media_type(b" \n<!doctype html>", "a.md").is_err());
        assert!(media_type("\u{65b9}\u{6848}".as_bytes(), "a.txt").is_ok());
        assert!(media_type(b"a\0b", "a.txt").is_err());
    }

    #[test]
    fn names_keep_no_path_and_nothing_unseen() {
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("C:\\x\\a\u{202e}fdp.txt"), "afdp.txt");
        assert_eq!(clean_name("\n"), "file");
        assert!(has_secret_marking("方案 机 密 ★ 3年"));
        assert!(!has_secret_marking("保密工作"));
    }
}
