//! Reads HTML and SVG as far as the tests need it: elements in their place, the words people see, well-formedness.

use std::iter::Peekable;
use std::str::CharIndices;

/// Elements that never close.
const VOID: [&str; 8] = ["meta", "link", "br", "input", "img", "hr", "use", "path"];

/// An element that is open around something.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute, empty if it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").split(' ').any(|c| c == class)
    }
}

/// Words that people see or hear, with the elements around them, the outermost first.
#[derive(Clone, Debug)]
pub struct Words {
    pub text: String,
    pub around: Vec<Element>,
}

impl Words {
    /// The language they are in by the innermost `lang`.
    pub fn language(&self) -> &str {
        self.around.iter().rev().map(|e| e.get("lang")).find(|l| !l.is_empty()).unwrap_or_default()
    }

    /// Whether some element around them has a class.
    pub fn inside(&self, class: &str) -> bool {
        self.around.iter().any(|e| e.has_class(class))
    }
}

/// What a text holds, or why it is not well formed.
#[derive(Debug, Default)]
pub struct Markup {
    pub words: Vec<Words>,
    pub elements: Vec<Element>,
}

/// Attributes whose values people see or hear.
const TOLD: [&str; 6] = ["aria-label", "title", "placeholder", "alt", "data-l", "content"];

/// Reads a page.
pub fn html(text: &str) -> Markup {
    read(text, false).unwrap_or_else(|said| panic!("{said}"))
}

/// Reads XML, strictly: one root, every element closed, every value quoted, no stray `<` or `&`.
pub fn xml(text: &str) -> Result<Markup, String> {
    read(text.trim(), true)
}

fn read(text: &str, strict: bool) -> Result<Markup, String> {
    let mut markup = Markup::default();
    let mut open: Vec<Element> = vec![];
    let mut rest = text;
    let mut roots = 0;
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        let words = unescape(&rest[..at], strict)?;
        if !words.trim().is_empty() {
            let hidden = open.last().is_some_and(|e| e.name == "style" || e.name == "script");
            if strict && open.is_empty() {
                return Err(format!("words outside the root: {words}"));
            }
            if !hidden {
                markup.words.push(Words { text: words.trim().to_owned(), around: open.clone() });
            }
        }
        rest = &rest[at..];
        if rest.is_empty() {
            break;
        }
        if let Some(skipped) = aside(rest) {
            rest = &rest[skipped..];
            continue;
        }
        let (tag, length) = tag(rest, strict)?;
        rest = &rest[length..];
        match tag {
            Tag::Close(name) => {
                let last = open.pop().ok_or_else(|| format!("</{name}> closes nothing"))?;
                if last.name != name {
                    return Err(format!("</{name}> closes <{}>", last.name));
                }
            }
            Tag::Open(element, closed) => {
                roots += usize::from(open.is_empty());
                told(&element, &open, &mut markup.words);
                markup.elements.push(element.clone());
                if !closed && (strict || !VOID.contains(&element.name.as_str())) {
                    open.push(element);
                }
            }
        }
    }
    match open.last() {
        Some(left) => Err(format!("<{}> is not closed", left.name)),
        None if strict && roots != 1 => Err(format!("{roots} roots")),
        None => Ok(markup),
    }
}

fn told(element: &Element, open: &[Element], words: &mut Vec<Words>) {
    for name in TOLD {
        let text = element.get(name);
        // The contents of <meta> are for machines, save a description.
        let machine = name == "content" && element.get("name") != "description";
        if !text.is_empty() && !machine {
            let around = open.iter().chain([element]).cloned().collect();
            words.push(Words { text: text.to_owned(), around });
        }
    }
}

/// The length of a comment, a declaration or an instruction.
fn aside(rest: &str) -> Option<usize> {
    for (begins, ends) in [("<!--", "-->"), ("<?", "?>"), ("<!", ">")] {
        if rest.starts_with(begins) {
            return Some(rest.find(ends).map_or(rest.len(), |at| at + ends.len()));
        }
    }
    None
}

enum Tag {
    Open(Element, bool),
    Close(String),
}

/// The tag a text begins with, and its length.
fn tag(text: &str, strict: bool) -> Result<(Tag, usize), String> {
    let mut chars = text.char_indices().peekable();
    chars.next();
    let closes = chars.next_if(|(_, c)| *c == '/').is_some();
    let name = name(&mut chars);
    if name.is_empty() {
        return Err(format!("a stray `<` before {}", text.chars().take(30).collect::<String>()));
    }
    let mut element = Element { name, attributes: vec![] };
    loop {
        while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        match chars.peek().copied() {
            None => return Err(format!("<{} does not end", element.name)),
            Some((at, '>')) => {
                let tag = if closes { Tag::Close(element.name) } else { Tag::Open(element, false) };
                return Ok((tag, at + 1));
            }
            Some((at, '/')) => {
                chars.next();
                if chars.next_if(|(_, c)| *c == '>').is_none() {
                    return Err(format!("a stray `/` in <{}", element.name));
                }
                return Ok((Tag::Open(element, true), at + 2));
            }
            Some(_) => {
                let attribute = attribute(&mut chars, strict)?;
                if element.attributes.iter().any(|(n, _)| *n == attribute.0) {
                    return Err(format!("{} stands twice in <{}", attribute.0, element.name));
                }
                element.attributes.push(attribute);
            }
        }
    }
}

fn name(chars: &mut Peekable<CharIndices<'_>>) -> String {
    let mut name = String::new();
    while let Some((_, c)) = chars.next_if(|(_, c)| c.is_alphanumeric() || "-_:.".contains(*c)) {
        name.push(c);
    }
    name
}

fn attribute(chars: &mut Peekable<CharIndices<'_>>, strict: bool) -> Result<(String, String), String> {
    let name = name(chars);
    if name.is_empty() {
        return Err(format!("{:?} where a name is expected", chars.peek()));
    }
    if chars.next_if(|(_, c)| *c == '=').is_none() {
        return if strict { Err(format!("{name} has no value")) } else { Ok((name, String::new())) };
    }
    let quote =
        chars.next_if(|(_, c)| *c == '"' || *c == '\'').ok_or_else(|| format!("{name} is not quoted"))?.1;
    let mut value = String::new();
    loop {
        match chars.next() {
            Some((_, c)) if c == quote => return Ok((name, unescape(&value, strict)?)),
            Some((_, '<')) if strict => return Err(format!("`<` in the value of {name}")),
            Some((_, c)) => value.push(c),
            None => return Err(format!("the value of {name} does not end")),
        }
    }
}

fn unescape(text: &str, strict: bool) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let entity = rest[at..].find(';').map(|end| &rest[at + 1..at + end]);
        let meant = match entity {
            Some("amp") => Some('&'),
            Some("lt") => Some('<'),
            Some("gt") => Some('>'),
            Some("quot") => Some('"'),
            Some("apos") => Some('\''),
            Some(number) => number.strip_prefix('#').and_then(|n| n.parse().ok()).and_then(char::from_u32),
            None => None,
        };
        match (meant, entity) {
            (Some(c), Some(entity)) => {
                out.push(c);
                rest = &rest[at + entity.len() + 2..];
            }
            _ if strict => return Err(format!("a stray `&`: {entity:?}")),
            _ => {
                out.push('&');
                rest = &rest[at + 1..];
            }
        }
    }
    Ok(out + rest)
}

#[test]
fn what_is_not_well_formed_is_found() {
    assert!(xml("<?xml version=\"1.0\"?>\n<a b=\"1\"><c/>x &amp; y<!-- <z> --></a>").is_ok());
    for broken in [
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "x",
        "<a>x",
        "<a b=1/>",
        "<a b/>",
        "<a>&</a>",
        "<a>&nbsp;</a>",
        "<a b=\"<\"/>",
        "<a b=\"1\" b=\"2\"/>",
        "<a><</a>",
        "</a>",
        "<a b=\"1/>",
    ] {
        assert!(xml(broken).is_err(), "{broken}");
    }
    let page =
        html("<!doctype html><p lang=\"en\" class=\"a b\">x<br>&lt;<b title=\"t\">y</b><style>z</style></p>");
    let words: Vec<&str> = page.words.iter().map(|w| w.text.as_str()).collect();
    assert_eq!(words, ["x", "<", "t", "y"]);
    assert!(page.words.iter().all(|w| w.language() == "en" && w.inside("b") && !w.inside("c")));
}
