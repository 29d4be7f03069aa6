//! Cases as a file that spreadsheets open: UTF-8 with its mark, and no cell that would be read as a formula.

use quorate_store::CaseRow;

use super::Row;
use crate::pages::Desk;
use crate::problem::{Cause, Problem};

pub(super) type File = csv::Writer<Vec<u8>>;

fn broken(error: impl std::fmt::Display) -> Problem {
    tracing::error!(%error, "a file could not be written");
    Problem::of(Cause::Storage)
}

/// A file with its head.
pub(super) fn begin(desk: &Desk) -> Result<File, Problem> {
    // Without the mark spreadsheets on Windows take the file for GB 18030.
    let mut file = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let names = [
        "col-case",
        "cases-procedure",
        "col-stage",
        "col-state",
        "lead-office",
        "col-opened",
        "col-moved",
        "col-id",
    ];
    file.write_record(names.map(|n| desk.chrome.t(n))).map_err(broken)?;
    Ok(file)
}

pub(super) fn add(file: &mut File, case: &CaseRow, row: &Row) -> Result<(), Problem> {
    let cells =
        [&row.title, &row.procedure, &row.stage, &row.status, &row.lead, &row.opened, &row.moved, &case.id];
    file.write_record(cells.map(|c| plain(c))).map_err(broken)
}

pub(super) fn end(file: File) -> Result<Vec<u8>, Problem> {
    file.into_inner().map_err(broken)
}

/// A cell that begins like a formula is text all the same; spreadsheets set to Chinese take the wide signs for it too.
fn plain(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_title_becomes_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)"] {
            assert_eq!(plain(cell), format!("'{cell}"));
        }
        assert_eq!(plain("团工委=成立"), "团工委=成立");
    }
}
