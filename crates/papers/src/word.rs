//! A draft as DOCX.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Paragraph, Run, RunFonts, SpecialIndentType, Table, TableCell, TableRow,
    WidthType,
};
use quorate_wording::say;

use crate::{Block, Draft};

/// In half-points: 16 and 22 points, as official papers are set.
const TEXT: usize = 32;
const TITLE: usize = 44;
/// In twentieths of a point: two characters of text.
const INDENT: i32 = 640;
/// Width of a table in fiftieths of a percent: all of the line.
const FULL: usize = 5000;

/// Why a draft could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be written: {0}")]
pub struct Unwritable(String);

/// Writes a draft.
///
/// # Errors
/// If the writer of the format fails; a draft itself cannot be wrong.
pub fn docx(draft: &Draft, language: quorate_core::Language) -> Result<Vec<u8>, Unwritable> {
    let mut out = Docx::new().default_size(TEXT).default_fonts(fonts());
    if !draft.number.is_empty() {
        out = out.add_paragraph(line(&draft.number).align(AlignmentType::Center));
    }
    let title = Run::new().add_text(&draft.title).size(TITLE).bold().fonts(fonts());
    out = out.add_paragraph(Paragraph::new().add_run(title).align(AlignmentType::Center));
    out = out.add_paragraph(Paragraph::new());
    if !draft.to.is_empty() {
        out = out.add_paragraph(line(&say(language, "paper-to", &[("to", &draft.to)])));
    }
    for block in &draft.blocks {
        out = match block {
            Block::Heading(text) => {
                out.add_paragraph(Paragraph::new().add_run(run(text).bold()).outline_lvl(0))
            }
            Block::Text(text) => out.add_paragraph(indented(text)),
            Block::Table(head, rows) => out.add_table(table(head, rows)).add_paragraph(Paragraph::new()),
        };
    }
    if !draft.attached.is_empty() {
        let listed: Vec<String> =
            draft.attached.iter().enumerate().map(|(n, title)| format!("{}. {title}", n + 1)).collect();
        out = out.add_paragraph(indented(&say(language, "paper-attached", &[("list", &listed.join("\n"))])));
    }
    for text in [&draft.from, &draft.day].into_iter().filter(|t| !t.is_empty()) {
        out = out.add_paragraph(line(text).align(AlignmentType::Right));
    }
    let mut bytes = Cursor::new(vec![]);
    out.build().pack(&mut bytes).map_err(|error| Unwritable(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// Names of faces that every office suite here has or replaces well.
fn fonts() -> RunFonts {
    RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia("仿宋")
}

fn run(text: &str) -> Run {
    // A line end inside a text stays one.
    let mut lines = text.split('\n');
    let first = Run::new().size(TEXT).fonts(fonts()).add_text(lines.next().unwrap_or_default());
    lines.fold(first, |run, line| run.add_break(BreakType::TextWrapping).add_text(line))
}

fn line(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text))
}

fn indented(text: &str) -> Paragraph {
    line(text).indent(None, Some(SpecialIndentType::FirstLine(INDENT)), None, None)
}

fn table(head: &[String], rows: &[Vec<String>]) -> Table {
    let cell = |text: &String, bold: bool| {
        let run = if bold { run(text).bold() } else { run(text) };
        TableCell::new().add_paragraph(Paragraph::new().add_run(run))
    };
    let row = |cells: &[String], bold: bool| TableRow::new(cells.iter().map(|c| cell(c, bold)).collect());
    let all = [row(head, true)].into_iter().chain(rows.iter().map(|r| row(r, false)));
    Table::new(all.collect()).width(FULL, WidthType::Pct)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use quick_xml::events::Event;
    use quorate_core::Language;

    use super::*;

    /// What another reader finds: the texts of the document, in order.
    fn texts(bytes: Vec<u8>) -> Vec<String> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut xml = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        let mut reader = quick_xml::Reader::from_str(&xml);
        let (mut all, mut inside) = (vec![], false);
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => inside = tag.name().as_ref() == b"w:t",
                Event::Text(text) if inside => all.push(text.decode().unwrap().into_owned()),
                Event::GeneralRef(entity) if inside => all.push(format!("&{};", entity.decode().unwrap())),
                Event::End(_) => inside = false,
                Event::Eof => return all,
                _ => {}
            }
        }
    }

    #[test]
    fn another_reader_finds_what_was_written() {
        let draft = Draft {
            number: "玉团函〔2026〕  号".into(),
            title: "关于征求意见的函".into(),
            to: "县农业农村局".into(),
            blocks: vec![
                Block::Text("一行\n又一行".into()),
                Block::Heading("班子成员".into()),
                Block::Table(vec!["席位".into(), "姓名".into()], vec![vec!["书记".into(), String::new()]]),
            ],
            attached: vec!["工作方案".into(), "名单".into()],
            from: "玉屏团县委".into(),
            day: "2026年11月22日".into(),
        };
        let found = texts(docx(&draft, Language::Zh).unwrap());
        assert_eq!(
            found.join("|"),
            "玉团函〔2026〕  号|关于征求意见的函|县农业农村局：|一行|又一行|班子成员|席位|姓名|书记|附件：1. 工作方案|2. 名单|玉屏团县委|2026年11月22日"
        );
    }

    #[test]
    fn marks_of_the_format_are_text() {
        let draft = Draft {
            number: String::new(),
            title: "<w:t> & \"x\"".into(),
            to: String::new(),
            blocks: vec![],
            attached: vec![],
            from: String::new(),
            day: String::new(),
        };
        assert_eq!(texts(docx(&draft, Language::En).unwrap()).concat(), "&lt;w:t&gt; &amp; &quot;x&quot;");
    }
}
