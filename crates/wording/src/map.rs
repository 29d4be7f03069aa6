//! The process map as SVG: stages as columns, tasks in them, returns in lanes below; with a case, its live state.
//!
//! Geometry in px at scale 1. Text is measured as 1 em for a Han character and 0.56 em for a Latin one.

use std::fmt::Write as _;

use quorate_core::case::{Case, Progress, Task, TaskKind, TaskState};
use quorate_core::procedure::model::{self as def, Force, Kind, Target, Who};
use quorate_core::{Language, Procedure};

use crate::diagnostics::width;
use crate::{listed, say, short_day};

/// Widths of a plain column and of one with parallel offices: English words are longer than Han.
const WIDTHS_ZH: (f64, f64) = (152.0, 310.0);
const WIDTHS_EN: (f64, f64) = (204.0, 420.0);
const GAP: f64 = 26.0;
const TOP: f64 = 106.0;
const PITCH: f64 = 84.0;
const BOX: f64 = 60.0;
const ROW: f64 = 36.0;
const ROW_BOX: f64 = 31.0;
/// Room for the line that heads the offices of a round.
const HEAD: f64 = 26.0;
const LANE: f64 = 22.0;
/// More offices than this in a round: the rest is told in one row.
const OFFICES_MAX: usize = 14;

/// A case to be shown on the map.
#[derive(Clone, Copy)]
pub struct Live<'a> {
    /// The case.
    pub case: &'a Case,
    /// The name of an office.
    pub office: &'a dyn Fn(&str) -> String,
    /// Where a task is shown, if the visitor may see it.
    pub link: &'a dyn Fn(&str) -> Option<String>,
    /// Minutes east of UTC.
    pub offset: i32,
}

impl std::fmt::Debug for Live<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Live")
    }
}

struct Column {
    x: f64,
    width: f64,
    height: f64,
}

struct Drawing<'a> {
    procedure: &'a Procedure,
    language: Language,
    live: Option<Live<'a>>,
    columns: Vec<Column>,
    edges: String,
    boxes: String,
    texts: String,
}

/// Draws a procedure. `standalone` adds style and symbols, for a file of its own.
pub fn draw(procedure: &Procedure, language: Language, live: Option<Live<'_>>, standalone: bool) -> String {
    let mut drawing = Drawing {
        procedure,
        language,
        live,
        columns: vec![],
        edges: String::new(),
        boxes: String::new(),
        texts: String::new(),
    };
    drawing.place();
    drawing.headings();
    for stage in 0..procedure.stages().len() {
        drawing.stage(stage);
    }
    drawing.passages();
    let bottom = drawing.returns();
    drawing.finish(bottom, standalone)
}

fn em(text: &str) -> f64 {
    text.chars().map(|c| if width(c) == 2 { 1.0 } else { 0.56 }).sum()
}

/// A text cut to a width, with an ellipsis.
fn cut(text: &str, size: f64, room: f64) -> String {
    if em(text) * size <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if (em(&kept) + 1.6) * size > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Drawing<'_> {
    /// The round of a task that is shown office by office: only in the present stage.
    fn parallel(&self, stage: usize) -> Option<(&def::Task, Vec<Task>)> {
        let live = self.live.as_ref().filter(|l| l.case.stage == stage && l.case.is_open())?;
        let tasks = self.procedure.tasks_of(stage);
        let found = tasks.iter().find_map(|t| {
            let each: Vec<Task> =
                live.case.round_of(&t.id).filter(|x| x.kind != TaskKind::Consultation).cloned().collect();
            (each.len() > 1).then_some((t, each))
        });
        found.map(|(task, mut each)| {
            // The unanswered first, where not all can be shown.
            if each.len() > OFFICES_MAX {
                each.sort_by_key(|t| !t.state.is_open());
            }
            (task, each)
        })
    }

    fn place(&mut self) {
        let (column, parallel) = if self.language == Language::Zh { WIDTHS_ZH } else { WIDTHS_EN };
        let mut x = 0.0;
        for stage in 0..self.procedure.stages().len() {
            let tasks = self.procedure.tasks_of(stage).len();
            let (width, height) = match self.parallel(stage) {
                Some((_, each)) => {
                    let rows =
                        each.len().min(OFFICES_MAX) as f64 + f64::from(u8::from(each.len() > OFFICES_MAX));
                    (parallel, rows * ROW + HEAD + 22.0 + (tasks as f64 - 1.0) * PITCH)
                }
                None => (column, tasks as f64 * PITCH - (PITCH - BOX)),
            };
            self.columns.push(Column { x, width, height });
            x += width + GAP;
        }
    }

    fn total_width(&self) -> f64 {
        self.columns.last().map_or(0.0, |c| c.x + c.width)
    }

    fn progress(&self, stage: usize) -> &'static str {
        match &self.live {
            None => "plain",
            Some(l) if !l.case.is_open() || stage < l.case.stage => "done",
            Some(l) if stage == l.case.stage => "now",
            Some(_) => "later",
        }
    }

    /// The steps as officials count them: neighbouring stages with one heading are one step.
    fn headings(&mut self) {
        let stages = self.procedure.stages();
        let mut number = 0;
        let mut at = 0;
        while at < stages.len() {
            let mut end = at + 1;
            while end < stages.len() && stages[end].heading == stages[at].heading {
                end += 1;
            }
            number += 1;
            let (x, right) = (self.columns[at].x, self.columns[end - 1].x + self.columns[end - 1].width);
            let states: Vec<&str> = (at..end).map(|s| self.progress(s)).collect();
            let state = if states.contains(&"now") { "now" } else { states[end - at - 1] };
            let heading = self.procedure.say(&stages[at].id, &stages[at].heading, self.language);
            let heading = if end - at > 1 {
                self.procedure.say(&stages[at].heading, &stages[at].heading, self.language)
            } else {
                heading
            };
            let _ = write!(self.texts, r#"<path d="M{x} 1.5H{right}" class="c-rule {state}"/>"#);
            self.text(x, 28.0, "c-no", &number.to_string());
            let head = titled(
                (x + 17.0, 28.0),
                ("c-step", 17.0),
                (heading, &stages[at].clause.source),
                right - x - 17.0,
            );
            self.texts.push_str(&head);
            if state == "now" {
                let flag = say(self.language, "map-here", &[]);
                let w = em(&flag) * 13.0 + 20.0;
                let left = right - w;
                let _ = write!(
                    self.texts,
                    r#"<rect x="{left}" y="36" width="{w}" height="23" rx="3" class="flag"/>"#
                );
                self.text_anchored(left + w / 2.0, 52.0, "flag-t", "middle", &flag);
            }
            if end - at > 1 {
                for (stage, column) in stages.iter().zip(&self.columns).take(end).skip(at) {
                    let name = self.procedure.name(&stage.id, self.language);
                    let said = (name, stage.clause.source.as_str());
                    let line = titled((column.x, 90.0), ("c-stage", 14.0), said, column.width);
                    self.texts.push_str(&line);
                }
            }
            at = end;
        }
    }

    fn text(&mut self, x: f64, y: f64, class: &str, words: &str) {
        let line = text(x, y, class, "", words);
        self.texts.push_str(&line);
    }

    fn text_anchored(&mut self, x: f64, y: f64, class: &str, anchor: &str, words: &str) {
        let line = text(x, y, class, anchor, words);
        self.texts.push_str(&line);
    }

    fn icon(&mut self, name: &str, x: f64, y: f64, class: &str) {
        let _ = write!(
            self.texts,
            r##"<use href="#i-{name}" x="{x}" y="{y}" width="16" height="16" class="{class}"/>"##
        );
    }

    fn stage(&mut self, stage: usize) {
        let (x, width, height) =
            (self.columns[stage].x, self.columns[stage].width, self.columns[stage].height);
        let parallel = self.parallel(stage).map(|(t, each)| (t.id.clone(), each));
        if parallel.is_some() {
            let panel = height + 56.0;
            let _ = write!(
                self.edges,
                r#"<rect x="{x}" y="64" width="{width}" height="{panel}" rx="6" class="c-panel now"/>"#
            );
        }
        let inset = if parallel.is_some() { 14.0 } else { 0.0 };
        let mut y = TOP;
        let tasks: Vec<def::Task> = self.procedure.tasks_of(stage).to_vec();
        for (i, task) in tasks.iter().enumerate() {
            if let Some((_, each)) = parallel.as_ref().filter(|(id, _)| *id == task.id) {
                y = self.offices(task, each, x, width, y);
                continue;
            }
            self.task(task, x + inset, y, width - 2.0 * inset);
            if let Some(next) = tasks.get(i + 1).filter(|n| n.after.contains(&task.id) && parallel.is_none())
            {
                let class = match self.task_state(next) {
                    "later" => "later",
                    "plain" => "",
                    _ => "done",
                };
                self.arrow_down(x + inset + 19.0, y + BOX, y + PITCH, class);
            }
            y += PITCH;
        }
    }

    fn task_state(&self, task: &def::Task) -> &'static str {
        let Some(live) = &self.live else { return "plain" };
        match live.case.run(&task.id).progress {
            Progress::Done => "done",
            Progress::Explained | Progress::Lapsed | Progress::NotApplicable => "none",
            Progress::Waiting if live.case.stage == task.stage && live.case.is_open() => "later",
            Progress::Waiting => "later",
            Progress::Open => {
                let mut round = live.case.round_of(&task.id);
                let claimed = round.any(|t| matches!(t.state, TaskState::Claimed { .. }));
                if claimed { "doing" } else { "todo" }
            }
        }
    }

    fn task(&mut self, task: &def::Task, x: f64, y: f64, width: f64) {
        let state = self.task_state(task);
        let constitutes = !task.bodies.is_empty();
        let mut class = format!("k-box {}", if matches!(state, "later" | "none") { "plain" } else { state });
        if constitutes {
            class.push_str(" decision");
        }
        if task.clause.force >= Force::May {
            class.push_str(" may");
        }
        let title = self.procedure.name(&task.id, self.language).to_owned();
        let many = matches!(&task.by, Who::Parties { each: true, .. })
            || matches!(&task.kind, Kind::Consultation { ask, .. } if ask.iter().any(|w| matches!(w, Who::Parties { each: true, .. })));
        let link = self.link_of(task);
        if let Some(link) = &link {
            let _ = write!(self.texts, r#"<a href="{}">"#, escape(link));
        }
        if many {
            let (bx, by) = (x + 5.0, y + 5.0);
            let _ = write!(
                self.texts,
                r#"<rect x="{bx}" y="{by}" width="{width}" height="{BOX}" rx="4" class="{class}"/>"#
            );
        }
        let _ = write!(
            self.texts,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{BOX}" rx="4" class="{class}"><title>{}</title></rect>"#,
            escape(&title)
        );
        let (icon, icon_class) = match state {
            "done" => ("done", "done-i"),
            "todo" => ("todo", "todo-i"),
            "doing" => ("doing", "doing-i"),
            _ if constitutes => ("seal", "seal-i"),
            _ => ("wait", "none-i"),
        };
        self.icon(icon, x + 11.0, y + 12.0, icon_class);
        let later = if state == "later" || state == "none" { " later" } else { "" };
        self.text(x + 34.0, y + 25.0, &format!("k-t{later}"), &cut(&title, 15.0, width - 40.0));
        let under = self.under(task, state);
        self.text(x + 34.0, y + 46.0, &format!("k-s{later}"), &cut(&under, 13.0, width - 40.0));
        if link.is_some() {
            self.texts.push_str("</a>");
        }
    }

    fn link_of(&self, task: &def::Task) -> Option<String> {
        let live = self.live.as_ref()?;
        let key = live.case.round_of(&task.id).map(|t| t.key.clone()).next()?;
        (live.link)(&key)
    }

    /// The second line of a box: when it was done, else who is to do it.
    fn under(&self, task: &def::Task, state: &str) -> String {
        if let Some(live) = &self.live {
            let done = live.case.round_of(&task.id).filter_map(|t| t.done.as_ref());
            let last = done.map(|d| d.took_place.unwrap_or_else(|| d.at.date(live.offset))).max();
            if let ("done", Some(date)) = (state, last) {
                return say(self.language, "map-done-on", &[("day", &short_day(self.language, date))]);
            }
            match live.case.run(&task.id).progress {
                Progress::Lapsed => return say(self.language, "map-lapsed", &[]),
                Progress::NotApplicable => return say(self.language, "map-not-applicable", &[]),
                Progress::Explained => return say(self.language, "map-explained", &[]),
                _ => {}
            }
            if let Some(open) = live.case.round_of(&task.id).find(|t| t.state.is_open()) {
                return (live.office)(&open.office);
            }
        }
        let who = match &task.kind {
            Kind::Consultation { ask, .. } => ask.first(),
            _ => Some(&task.by),
        };
        who.map(|w| who_in_words(self.procedure, self.language, w)).unwrap_or_default()
    }

    /// The offices of a round between a fork and a join.
    fn offices(&mut self, task: &def::Task, each: &[Task], x: f64, width: f64, top: f64) -> f64 {
        let answered = each.iter().filter(|t| !t.state.is_open()).count().to_string();
        let count = each.len().to_string();
        let said = say(self.language, "map-answered", &[("count", &count), ("answered", &answered)]);
        let title = cut(self.procedure.name(&task.id, self.language), 14.0, width - 60.0);
        self.text(x + 14.0, top + 14.0, "c-stage", &title);
        let room = width - 28.0 - em(&title) * 14.0 - 8.0;
        self.text(x + 14.0 + em(&title) * 14.0 + 8.0, top + 14.0, "c-sub", &cut(&said, 13.5, room));
        let shown = each.len().min(OFFICES_MAX);
        let mut y = top + HEAD;
        for reply in &each[..shown] {
            self.office_row(reply, x, width, y);
            y += ROW;
        }
        if each.len() > shown {
            let rest = (each.len() - shown).to_string();
            let words = say(self.language, "map-more", &[("count", &rest)]);
            self.text(x + 53.0, y + 20.0, "k-s", &words);
            y += ROW;
        }
        let end = y - 5.0;
        for bar in [x + 15.5, x + width - 15.5] {
            let _ = write!(
                self.edges,
                r#"<path d="M{bar} {}V{end}" class="bar-j {}"/>"#,
                top + HEAD,
                if answered == count { "done" } else { "open" }
            );
        }
        y + 22.0
    }

    fn office_row(&mut self, reply: &Task, x: f64, width: f64, y: f64) {
        let Some(live) = self.live else { return };
        let (state, icon) = match (&reply.state, &reply.reply) {
            (TaskState::Done, Some(r)) if r.stance == quorate_core::case::Stance::Object => {
                ("doing", "doing")
            }
            (TaskState::Done, _) => ("done", "done"),
            (TaskState::Claimed { .. }, _) => ("doing", "doing"),
            _ => ("todo", "todo"),
        };
        let edge = if state == "todo" { "later" } else { "done" };
        let middle = y + ROW_BOX / 2.0;
        let _ = write!(self.edges, r#"<path d="M{} {middle}H{}" class="e done"/>"#, x + 15.5, x + 30.0);
        let _ = write!(
            self.edges,
            r#"<path d="M{} {middle}H{}" class="e {edge}"/>"#,
            x + width - 30.0,
            x + width - 15.5
        );
        let link = (live.link)(&reply.key);
        if let Some(link) = &link {
            let _ = write!(self.texts, r#"<a href="{}">"#, escape(link));
        }
        let (left, inner) = (x + 30.0, width - 60.0);
        let _ = write!(
            self.texts,
            r#"<rect x="{left}" y="{y}" width="{inner}" height="{ROW_BOX}" rx="3" class="k-box {state}"/>"#
        );
        self.icon(icon, left + 9.0, y + 7.5, &format!("{state}-i"));
        let stance = match (&reply.state, &reply.reply) {
            (TaskState::Silent, _) => say(self.language, "map-silent", &[]),
            (_, Some(r)) => say(self.language, &format!("stance-{}", r.stance.as_str()), &[]),
            (TaskState::Done, None) => say(self.language, "state-done", &[]),
            _ => say(self.language, "map-waiting", &[]),
        };
        let grade =
            reply.done.as_ref().map(|d| say(self.language, &format!("grade-{}", d.grade.as_str()), &[]));
        let name = cut(&(live.office)(&reply.office), 14.5, inner * 0.7 - 118.0 + inner * 0.08);
        self.text(left + 31.0, y + 20.5, "k-o", &name);
        self.text_anchored(
            left + inner - 80.0,
            y + 20.5,
            &format!("k-s {state}"),
            "end",
            &cut(&stance, 13.0, inner * 0.3),
        );
        self.text(left + inner - 72.0, y + 20.5, "k-s", &cut(&grade.unwrap_or_default(), 13.0, 70.0));
        if link.is_some() {
            self.texts.push_str("</a>");
        }
    }

    fn arrow_down(&mut self, x: f64, from: f64, to: f64, class: &str) {
        let (line, tip) = (to - 5.0, to);
        let _ = write!(self.edges, r#"<path d="M{x} {from}V{line}" class="e {class}"/>"#);
        let _ = write!(
            self.edges,
            r#"<path d="M{x} {tip}L{} {}L{} {}z" class="h {class}"/>"#,
            x - 4.0,
            tip - 8.0,
            x + 4.0,
            tip - 8.0
        );
    }

    /// From each stage to the next, along the first row.
    fn passages(&mut self) {
        for stage in 1..self.columns.len() {
            let (from, to) = (&self.columns[stage - 1], &self.columns[stage]);
            let class = match self.progress(stage) {
                "later" => "later",
                "plain" => "",
                _ => "done",
            };
            let y = TOP + BOX / 2.0;
            let (left, right) = (from.x + from.width, to.x);
            let _ = write!(self.edges, r#"<path d="M{left} {y}H{}" class="e {class}"/>"#, right - 5.0);
            let _ = write!(
                self.edges,
                r#"<path d="M{right} {y}L{} {}L{} {}z" class="h {class}"/>"#,
                right - 8.0,
                y + 4.0,
                right - 8.0,
                y - 4.0
            );
        }
    }

    /// Returns: down from the stage, along a lane, up before the target. One lane for each pair of stages.
    fn returns(&mut self) -> f64 {
        let lowest = self.columns.iter().map(|c| TOP + c.height).fold(0.0, f64::max);
        let mut lanes: Vec<(usize, usize, Vec<String>)> = vec![];
        for task in self.procedure.tasks() {
            for target in task.outcomes.values() {
                let Target::Stage(to) = target else { continue };
                let name = self.procedure.name(&task.id, self.language).to_owned();
                match lanes.iter_mut().find(|(f, t, _)| (*f, *t) == (task.stage, *to)) {
                    Some((_, _, names)) if !names.contains(&name) => names.push(name),
                    Some(_) => {}
                    None => lanes.push((task.stage, *to, vec![name])),
                }
            }
        }
        // The nearest target lies innermost.
        lanes.sort_by_key(|(from, to, _)| from - to);
        let mut y = lowest + 24.0;
        for (index, (from, to, names)) in lanes.iter().enumerate() {
            let shift = index as f64 * 5.0;
            let start = self.columns[*from].x + self.columns[*from].width / 2.0 + shift;
            let end = self.columns[*to].x - GAP / 2.0 + 3.0 - shift;
            let down =
                TOP + self.columns[*from].height + if self.parallel(*from).is_some() { 14.0 } else { 4.0 };
            let (back, into) = (TOP + BOX / 2.0 + 15.0, self.columns[*to].x);
            let end = end.max(-GAP / 2.0);
            let _ = write!(
                self.edges,
                r#"<path d="M{start} {down}V{}Q{start} {y} {} {y}H{}Q{end} {y} {end} {}V{}Q{end} {back} {} {back}H{}" class="e return"/>"#,
                y - 6.0,
                start - 6.0,
                end + 6.0,
                y - 6.0,
                back + 6.0,
                end + 6.0,
                into - 5.0
            );
            let _ = write!(
                self.edges,
                r#"<path d="M{into} {back}L{} {}L{} {}z" class="h return"/>"#,
                into - 8.0,
                back + 4.0,
                into - 8.0,
                back - 4.0
            );
            let stage = self.procedure.name(&self.procedure.stages()[*to].id, self.language);
            let words = say(
                self.language,
                "map-return",
                &[("tasks", &listed(self.language, names)), ("stage", stage)],
            );
            let words = cut(&words, 13.0, (start - end - 40.0).max(60.0));
            let (w, middle) = (em(&words) * 13.0 + 12.0, f64::midpoint(start, end));
            let _ = write!(
                self.boxes,
                r#"<rect x="{}" y="{}" width="{w}" height="18" class="gapbg"/>"#,
                middle - w / 2.0,
                y - 9.0
            );
            let line = text(middle, y + 4.5, "k-s back", "middle", &words);
            self.boxes.push_str(&line);
            y += LANE;
        }
        if lanes.is_empty() { lowest + 8.0 } else { y }
    }

    fn finish(self, bottom: f64, standalone: bool) -> String {
        let (width, height) = (self.total_width() + 22.0, bottom + 8.0);
        let title = escape(&say(
            self.language,
            "map-title",
            &[("title", self.procedure.name(self.procedure.id(), self.language))],
        ));
        let (namespace, extra) =
            if standalone { (r#" xmlns="http://www.w3.org/2000/svg""#, STANDALONE) } else { ("", "") };
        let class = if standalone { r#" class="map""# } else { "" };
        let ground = if standalone {
            format!(r#"<rect x="-18" y="-8" width="{width}" height="{height}" class="gapbg"/>"#)
        } else {
            String::new()
        };
        format!(
            r#"<svg{namespace}{class} viewBox="-18 -8 {width} {height}" width="{width}" height="{height}" role="group" aria-label="{title}">{extra}<title>{title}</title>{ground}{}{}{}</svg>"#,
            self.edges, self.boxes, self.texts
        )
    }
}

fn text(x: f64, y: f64, class: &str, anchor: &str, words: &str) -> String {
    let anchor = if anchor.is_empty() { String::new() } else { format!(r#" text-anchor="{anchor}""#) };
    format!(r#"<text x="{x}" y="{y}" class="{class}"{anchor}>{}</text>"#, escape(words))
}

/// The size of a clause beside a name.
const CLAUSE: f64 = 13.5;

/// A title and, wherever its font lets it end, its clause.
fn titled(
    (x, y): (f64, f64),
    (class, size): (&str, f64),
    (title, clause): (&str, &str),
    room: f64,
) -> String {
    // The name comes first: the clause takes what is left, and at most two fifths where both are long.
    let least = (room - em(title) * size - 8.0).max(room * 0.4);
    let clause = cut(clause, CLAUSE, least);
    let title = cut(title, size, room - em(&clause) * CLAUSE - 8.0);
    let (title, clause) = (escape(&title), escape(&clause));
    format!(
        r#"<text x="{x}" y="{y}" class="{class}">{title}<tspan dx="8" class="c-clause">{clause}</tspan></text>"#
    )
}

/// A who-phrase in words: the parties, with the position asked for.
pub fn who_in_words(procedure: &Procedure, language: Language, who: &Who) -> String {
    match who {
        Who::Parties { parties, position, .. } => {
            let names: Vec<&str> = parties.iter().map(|p| procedure.name(p, language)).collect();
            let names = listed(language, names);
            match position {
                Some(p) => say(
                    language,
                    "who-position",
                    &[("parties", &names), ("position", procedure.name(&p.id, language))],
                ),
                None => names,
            }
        }
        Who::Drafter(paper) => {
            say(language, "capacity-drafter", &[("paper", procedure.name(paper, language))])
        }
        Who::Seat { roster, seat } => say(
            language,
            "capacity-seat",
            &[("seat", procedure.name(seat, language)), ("roster", procedure.name(roster, language))],
        ),
    }
}

/// Style and symbols for a map in a file of its own.
const STANDALONE: &str = concat!(
    "<style>svg{font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Microsoft YaHei\",sans-serif}text{fill:#1b1d20}",
    ".gapbg{fill:#faf9f5}.c-rule{stroke:#cbc7bc;stroke-width:2}.c-rule.done{stroke:#2a5f46}.c-rule.now{stroke:#1b1d20}",
    ".c-step,.c-no{font-size:17px;font-weight:600}.c-sub,.c-clause{font-size:13.5px;font-weight:400;fill:#5f636a}",
    ".c-stage{font-size:14px;fill:#43474d}.c-panel{fill:#fff;stroke:#1b1d20;stroke-width:1.5}",
    ".k-box{fill:#fff;stroke:#cbc7bc}.k-box.may{stroke-dasharray:4 3;stroke:#827f77}",
    ".k-box.decision{stroke:#a8281d;stroke-width:1.5}.k-box.done{fill:#e9f1ec;stroke:none}",
    ".k-box.todo{fill:#eaf0f6;stroke:none}.k-box.doing{fill:#f8efdf;stroke:none}.k-t{font-size:15px;font-weight:500}",
    ".k-o{font-size:14.5px}.k-s{font-size:13px;fill:#43474d}.k-s.back{fill:#673c69}.later{fill:#5f636a}",
    ".e{fill:none;stroke:#827f77;stroke-width:1.5}.e.done{stroke:#2a5f46}.e.later{stroke:#cbc7bc}",
    ".e.return{stroke:#673c69;stroke-dasharray:6 4}.h{fill:#827f77}.h.done{fill:#2a5f46}.h.later{fill:#cbc7bc}",
    ".h.return{fill:#673c69}.flag{fill:#1b1d20}.flag-t{fill:#faf9f5;font-size:13px}.bar-j{stroke:#cbc7bc;stroke-width:3}",
    ".bar-j.done{stroke:#2a5f46}.done-i{color:#2a5f46}.todo-i{color:#1c4a73}.doing-i{color:#75500f}.seal-i{color:#a8281d}",
    ".none-i{color:#5f636a}</style>",
    "<defs><symbol id=\"i-wait\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" stroke=\"currentColor\" ",
    "stroke-width=\"1.6\" stroke-dasharray=\"2.4 2.4\"/></symbol>",
    "<symbol id=\"i-todo\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" stroke=\"currentColor\" ",
    "stroke-width=\"1.6\"/></symbol>",
    "<symbol id=\"i-doing\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" stroke=\"currentColor\" ",
    "stroke-width=\"1.6\"/><path d=\"M8 2a6 6 0 0 1 0 12z\" fill=\"currentColor\"/></symbol>",
    "<symbol id=\"i-done\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/>",
    "<path d=\"M4.600 8.200 7 10.600l4.500-5\" fill=\"none\" stroke=\"#fff\" stroke-width=\"1.8\"/></symbol>",
    "<symbol id=\"i-seal\" viewBox=\"0 0 16 16\"><rect x=\"2\" y=\"2\" width=\"12\" height=\"12\" rx=\"1.500\" fill=\"none\" ",
    "stroke=\"currentColor\" stroke-width=\"1.6\"/><path d=\"M5.500 6h1M9.500 6h1M5.500 10h1M9.500 10h1\" ",
    "stroke=\"currentColor\" stroke-width=\"1.6\"/></symbol></defs>",
);
