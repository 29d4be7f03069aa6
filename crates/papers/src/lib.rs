//! Papers drafted from the record as plain, editable DOCX: what can be filled in is filled in, the rest is for people.
//!
//! [`draft`] works out what stands on a paper; [`docx`] writes it. A draft is no paper: it is filed by an act, as
//! whatever people made of it. Layout by the national standard is not here yet. [`bind`] makes one PDF of photographs;
//! [`rows`] reads a table.

mod drafting;
mod handing;
mod photos;
mod reading;
mod tables;
mod word;

pub use drafting::{Facts, draft};
pub use handing::{Handed, hand};
pub use photos::{Photo, Unbindable, bind};
pub use reading::words;
pub use tables::{NoTable, csv_rows, rows};
pub use word::{Unwritable, docx};

/// What stands on a paper, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The number (文号), to be given.
    pub number: String,
    /// The title.
    pub title: String,
    /// To whom; empty for a paper that stays inside.
    pub to: String,
    /// The body.
    pub blocks: Vec<Block>,
    /// Titles of what is attached.
    pub attached: Vec<String>,
    /// Who signs.
    pub from: String,
    /// The day.
    pub day: String,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A section that the paper must have.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Head and rows; empty cells are for people.
    Table(Vec<String>, Vec<Vec<String>>),
}
