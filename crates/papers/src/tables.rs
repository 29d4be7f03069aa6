//! The rows of a table that somebody filled in: CSV as spreadsheets write it, or the first sheet of an XLSX.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

/// A table whose parts unpack to more than this is not opened.
const UNPACKED_MAX: u64 = 256 * 1024 * 1024;
/// A table of more cells than this is not read; the empty ones before the last of a row count.
const CELLS_MAX: usize = 10_000_000;
/// A table of more text than this is not read, in bytes: a workbook can name one long text in every cell.
const TEXT_MAX: usize = 256 * 1024 * 1024;

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoTable(pub String);

fn broken(error: impl std::fmt::Display) -> NoTable {
    NoTable(error.to_string())
}

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
    let mut table = Table::default();
    for (row, record) in reader.records().take(max).enumerate() {
        for (column, cell) in record.map_err(broken)?.iter().enumerate() {
            table.put(row, column, cell)?;
        }
    }
    Ok(table.rows)
}

/// The first sheet, cell by cell: where a cell stands is the file's word, and says nothing of how many there are.
fn sheet(bytes: &[u8], max: usize) -> Result<Vec<Vec<String>>, NoTable> {
    unpacks(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let name = book.sheet_names().into_iter().next().ok_or_else(|| broken("no sheet"))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut table = Table::default();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let text = match Data::from(cell.get_value().clone()) {
            Data::Float(number) => shown(number),
            other => other.to_string(),
        };
        if (row as usize) < max && !text.trim().is_empty() {
            table.put(row as usize, column as usize, &text)?;
        }
    }
    // A table need not begin in the first row of its sheet.
    let blank = table.rows.iter().take_while(|row| row.is_empty()).count();
    table.rows.drain(..blank);
    Ok(table.rows)
}

/// A number as a spreadsheet shows it: what it computed has no more than fifteen digits that mean something, and 0.1 and
/// 0.2 are 0.3.
fn shown(number: f64) -> String {
    let digits = format!("{number:.14e}");
    digits.parse::<f64>().unwrap_or(number).to_string()
}

/// Whether an archive says that it unpacks to no more than is read here. A part that is larger than it says is refused
/// when it is read.
fn unpacks(bytes: &[u8]) -> Result<(), NoTable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut unpacked = 0u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > UNPACKED_MAX {
        return Err(NoTable(format!("{unpacked} bytes when unpacked")));
    }
    Ok(())
}

/// Rows that are being read, within bounds.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    cells: usize,
    text: usize,
}

impl Table {
    fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), NoTable> {
        let text = text.trim();
        let before = self.rows.get(row).map_or(0, Vec::len);
        self.cells = self.cells.saturating_add((column + 1).saturating_sub(before));
        self.text = self.text.saturating_add(text.len());
        if self.cells > CELLS_MAX || self.text > TEXT_MAX {
            return Err(broken("too large a table"));
        }
        if row >= self.rows.len() {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let line = &mut self.rows[row];
        if column >= line.len() {
            line.resize_with(column + 1, String::new);
        }
        line[column] = text.to_owned();
        Ok(())
    }
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

    /// A workbook of one sheet, with cells as they stand in its XML, and shared texts.
    fn workbook(cells: &str, shared: &str) -> Vec<u8> {
        const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
        let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
        for (name, text) in [
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns='{rels}'><Relationship Id='a' Type='{OFFICE}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets><sheet name='S' sheetId='1' r:id='a'/></sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships xmlns='{rels}'><Relationship Id='a' Type='{OFFICE}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
                ),
            ),
            ("xl/sharedStrings.xml", format!("<sst xmlns='{MAIN}'><si><t>{shared}</t></si></sst>")),
            (
                "xl/worksheets/sheet1.xml",
                format!("<worksheet xmlns='{MAIN}'><sheetData>{cells}</sheetData></worksheet>"),
            ),
        ] {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_workbook_is_read_from_where_its_table_begins() {
        let cell = |at: &str, text: &str| format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>");
        let cells = format!(
            "<row r='3'>{}{}</row><row r='5'>{}<c r='B5'><v>90</v></c></row>",
            cell("A3", " 姓名 "),
            cell("B3", "面积"),
            cell("A5", "甲")
        );
        let wanted = [vec!["姓名", "面积"], vec![], vec!["甲", "90"]];
        assert_eq!(rows(&workbook(&cells, ""), 10).unwrap(), wanted);
    }

    #[test]
    fn two_cells_far_apart_take_no_more_memory_than_two() {
        let far =
            "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>";
        assert_eq!(rows(&workbook(far, ""), 10).unwrap(), [["1"]]);
        let wide: String =
            (1..1000).map(|n| format!("<row r='{n}'><c r='XFD{n}'><v>1</v></c></row>")).collect();
        assert!(rows(&workbook(&wide, ""), 10_000).is_err());
    }

    #[test]
    fn a_long_text_in_every_cell_is_too_large_a_table() {
        let cells: String =
            (1..9000).map(|n| format!("<row r='{n}'><c r='A{n}' t='s'><v>0</v></c></row>")).collect();
        assert!(rows(&workbook(&cells, &"x".repeat(30_000)), 10_000).is_err());
    }

    #[test]
    fn an_archive_unpacks_to_what_it_says_and_to_no_more_than_is_read() {
        let says = |size: u32| {
            let mut book = workbook(&" ".repeat(10_000), "");
            let name = b"xl/worksheets/sheet1.xml";
            let at = book.windows(name.len()).rposition(|w| w == name).unwrap();
            // The size stands in the directory at the end, 22 bytes before the name.
            book[at - 22..at - 18].copy_from_slice(&size.to_le_bytes());
            rows(&book, 10).unwrap_err().0
        };
        assert!(says(1).contains("larger than its declared"), "{}", says(1));
        assert!(says(u32::MAX - 1).contains("when unpacked"), "{}", says(u32::MAX - 1));
    }
}
