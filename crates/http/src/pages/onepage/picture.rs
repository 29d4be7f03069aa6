//! 一页情况 as a picture, to be sent by an office messenger: SVG drawn here, which a browser turns into a PNG with its
//! own fonts.

use axum::extract::{Extension, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use quorate_core::Language;

use super::{Page, page};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// In pixels.
const WIDTH: f64 = 750.0;
const MARGIN: f64 = 40.0;
/// Whatever a case has to tell, a picture ends somewhere.
const LINES_MAX: usize = 90;

struct Canvas {
    out: String,
    y: f64,
    lines: usize,
}

fn escaped(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_control());
    kept.flat_map(|c| match c {
        '&' => "&amp;".chars().collect::<Vec<_>>(),
        '<' => "&lt;".chars().collect(),
        '>' => "&gt;".chars().collect(),
        '"' => "&quot;".chars().collect(),
        c => vec![c],
    })
    .collect()
}

/// Width in units of the font's size: a Chinese character is one, a Latin one about half.
fn wide(c: char) -> f64 {
    if c.is_ascii() { 0.56 } else { 1.0 }
}

/// Cuts a text into lines that fit; words in Latin script stay whole where they can.
fn wrapped(text: &str, most: f64) -> Vec<String> {
    let (mut lines, mut line, mut width) = (vec![], String::new(), 0.0);
    for c in text.chars() {
        if width + wide(c) > most && !line.is_empty() {
            let cut = if c.is_ascii_alphanumeric() { line.rfind(' ').filter(|at| *at > 0) } else { None };
            let rest = cut.map(|at| line.split_off(at).trim_start().to_owned()).unwrap_or_default();
            lines.push(std::mem::replace(&mut line, rest));
            width = line.chars().map(wide).sum();
        }
        line.push(c);
        width += wide(c);
    }
    lines.push(line);
    lines
}

impl Canvas {
    fn text(&mut self, text: &str, size: f64, indent: f64, style: &str) {
        for line in wrapped(text, (WIDTH - 2.0 * MARGIN - indent) / size) {
            if self.lines >= LINES_MAX {
                return;
            }
            self.lines += 1;
            self.y += size * 1.6;
            let (x, y) = (MARGIN + indent, self.y);
            self.out.push_str(&format!(
                "<text x=\"{x}\" y=\"{y:.0}\" font-size=\"{size}\" {style}>{}</text>",
                escaped(&line)
            ));
        }
    }

    fn heading(&mut self, text: &str) {
        self.y += 22.0;
        let y = self.y;
        let x = WIDTH - MARGIN;
        self.out.push_str(&format!("<path d=\"M{MARGIN} {y:.0}H{x}\" stroke=\"#1b1d20\"/>"));
        self.text(text, 22.0, 0.0, "font-weight=\"700\"");
    }

    fn list(&mut self, heading: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.heading(heading);
        for item in items {
            self.text(&format!("· {item}"), 20.0, 0.0, "");
        }
    }
}

fn drawn(page: &Page) -> String {
    let mut canvas = Canvas { out: String::new(), y: 30.0, lines: 0 };
    canvas.text(&page.title, 32.0, 0.0, "font-weight=\"700\"");
    canvas.text(&page.by, 17.0, 0.0, "fill=\"#5f636a\"");
    canvas.text(&page.one, 22.0, 0.0, "");
    for step in &page.steps {
        let fill = match step.state {
            "done" => "#2a5f46",
            "doing" => "#75500f",
            _ => "#5f636a",
        };
        let mark = match step.state {
            "done" => "✓",
            "doing" => "●",
            _ => "○",
        };
        let line = format!("{mark} {} {}  {}", step.number, step.title, step.words);
        canvas.text(&line, 20.0, 0.0, &format!("fill=\"{fill}\""));
    }
    if let Some(next) = &page.next {
        let line = format!("{} · {} · {} {}", next.what, next.who, next.due, next.left);
        canvas.list(&page.c.t("next-step"), &[line]);
    }
    let settle: Vec<String> = page.settle.iter().map(|(what, clause)| format!("{what} {clause}")).collect();
    canvas.list(&page.c.t("onepage-settle"), &settle);
    let waiting: Vec<String> =
        page.waiting.iter().map(|w| format!("{} {} {}", w.office, w.what, w.due)).collect();
    canvas.list(&page.c.t("onepage-waiting"), &waiting);
    let opinions: Vec<String> =
        page.opinions.iter().map(|o| format!("{}: {} {}", o.office, o.stance, o.words)).collect();
    canvas.list(&page.c.t("opinions"), &opinions);
    canvas.list(&page.c.t("onepage-done"), &page.done);
    canvas.y += 14.0;
    canvas.text(&page.footer, 16.0, 0.0, "fill=\"#5f636a\"");
    let height = canvas.y + MARGIN;
    // The fonts of a browser of this language; black on paper in either theme.
    let family = "PingFang SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif";
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height:.0}\" font-family=\"{family}\" \
         fill=\"#1b1d20\"><rect width=\"100%\" height=\"100%\" fill=\"#faf9f5\"/>{}</svg>",
        canvas.out
    )
}

pub(crate) async fn picture(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let page = page(web, visitor, language, id).await?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], drawn(&page)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_words_stay_whole() {
        assert_eq!(wrapped("县农业农村局有意见", 4.0), ["县农业农", "村局有意", "见"]);
        assert_eq!(wrapped("what the county says", 8.0), ["what the", "county says"]);
        assert_eq!(wrapped("", 8.0), [""]);
        assert_eq!(wrapped("abcdefghijklmnop", 4.0).concat(), "abcdefghijklmnop");
    }

    #[test]
    fn nothing_written_becomes_markup() {
        assert_eq!(escaped("<a href=\"x\">&\u{0}"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }
}
