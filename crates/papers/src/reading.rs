//! The words of a file, line by line, for showing and comparing. What a file looks like is its own program's business.

use std::io::{Cursor, Read};

use quick_xml::events::Event;

/// Of one file not more words are read, in bytes of text.
const TEXT_MAX: u64 = 2 * 1024 * 1024;
/// Lines shown and compared.
const LINES_MAX: usize = 5_000;

/// The words of a file of a type: paragraphs of a DOCX, lines of a text. None for anything else, or if it cannot be
/// read.
pub fn words(media: &str, bytes: &[u8]) -> Option<Vec<String>> {
    let mut lines = if media.starts_with("text/") {
        String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect()
    } else if media.ends_with("wordprocessingml.document") {
        paragraphs(bytes)?
    } else {
        return None;
    };
    lines.truncate(LINES_MAX);
    Some(lines)
}

fn paragraphs(bytes: &[u8]) -> Option<Vec<String>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    // However much a part claims to unpack to, no more is read.
    archive.by_name("word/document.xml").ok()?.take(TEXT_MAX).read_to_string(&mut xml).ok()?;
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut lines, mut line, mut inside) = (vec![], String::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.name().as_ref() == b"w:t" => inside = true,
            Ok(Event::End(tag)) if tag.name().as_ref() == b"w:t" => inside = false,
            Ok(Event::End(tag)) if tag.name().as_ref() == b"w:p" => lines.push(std::mem::take(&mut line)),
            Ok(Event::Text(text)) if inside => line.push_str(&text.decode().ok()?),
            Ok(Event::GeneralRef(name)) if inside => {
                line.push_str(match name.decode().ok()?.as_ref() {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => "",
                });
            }
            Ok(Event::Eof) => return Some(lines),
            Ok(_) => {}
            // Cut off, or no XML: what was read so far is what there is.
            Err(_) => return Some(lines),
        }
        if lines.len() > LINES_MAX {
            return Some(lines);
        }
    }
}
