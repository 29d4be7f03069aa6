//! What one person is to be told now, in the words of a message.

use quorate_core::directory::{NoticeTime, Notices, told_as};
use quorate_core::record::Digest;
use quorate_core::{Language, Moment};
use quorate_engine::Engine;
use quorate_store::{NoticeRow, StoreError};
use quorate_wording::say;

/// Notices in one message.
const LISTED: i64 = 30;
/// Digests are sent from then on, in minutes after midnight.
const MORNING: i64 = 8 * 60 + 30;

/// A message to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The person's name.
    pub name: String,
    /// Where mail goes, if anywhere.
    pub mail: Option<String>,
    /// Where text messages go, if anywhere.
    pub phone: Option<String>,
    /// In one line.
    pub subject: String,
    /// The whole.
    pub text: String,
    /// Where the pages are.
    pub link: String,
    /// Everything before this index of the log is told by it.
    pub told_to: u64,
}

/// What a person is to be told now, and up to where the person knows; none if there is nothing, or it is not the time.
///
/// # Errors
/// If the database fails.
pub async fn message(
    engine: &Engine,
    (tenant, person): (&str, &str),
    notices: &Notices,
    origin: &str,
    language: Language,
) -> Result<Option<(Message, u64)>, StoreError> {
    let (store, now) = (engine.store(), engine.now());
    let size = store.head(tenant).await?.map_or(0, |h| h.frontier.size());
    let known = store.delivery((tenant, person), size, now).await?;
    if known.lease > now || (notices.time == NoticeTime::Daily && !is_morning_after(engine, known.told_at)) {
        return Ok(None);
    }
    let directory = engine.directory(tenant).await?;
    let day = now.date(engine.calendar().offset());
    let capacities = directory.capacities(person, day);
    let told_as = told_as(person, &capacities);
    let mut offices: Vec<String> =
        capacities.into_iter().filter(|c| c.role.acts()).map(|c| c.office).collect();
    offices.dedup();
    let since = (known.told_to, u64::MAX >> 1);
    let mut listed = store.notices(tenant, (&offices, &told_as), since, LISTED + 1).await?;
    let Some(newest) = listed.first() else { return Ok(None) };
    let told_to = newest.position + 1;
    let payloads: Vec<Digest> =
        [directory.people.get(person).copied(), notices.mail, notices.phone].into_iter().flatten().collect();
    let texts = store.payloads(tenant, &payloads).await?;
    let text = |digest: Option<Digest>| {
        digest.and_then(|d| texts.iter().find(|(known, _)| *known == d)).map(|(_, text)| text.clone())
    };
    let name = text(directory.people.get(person).copied()).unwrap_or_else(|| person.to_owned());
    // Whoever acts for several offices is told once.
    listed.dedup_by(|a, b| (a.position, &a.kind, &a.key) == (b.position, &b.kind, &b.key));
    let count = listed.len().min(LISTED as usize);
    let mut lines: Vec<String> = listed.iter().take(count).map(|n| line(engine, n, language)).collect();
    if listed.len() > count {
        lines.push(say(language, "mail-more", &[]));
    }
    let link = format!("{origin}/notices");
    let facts = [
        ("name", name.as_str()),
        ("count", &count.to_string()),
        ("link", &link),
        ("lines", &lines.join("\n")),
    ];
    let message = Message {
        subject: say(language, "mail-subject", &facts),
        text: say(language, "mail-text", &facts),
        mail: text(notices.mail),
        phone: text(notices.phone),
        name,
        link,
        told_to,
    };
    Ok(Some((message, known.told_to)))
}

/// The morning of a later day than the one on which the person was told last.
fn is_morning_after(engine: &Engine, told_at: Moment) -> bool {
    let (now, offset) = (engine.now(), engine.calendar().offset());
    let today = now.date(offset);
    let midnight = today.before().map_or(now, |d| d.ends(offset));
    told_at.date(offset) < today && now >= midnight.plus_minutes(MORNING)
}

fn line(engine: &Engine, notice: &NoticeRow, language: Language) -> String {
    let digest: Option<Digest> = notice.digest.parse().ok();
    let procedure = digest.and_then(|d| engine.procedures().by_digest(d));
    let task = notice.key.split('.').next().unwrap_or_default();
    let procedure = procedure.as_deref();
    let name = procedure.map_or(task, |p| p.name(task, language));
    let case = procedure.map_or(notice.title.as_str(), |p| p.case_title(&notice.title, language));
    let what = say(language, &format!("notice-{}", notice.kind.replace('_', "-")), &[("name", name)]);
    let when = quorate_wording::moment(language, notice.at, engine.calendar().offset());
    say(language, "mail-line", &[("what", &what), ("case", case), ("when", &when)])
}
