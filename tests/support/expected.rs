//! Expected texts in files; `UPDATE_EXPECT=1` writes them anew.

use std::path::PathBuf;

/// A path under `tests/`.
pub fn path(relative: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// A path under the workspace.
pub fn workspace(relative: &str) -> PathBuf {
    path("..").join(relative)
}

/// Whether a variable of the environment is set to 1.
pub fn is_set(variable: &str) -> bool {
    std::env::var(variable).is_ok_and(|v| v == "1")
}

/// Compares a text with a file under `tests/`.
pub fn expect(relative: &str, found: &str) {
    let file = path(relative);
    if is_set("UPDATE_EXPECT") {
        std::fs::write(&file, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(found, expected, "{} differs; UPDATE_EXPECT=1 writes it anew", file.display());
}
