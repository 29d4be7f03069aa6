//! The rows of a table that somebody filled in: CSV as spreadsheets write it, or the first sheet of an XLSX.

use std::io::Cursor;

use calamine::{Reader, Xlsx};

/// A table whose parts claim to unpack to more than this is not opened.
const UNPACKED_MAX: u64 = 256 * 1024 * 1024;

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoTable(pub String);

/// At most so many rows of a file, told by its first bytes, each cell trimmed. Rows may be of different length.
///
/// # Errors
/// If it is no table that can be read.
pub fn rows(bytes: &[u8], max: usize) -> Result<Vec<Vec<String>>, NoTable> {
    if bytes.starts_with(b"PK") { sheet(bytes, max) } else { csv_rows(&text(bytes), max) }
}

/// The same of the text of a CSV.
///
/// # Errors
/// If a row cannot be read.
pub fn csv_rows(text: &str, max: usize) -> Result<Vec<Vec<String>>, NoTable> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let trimmed = |record: csv::StringRecord| record.iter().map(|c| c.trim().to_owned()).collect();
    let rows = reader.records().take(max);
    rows.map(|record| record.map(trimmed).map_err(|e| NoTable(e.to_string()))).collect()
}

fn sheet(bytes: &[u8], max: usize) -> Result<Vec<Vec<String>>, NoTable> {
    let broken = |error: &dyn std::fmt::Display| NoTable(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let mut unpacked = 0u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|e| broken(&e))?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > UNPACKED_MAX {
        return Err(NoTable(format!("{unpacked} bytes when unpacked")));
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let sheet = book.worksheet_range_at(0).ok_or_else(|| NoTable("no sheet".into()))?;
    let sheet = sheet.map_err(|e| broken(&e))?;
    let trimmed = |row: &[calamine::Data]| row.iter().map(|c| c.to_string().trim().to_owned()).collect();
    Ok(sheet.rows().take(max).map(trimmed).collect())
}

/// UTF-8, or GB 18030, which spreadsheets in China write unless told otherwise.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_in_the_encodings_spreadsheets_write() {
        let wanted = vec![vec!["姓名".to_owned(), "面积".to_owned()], vec!["甲".to_owned()]];
        assert_eq!(rows("\u{feff}姓名, 面积\n甲\n".as_bytes(), 10).unwrap(), wanted);
        let encoded = encoding_rs::GB18030.encode("姓名,面积\n甲\n").0;
        assert_eq!(rows(&encoded, 10).unwrap(), wanted);
        assert_eq!(rows("a\nb\nc".as_bytes(), 2).unwrap().len(), 2);
        assert!(rows(b"PK\x03\x04 no archive", 10).is_err());
    }
}
