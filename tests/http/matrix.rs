//! Who may come where: every route × every visitor × whose the object is × open and ended, against a reviewed table.

use std::collections::{BTreeMap, BTreeSet};

use quorate_core::Moment;
use quorate_engine::{Order, random};
use quorate_http::Access;
use quorate_http::routes::{ALL, Form};
use quorate_store::{Scope, Secret};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use super::site::{FAR, NEIGHBOUR, Reply, Site, form, next_door, parts, send};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

/// What each may do, by what a route asks of its visitor. One letter each for what is one's own, another office's,
/// another jurisdiction's, and missing: `T` comes through, `F` is forbidden, `M` finds nothing there.
/// Whoever has no valid token is asked to sign in (`S`), save where the route is public.
const TABLE: [(Access, [&str; 9]); 10] = [
    // handler, outsider, foreigner, head, clerk, auditor, administrator, security, programme
    (Access::Public, ["TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "TTTT"]),
    (Access::SignedIn, ["TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "TTTT"]),
    (Access::Acts, ["TTTT", "TTTT", "TTTT", "TTTT", "TTTT", "FFFF", "FFFF", "FFFF", "FFFF"]),
    (Access::Office, ["TMMM", "TMMM", "TMMM", "TMMM", "TMMM", "TTMM", "MMMM", "MMMM", "TTMM"]),
    (Access::Sees, ["TMMM", "MMMM", "TMMM", "TMMM", "TMMM", "TTMM", "MMMM", "MMMM", "TTMM"]),
    (Access::TakesPart, ["TMMM", "MMMM", "TMMM", "TMMM", "TMMM", "FFMM", "MMMM", "MMMM", "FFMM"]),
    (Access::Artifact, ["TMMM", "MMMM", "TMMM", "TMMM", "TMMM", "TTMM", "MMMM", "MMMM", "TTMM"]),
    (Access::Administers, ["FFFF", "FFFF", "FFFF", "FFFF", "TTTT", "FFFF", "TTTT", "FFFF", "FFFF"]),
    (Access::Audits, ["FFFF", "FFFF", "FFFF", "FFFF", "FFFF", "TTTT", "FFFF", "FFFF", "TTTT"]),
    (Access::Guards, ["FFFF", "FFFF", "FFFF", "FFFF", "FFFF", "FFFF", "TTTT", "TTTT", "FFFF"]),
];

/// What a link of an invitation opens, whoever comes with it, signed in or not: one that holds, one that was revoked,
/// one whose last day has passed, one that was never given out. `O` tells that it is over, and no more.
const LINKS: &str = "TOOO";

/// The same of the address of a calendar, which tells nothing at all once it is over.
const FEEDS: &str = "TMMM";

/// Who comes: what they are, jurisdiction, person and office. The first five have no valid token.
const VISITORS: [(&str, &str, &str, &str); 14] = [
    ("anonymous", TENANT, "", "tax"),
    // Has the secret of a link that holds, and sends it as a token and as the cookie of a session.
    ("holder of an invitation", TENANT, "", "tax"),
    ("unknown token", TENANT, "", "tax"),
    ("expired token", TENANT, "tax-section-head", "tax"),
    ("revoked token", TENANT, "tax-section-head", "tax"),
    ("handler of an office that takes part", TENANT, "tax-section-head", "tax"),
    ("handler of an office that does not", TENANT, "archivist", "archive"),
    ("handler of another jurisdiction", NEIGHBOUR, "harbour-section-head", "harbour"),
    ("head", TENANT, "tax-head", "tax"),
    ("clerk", TENANT, "clerk", "league"),
    ("auditor", TENANT, "auditor", "supervision"),
    ("administrator", TENANT, "administrator", "informatics"),
    ("security administrator", TENANT, "guard", "security"),
    ("programme officer", TENANT, "programme", "province"),
];
const KEYLESS: usize = 5;
const HOLDER: usize = 1;

/// Every route: method, path, what it asks of its visitor, and how whoever comes through is answered. A write comes
/// through to a refusal that changes nothing: an act to 412, since it expects a version the case does not have.
const ROUTES: [(&str, &str, Access, u16); 153] = [
    ("GET", "/api/v1/openapi.json", Access::Public, 200),
    ("GET", "/api/v1/health", Access::Public, 200),
    ("GET", "/api/v1/me", Access::SignedIn, 200),
    ("POST", "/api/v1/me", Access::SignedIn, 422),
    ("GET", "/api/v1/procedures", Access::SignedIn, 200),
    ("GET", "/api/v1/procedures/{procedure}", Access::SignedIn, 200),
    ("GET", "/api/v1/procedures/{procedure}/map.svg", Access::SignedIn, 200),
    ("GET", "/api/v1/procedures/{procedure}/migration", Access::Administers, 200),
    ("GET", "/api/v1/offices", Access::SignedIn, 200),
    ("GET", "/api/v1/people", Access::Administers, 200),
    ("POST", "/api/v1/directory", Access::Administers, 422),
    ("GET", "/api/v1/arrangements", Access::SignedIn, 200),
    ("GET", "/api/v1/bodies", Access::SignedIn, 200),
    ("GET", "/bodies", Access::SignedIn, 200),
    ("POST", "/bodies/register", Access::Administers, 422),
    ("GET", "/covers", Access::SignedIn, 200),
    ("POST", "/covers", Access::SignedIn, 400),
    ("GET", "/recusals", Access::SignedIn, 200),
    ("POST", "/recusals", Access::SignedIn, 400),
    ("GET", "/api/v1/offices/{office}/queue", Access::Office, 200),
    ("GET", "/api/v1/cases", Access::SignedIn, 200),
    ("POST", "/api/v1/cases", Access::Acts, 404),
    ("GET", "/api/v1/cases/{case}", Access::Sees, 200),
    ("GET", "/api/v1/cases/{case}/tasks/{task}", Access::Sees, 200),
    ("GET", "/api/v1/cases/{case}/history", Access::Sees, 200),
    ("GET", "/api/v1/cases/{case}/verdict", Access::Sees, 200),
    ("GET", "/api/v1/cases/{case}/map.svg", Access::Sees, 200),
    ("POST", "/api/v1/artifacts", Access::Acts, 400),
    ("GET", "/api/v1/artifacts/{digest}", Access::Artifact, 200),
    // Whose upload it is its place tells, which is the sender's own: to everybody else there is none.
    ("POST", "/api/v1/uploads", Access::Acts, 400),
    ("GET", "/api/v1/uploads/{upload}", Access::Acts, 404),
    ("POST", "/api/v1/uploads/{upload}", Access::Acts, 404),
    ("POST", "/api/v1/cases/{case}/take_up", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/bind_party", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/set_parameter", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/request", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/attach", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/return", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/explain", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/lapse", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/close_stage", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/withdraw", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/end", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/suspend", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/resume", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/recount", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/migrate", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/succeed", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/uninvite", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/inform", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/announce", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/acknowledge", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/early", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/redo", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/name_handler", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/refill", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/invite", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/claim", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/release", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/submit", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/reply", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/decide", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/record_meeting", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/count_votes", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/record_event", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/take_result", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/correct", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/call_substantive", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/undo", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/dispose", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/close_round", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/remind", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/endorse", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/transfer", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/delegate", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/hand_back", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/add_signer", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/co_handle", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/drop_signer", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/take_back", Access::TakesPart, 412),
    ("POST", "/api/v1/cases/{case}/tasks/{task}/revoke", Access::TakesPart, 412),
    ("GET", "/api/v1/cases/{case}/preview", Access::TakesPart, 400),
    ("GET", "/cases/{case}/return", Access::TakesPart, 400),
    ("GET", "/", Access::SignedIn, 200),
    ("POST", "/tasks/batch", Access::Acts, 400),
    ("GET", "/notices", Access::SignedIn, 200),
    ("POST", "/notices", Access::SignedIn, 422),
    ("GET", "/deadlines", Access::SignedIn, 200),
    // An address for a calendar is made by a person at a page, and by no token.
    ("POST", "/deadlines", Access::SignedIn, 403),
    ("GET", "/calendar/{secret}", Access::Feed, 200),
    ("GET", "/slip", Access::Acts, 200),
    ("GET", "/audit", Access::Audits, 200),
    ("GET", "/cases", Access::SignedIn, 200),
    ("POST", "/cases", Access::Acts, 404),
    ("GET", "/cases/new", Access::Acts, 200),
    ("GET", "/cases/export.csv", Access::SignedIn, 200),
    ("POST", "/cases/views", Access::SignedIn, 422),
    ("GET", "/cases/{case}/papers/{paper}", Access::Sees, 200),
    ("GET", "/cases/{case}/tasks/{task}/papers/{which}", Access::Sees, 200),
    ("GET", "/cases/{case}", Access::Sees, 200),
    ("POST", "/cases/{case}/act", Access::TakesPart, 400),
    ("GET", "/cases/{case}/verdict", Access::Sees, 200),
    ("GET", "/cases/{case}/onepage", Access::Sees, 200),
    ("GET", "/cases/{case}/onepage.svg", Access::Sees, 200),
    ("GET", "/cases/{case}/drafts/{paper}", Access::Sees, 200),
    ("GET", "/cases/{case}/take-up", Access::TakesPart, 200),
    ("POST", "/cases/{case}/take-up", Access::TakesPart, 400),
    ("GET", "/cases/{case}/tasks/{task}", Access::Sees, 200),
    ("POST", "/cases/{case}/tasks/{task}/act", Access::TakesPart, 400),
    ("POST", "/cases/{case}/tasks/{task}/invite", Access::TakesPart, 400),
    ("GET", "/procedures", Access::SignedIn, 200),
    ("GET", "/procedures/try", Access::SignedIn, 200),
    ("POST", "/procedures/try", Access::SignedIn, 200),
    ("GET", "/procedures/{procedure}", Access::SignedIn, 200),
    ("GET", "/procedures/{procedure}/changes", Access::SignedIn, 200),
    ("GET", "/procedures/{procedure}/local", Access::Administers, 200),
    ("POST", "/procedures/{procedure}/local", Access::Administers, 200),
    ("GET", "/procedures/{procedure}/migration", Access::Administers, 200),
    ("POST", "/procedures/{procedure}/migration", Access::Administers, 200),
    ("GET", "/offices", Access::SignedIn, 200),
    ("POST", "/offices/change", Access::Administers, 400),
    ("POST", "/offices/import", Access::Administers, 400),
    ("GET", "/workdays", Access::SignedIn, 200),
    ("POST", "/workdays/change", Access::Administers, 200),
    ("GET", "/search", Access::SignedIn, 200),
    ("GET", "/events", Access::SignedIn, 200),
    ("GET", "/invited", Access::Public, 200),
    ("POST", "/invited", Access::Public, 401),
    ("GET", "/invited/{secret}", Access::Invited, 200),
    ("POST", "/invited/{secret}/act", Access::Invited, 400),
    ("GET", "/invited/{secret}/papers/{digest}", Access::Invited, 200),
    ("GET", "/sign-in", Access::Public, 200),
    ("POST", "/sign-in", Access::Public, 401),
    ("GET", "/sign-in/{secret}", Access::Public, 200),
    ("POST", "/sign-in/{secret}", Access::Public, 410),
    // Not offered where the service has no name.
    ("POST", "/passkey", Access::Public, 404),
    ("POST", "/identity", Access::Public, 404),
    ("GET", "/identity/back", Access::Public, 404),
    ("POST", "/identity/code", Access::Public, 404),
    ("GET", "/passkeys.js", Access::Public, 200),
    // Whoever comes through by a token is told to come in person.
    ("GET", "/settings", Access::SignedIn, 403),
    ("POST", "/settings", Access::SignedIn, 403),
    ("GET", "/security", Access::Guards, 200),
    // Somebody has begun here long ago.
    ("GET", "/begin/{secret}", Access::Public, 410),
    ("POST", "/begin/{secret}", Access::Public, 410),
    // Practised by people alone, never by a program with a token.
    ("POST", "/practice", Access::SignedIn, 403),
    // Nobody comes in as somebody else: this is no demo.
    ("GET", "/demo", Access::Public, 404),
    ("POST", "/demo", Access::Public, 404),
    ("POST", "/sign-out", Access::SignedIn, 303),
    ("GET", "/language/{language}", Access::Public, 303),
    ("GET", "/style.css", Access::Public, 200),
    ("GET", "/live.js", Access::Public, 200),
    ("GET", "/icon.svg", Access::Public, 200),
];

/// Posts that write nothing to the record: coming in, going out, one's own access.
const NO_WRITES: [&str; 12] = [
    "/begin/{secret}",
    "/practice",
    "/demo",
    "/procedures/try",
    "/sign-in",
    "/sign-in/{secret}",
    "/sign-out",
    "/settings",
    "/invited",
    "/passkey",
    "/identity",
    "/identity/code",
];
/// Posts by which everybody, whatever the role, sets something for oneself.
const OWN: [&str; 6] = ["/api/v1/me", "/notices", "/deadlines", "/cases/views", "/covers", "/recusals"];
/// Whose office convenes a procedure, and can open a case.
const CONVENE: [&str; 2] = ["handler of another jurisdiction", "clerk"];
/// The table of routes asks only for a visitor who is signed in, for both methods; opening asks for more.
const OPENING: [&str; 2] = ["/api/v1/cases", "/cases"];
/// How the paths begin that the holder of an invitation comes by.
const LINK: &str = "/invited/";
const CALENDAR: &str = "/calendar/";
/// What the holder of an invitation sends, whole.
const SIGNED: [(&str, &str); 4] =
    [("act", "reply"), ("choice", "agree"), ("guest_name", "罗欣"), ("guest_position", "股长")];
/// A version no case has.
const STALE: &str = "\"999999\"";

/// Something to come to, of one owner.
#[derive(Clone, Debug)]
struct Object {
    open: String,
    ended: String,
    task: &'static str,
    office: &'static str,
    digest: String,
}

/// One object for each owner.
struct World {
    site: Site,
    objects: [Object; 4],
    tokens: Vec<String>,
    /// Secrets of invitations to answer in the county's open case, as `LINKS` has them.
    links: [String; 4],
    /// The same of a calendar.
    feeds: [String; 4],
    /// A file of a paper of that case.
    paper: String,
}

/// The county's cases are founded by all; the zone's and the neighbour's only by themselves.
const COUNTY: usize = 0;
const ZONE: usize = 1;
const NEXT_DOOR: usize = 2;
const MISSING: usize = 3;

impl World {
    async fn build(database: &Database) -> Self {
        let site = Site::establish(database).await;
        site.county.founding("county-open").to_coordination().await;
        let (links, paper) = links(&site, "county-open").await;
        site.county.founding("county-ended").whole().await;
        let neighbour = site.token_of(NEIGHBOUR, "harbour-section-head").await;
        for (case, ended) in [("zone-open", false), ("zone-ended", true)] {
            let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
            site.county.submit("zone-section-head", case, open).await.unwrap();
            let command = serde_json::from_value(
                json!({"act": "open", "procedure": "county-work-committee", "county": NEIGHBOUR}),
            );
            let next = case.replace("zone", "harbour");
            let order = Order::Case { case: next.clone(), command: command.unwrap(), expected: None };
            next_door(&site.county, "harbour-section-head", order).await;
            surveyed(&site, case).await;
            let withdraw = json!({"act": "withdraw", "reason": "另行安排"});
            if ended {
                site.county.submit("zone-section-head", case, withdraw.clone()).await.unwrap();
                let command = serde_json::from_value(withdraw).unwrap();
                let order = Order::Case { case: next, command, expected: None };
                next_door(&site.county, "harbour-section-head", order).await;
            }
        }
        let files = [
            site.upload(LEAGUE, "county.txt", b"of the county").await,
            site.upload("zone-section-head", "zone.txt", b"of the zone").await,
            stored_by(&site, &neighbour, b"of the neighbour").await,
            quorate_core::record::Digest::of(b"missing").to_string(),
        ];
        name(&site, LEAGUE, "county-open", &files[COUNTY]).await;
        name(&site, "zone-section-head", "zone-open", &files[ZONE]).await;
        let objects = [
            ("county", "bureaus.1.tax", "tax", 0),
            ("zone", "survey-county.1", "zone", 1),
            ("harbour", "survey-county.1", "harbour", 2),
            ("missing", "survey-county.1", "nobody", 3),
        ];
        let objects = objects.map(|(owner, task, office, n)| Object {
            open: format!("{owner}-open"),
            ended: format!("{owner}-ended"),
            task,
            office,
            digest: files[n].clone(),
        });
        let tokens = tokens(&site, &links).await;
        let feeds = feeds(&site).await;
        Self { site, objects, tokens, links, feeds, paper }
    }

    /// What is the visitor's own, another office's, another jurisdiction's, missing.
    fn object(&self, visitor: usize, whose: usize) -> Object {
        let (_, tenant, _, office) = VISITORS[visitor];
        let order = if tenant == TENANT { [COUNTY, ZONE, NEXT_DOOR] } else { [NEXT_DOOR, COUNTY, ZONE] };
        let mut object = self.objects[order.get(whose).copied().unwrap_or(MISSING)].clone();
        if whose == 0 {
            object.office = office;
        }
        object
    }

    /// A request, whole: what would be done if the visitor were let in.
    fn request(&self, visitor: usize, cell: &Cell) -> RequestBuilder {
        let object = self.object(visitor, cell.whose);
        let case = if cell.ended { &object.ended } else { &object.open };
        let (method, path, _, _) = ROUTES[cell.route];
        // A stream of live updates would go on: its head tells who is let in.
        let method = if path == "/events" { "HEAD" } else { method };
        let secret = match path {
            p if p.starts_with(LINK) => &self.links[cell.whose],
            p if p.starts_with(CALENDAR) => &self.feeds[cell.whose],
            _ => "never-given-out",
        };
        let versions = if path.ends_with("/changes") {
            let now = self.site.county.engine.procedures().current("county-work-committee").unwrap().digest();
            format!("?from={now}&to={now}")
        } else {
            String::new()
        };
        let path = path
            .replace("{procedure}", "county-work-committee")
            .replace("{case}", case)
            .replace("{task}", object.task)
            .replace("/papers/{paper}", "/papers/survey-report")
            .replace("{paper}", "work-plan")
            .replace("{which}", "slip")
            .replace("{office}", object.office)
            .replace("{digest}", if path.starts_with(LINK) { &self.paper } else { &object.digest })
            .replace("{secret}", secret)
            .replace("{language}", "en")
            + &versions;
        let request = match self.tokens[visitor].as_str() {
            "" => self.site.without(method, &path),
            token if visitor == HOLDER && cell.ended => {
                self.site.without(method, &path).header("cookie", format!("quorate-session={token}"))
            }
            token => self.site.with_token(token, method, &path),
        };
        if method == "POST" {
            body(request, ROUTES[cell.route].1, &self.objects[0].digest, cell.through)
        } else {
            request
        }
    }
}

/// One request of a visitor.
#[derive(Clone, Debug)]
struct Cell {
    route: usize,
    whose: usize,
    ended: bool,
    /// Let in, by the table: the write then asks for what changes nothing.
    through: bool,
}

/// Invitations to answer for the tax bureau: their links as `LINKS` has them, and a file among the papers.
async fn links(site: &Site, case: &str) -> ([String; 4], String) {
    let key = "bureaus.1.tax";
    let today = site.county.engine.now().date(480);
    let tomorrow = site.county.engine.now().plus_minutes(24 * 60).date(480);
    let month = site.county.engine.now().plus_minutes(30 * 24 * 60).date(480);
    let mut paths = vec![];
    for until in [month, month, today] {
        let path = format!("/api/v1/cases/{case}/tasks/{key}/invite");
        let made = site.post(LEAGUE, &path, &json!({"until": until.to_string()})).await.good();
        let link = made["path"].as_str().unwrap().trim_start_matches("/invited/").to_owned();
        paths.push((link, made["invitation"].clone()));
    }
    let revoke = json!({"invitation": paths[1].1});
    site.post(LEAGUE, &format!("/api/v1/cases/{case}/uninvite"), &revoke).await.good();
    let file = site.upload("civil-section-head", "opinion.txt", b"we agree").await;
    let papers = json!([{"paper": "opinion-reply", "files": [file]}]);
    let reply = json!({"stance": "agree", "papers": papers});
    site.post("civil-section-head", &format!("/api/v1/cases/{case}/tasks/bureaus.1.civil/reply"), &reply)
        .await
        .good();
    while site.county.engine.now().date(480) < tomorrow {
        site.county.clock.set(site.county.engine.now().plus_minutes(60));
    }
    let link = |n: usize| paths[n].0.clone();
    ([link(0), link(1), link(2), "0".repeat(64)], file)
}

/// The survey of a case of the zone and of the neighbour's of the same name: a paper to look at.
async fn surveyed(site: &Site, case: &str) {
    let engine = &site.county.engine;
    let report = site.county.file("survey").await;
    let stored = engine.store().artifact(TENANT, report.parse().unwrap()).await.unwrap().unwrap().0;
    engine.store().add_artifact(NEIGHBOUR, &stored, "harbour-section-head", engine.now()).await.unwrap();
    let submit = json!({"act": "submit", "task": "survey-county.1", "work": {
        "papers": [{"paper": "survey-report", "files": [report]}],
        "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]}});
    site.county.submit("zone-section-head", case, submit.clone()).await.unwrap();
    let (case, command) = (case.replace("zone", "harbour"), serde_json::from_value(submit).unwrap());
    let order = Order::Case { case, command, expected: None };
    next_door(&site.county, "harbour-section-head", order).await;
}

/// Addresses of the calendar of the tax bureau's section head, as `FEEDS` has them.
async fn feeds(site: &Site) -> [String; 4] {
    let (store, now) = (site.county.engine.store(), site.county.engine.now());
    let make = async |expires: Moment| {
        let secret = Secret::new("k", random().unwrap());
        let who = (TENANT, "tax-section-head");
        store.add_token(&secret, who, Scope::Calendar, "calendar", now, expires).await.unwrap();
        secret
    };
    let (holds, revoked, expired) = (make(FAR).await, make(FAR).await, make(now).await);
    assert_eq!(store.revoke_token(TENANT, &revoked.hash(), now).await.unwrap(), 1);
    let never = "k".to_owned() + &"0".repeat(64);
    [holds.reveal().to_owned(), revoked.reveal().to_owned(), expired.reveal().to_owned(), never]
}

async fn stored_by(site: &Site, token: &str, bytes: &'static [u8]) -> String {
    let request = site.with_token(token, "POST", "/api/v1/artifacts?name=a.txt").body(bytes);
    send(request).await.good()["digest"].as_str().unwrap().to_owned()
}

async fn name(site: &Site, person: &str, case: &str, file: &str) {
    let attach = json!({"title": "附件", "file": file});
    site.post(person, &format!("/api/v1/cases/{case}/attach"), &attach).await.good();
}

/// A token of each visitor, in their order; empty for the anonymous one.
async fn tokens(site: &Site, links: &[String; 4]) -> Vec<String> {
    let (store, now) = (site.county.engine.store(), site.county.engine.now());
    let expired = site.new_token(TENANT, "tax-section-head", now).await;
    let revoked = site.new_token(TENANT, "tax-section-head", Moment(now.0 + 1)).await;
    assert_eq!(store.revoke_token(TENANT, &revoked.hash(), now).await.unwrap(), 1);
    let mut all = vec![String::new(), links[0].clone(), "q0123456789".into()];
    all.extend([expired.reveal().to_owned(), revoked.reveal().to_owned()]);
    for (_, tenant, person, _) in &VISITORS[KEYLESS..] {
        all.push(site.token_of(tenant, person).await);
    }
    all
}

/// The body of a post: whole and right where the visitor is to be denied, so that only the gate stands in the way.
fn body(request: RequestBuilder, path: &str, file: &str, through: bool) -> RequestBuilder {
    match path {
        "/api/v1/cases" => {
            request.json(&json!({"procedure": if through { "no-such" } else { "county-work-committee" }}))
        }
        // What one may not ask for oneself: an id that is none, a mail address that is none, a list without a name.
        "/api/v1/me" => request.json(&json!({"act": "save_view", "view": "", "name": "x", "query": ""})),
        "/notices" => form(request, &[("time", "daily"), ("mail", "no-such")]),
        "/cases/views" => form(request, &[("name", ""), ("query", "")]),
        "/deadlines" => form(request, &[("month", "")]),
        "/covers" | "/recusals" => form(request, &[("act", "no-such")]),
        "/tasks/batch" if through => form(request, &[("act", "no-such")]),
        "/tasks/batch" => form(request, &[("act", "claim"), ("task", "county-open/bureaus.1.tax")]),
        "/procedures/{procedure}/local" if through => {
            form(request, &[("act", "check"), ("drop", "classify")])
        }
        "/procedures/{procedure}/local" => form(request, &[("act", "undo")]),
        "/procedures/{procedure}/migration" => form(request, &[("case", "no-such"), ("reason", "r")]),
        "/begin/{secret}" => form(
            request,
            &[("code", "520621"), ("name", "江口县"), ("office", "团县委"), ("person", "姚本富")],
        ),
        "/api/v1/directory" if through => {
            request.json(&json!({"act": "end_appointment", "appointment": "x", "until": "2026-01-01"}))
        }
        "/api/v1/directory" => request.json(&json!({"act": "put_office", "office": "new", "name": "new"})),
        "/api/v1/artifacts" if through => request.query(&[("name", "a.txt")]),
        "/api/v1/artifacts" => request.query(&[("name", "a.txt")]).body("plain words"),
        "/api/v1/uploads" if through => request.query(&[("name", "a.txt"), ("size", "0")]),
        "/api/v1/uploads" => request.query(&[("name", "a.txt"), ("size", "11")]),
        "/api/v1/uploads/{upload}" => request.query(&[("offset", "0")]).body("plain words"),
        "/cases" => {
            let procedure = if through { "no-such" } else { "county-work-committee" };
            form(request, &[("procedure", procedure), ("key", "k")])
        }
        "/cases/{case}/act" if through => form(request, &[("act", "no-such")]),
        "/cases/{case}/act" => form(request, &[("act", "close_stage")]),
        "/cases/{case}/tasks/{task}/act" if through => parts(request, &[("act", "no-such")]),
        "/cases/{case}/tasks/{task}/act" => parts(request, &[("act", "claim")]),
        "/cases/{case}/tasks/{task}/invite" if through => form(request, &[("until", "no-such")]),
        "/cases/{case}/tasks/{task}/invite" => form(request, &[("until", "2026-09-30")]),
        "/cases/{case}/take-up" => {
            parts(request, &[("done:survey-county", "1"), ("date:survey-county", "no-such")])
        }
        "/procedures/try" => form(request, &[("text", "procedure: x")]),
        "/workdays/change" => form(request, &[("act", "check"), ("text", "x")]),
        "/offices/change" if through => form(request, &[("act", "no-such")]),
        "/offices/change" => form(request, &[("act", "put_office"), ("name", "new")]),
        "/offices/import" => {
            parts(request, &[("table", if through { "" } else { "office\nnew" }), ("confirm", "1")])
        }
        "/invited" => form(request, &[("code", "1234 5678 9012")]),
        "/invited/{secret}/act" if through => parts(request, &[("act", "no-such")]),
        "/invited/{secret}/act" => parts(request, &SIGNED),
        "/bodies/register" => form(request, &[("office", "no-such"), ("body", "board")]),
        "/practice" => form(request, &[("act", "begin")]),
        "/demo" => form(request, &[("person", LEAGUE)]),
        "/sign-in" => form(request, &[("name", "nobody"), ("password", "correct horse")]),
        "/passkey" | "/identity" | "/identity/code" => form(request, &[("next", "/")]),
        "/settings" => form(request, &[("act", "make-token"), ("label", "x"), ("days", "1")]),
        "/sign-in/{secret}" | "/sign-out" => request,
        act => {
            let request = if through { request.header("if-match", STALE) } else { request };
            request.json(&fields(act.rsplit('/').next().unwrap(), file))
        }
    }
}

/// The fields of an act, such that it could be done.
fn fields(act: &str, file: &str) -> Value {
    match act {
        "take_up" => json!({"done": []}),
        "bind_party" => json!({"party": "banks", "offices": []}),
        "set_parameter" => json!({"parameter": "approval_days", "value": 10, "decided_by": "书记"}),
        "request" => json!({"of": "coordination-meeting"}),
        "attach" => json!({"title": "附件", "file": file}),
        "return" => json!({"to": "survey", "reason": "重新调研"}),
        "explain" => json!({"of": "bureaus", "reason": "情况说明", "basis": "依据", "authoriser": "书记"}),
        "lapse" => json!({"of": "organization-consent"}),
        "withdraw" => json!({"reason": "另行安排"}),
        "end" => json!({"end": "refused", "reason": "不成立"}),
        "submit" => json!({"work": {"papers": []}}),
        "reply" => json!({"stance": "agree"}),
        "decide" => json!({"outcome": "agreed"}),
        "count_votes" => json!({"held_on": "2026-09-01", "counts": {"heads": {"participating": 1}}}),
        "take_result" => json!({"case": "no-such"}),
        "record_event" => json!({"event": {"is": "put_up"}, "day": "2026-09-01"}),
        "record_meeting" => json!({"held_on": "2026-09-01", "attendance": [{"party": "tax", "name": "甲"}]}),
        "correct" | "revoke" => {
            json!({"paper": {"paper": "opinion-reply", "files": [file]}, "reason": "错字"})
        }
        "migrate" => json!({"to": "0".repeat(64), "reason": "r"}),
        "succeed" => json!({"office": "tax"}),
        "uninvite" => json!({"invitation": 1}),
        "invite" => json!({"until": "2026-09-30"}),
        "remind" => json!({"told": "罗欣"}),
        "endorse" => json!({"words": "拟同意"}),
        "call_substantive" => json!({"reason": "改动实质"}),
        "dispose" => json!({"disposal": "adopted", "reason": "采纳"}),
        "suspend" => json!({"reason": "待补正"}),
        "inform" => json!({"offices": ["zone"]}),
        "announce" => json!({"of": "name-section-heads"}),
        "acknowledge" => json!({"informed": 0}),
        "early" => json!({"of": "conference", "reason": "先办"}),
        "refill" => {
            json!({"party": "preparatory-group", "place": 1, "reason": "x", "member": {"name": "x", "party": "tax"}})
        }
        "name_handler" => json!({"office": "tax", "person": "tax-head"}),
        "redo" => json!({"of": "bureaus", "reason": "重办"}),
        "transfer" => json!({"person": "tax-head"}),
        "delegate" => json!({"person": "tax-head"}),
        "add_signer" => json!({"office": "zone", "turn": "beside", "reason": "加签"}),
        "co_handle" => json!({"office": "zone", "words": "协办"}),
        "drop_signer" | "take_back" => json!({"reason": "理由"}),
        "close_stage" | "resume" | "recount" | "hand_back" | "claim" | "release" | "undo" | "close_round" => {
            json!({})
        }
        other => panic!("no body for {other}"),
    }
}

/// `T`, `F`, `M`, `O` of the tables, or `S` for whoever has to sign in first.
fn expected(visitor: usize, route: usize, whose: usize) -> char {
    let (_, path, access, _) = ROUTES[route];
    if access == Access::Invited {
        return LINKS.chars().nth(whose).unwrap();
    }
    if access == Access::Feed {
        return FEEDS.chars().nth(whose).unwrap();
    }
    if visitor < KEYLESS && access != Access::Public {
        return 'S';
    }
    if path == "/cases/new" && !CONVENE.contains(&VISITORS[visitor].0) {
        return 'F';
    }
    let (_, row) = TABLE.iter().find(|(a, _)| *a == access).unwrap();
    row[visitor.saturating_sub(KEYLESS)].chars().nth(whose).unwrap()
}

fn cells(visitor: usize) -> Vec<Cell> {
    let mut all = vec![];
    for (route, (_, path, _, _)) in ROUTES.iter().enumerate() {
        let owned = ["{case}", "{office}", "{digest}", LINK, CALENDAR].iter().any(|p| path.contains(p));
        // The missing one first: the others are compared with it.
        for whose in (0..if owned { 4 } else { 1 }).rev() {
            for ended in if path.contains("{case}") { &[false, true][..] } else { &[false] } {
                let through = expected(visitor, route, whose) == 'T';
                all.push(Cell { route, whose, ended: *ended, through });
            }
        }
    }
    all
}

/// The status that the tables ask for.
fn status(cell: &Cell, letter: char) -> u16 {
    match (letter, ROUTES[cell.route].3) {
        ('S', _) => 401,
        ('F' | 'O', _) => 403,
        ('M', _) => 404,
        (_, come_through) => come_through,
    }
}

#[test]
fn every_visitor_is_let_in_or_not_as_the_table_says() {
    for_each_database(async |database| {
        let world = World::build(database).await;
        let (mut asked, mut denied) = (0, 0);
        let (mut wrong, mut missing) = (vec![], BTreeMap::<(usize, usize, bool), Reply>::new());
        let head = world.site.head().await;
        for (visitor, (name, ..)) in VISITORS.iter().enumerate() {
            for cell in cells(visitor) {
                let letter = expected(visitor, cell.route, cell.whose);
                let reply = send(world.request(visitor, &cell)).await;
                asked += 1;
                let (method, path, _, _) = ROUTES[cell.route];
                let told = format!("{name}: {method} {path} {cell:?}: {}", reply.status);
                if reply.status != status(&cell, letter) {
                    wrong.push(format!("{told} instead of {}", status(&cell, letter)));
                }
                if letter != 'T' {
                    denied += 1;
                    check_denied(&reply, path, letter, &told);
                }
                if matches!(letter, 'M' | 'O') {
                    let same =
                        missing.entry((visitor, cell.route, cell.ended)).or_insert_with(|| reply.clone());
                    assert_eq!(
                        (same.status, &same.body),
                        (reply.status, &reply.body),
                        "{told} tells what is there"
                    );
                }
                if method == "POST" && world.site.head().await != head {
                    panic!("{told} has changed the record");
                }
                let reads = ["auditor", "programme officer", "security administrator"].contains(name);
                if method == "POST"
                    && reads
                    && ![&NO_WRITES[..], &OWN].concat().contains(&path)
                    && !path.starts_with(LINK)
                {
                    assert!(matches!(letter, 'F' | 'M'), "who only reads writes: {told}");
                }
            }
        }
        assert!(wrong.is_empty(), "{} of {asked}: {wrong:#?}", wrong.len());
        let (routes, visitors) = (ROUTES.len(), VISITORS.len());
        println!(
            "{}: {routes} routes, {visitors} visitors, {asked} requests, {denied} of them denied",
            database.kind
        );
    });
}

/// A denial is a problem, or a page that says so.
fn check_denied(reply: &Reply, path: &str, letter: char, told: &str) {
    if path.starts_with("/api/") {
        let code = reply.code();
        let codes: &[&str] = match letter {
            'S' => &["unauthenticated", "token-expired"],
            'F' => &["forbidden"],
            _ => &["not-found"],
        };
        assert!(codes.contains(&code.as_str()), "{told}: {code}");
        reply.problem(reply.status, &code);
    } else {
        assert!(reply.header("content-type").starts_with("text/html"), "{told}");
    }
}

#[test]
fn an_ended_case_is_written_to_by_nobody() {
    for_each_database(async |database| {
        let world = World::build(database).await;
        let head = world.site.head().await;
        for (method, path, access, _) in ROUTES {
            if method == "GET" || access != Access::TakesPart || !path.starts_with("/api/") {
                continue;
            }
            let act = path.rsplit('/').next().unwrap();
            let url = path.replace("{case}", "county-ended").replace("{task}", "bureaus.1.tax");
            // What comes after the end may still be put on file.
            if act == "attach" {
                continue;
            }
            let reply = world.site.post(LEAGUE, &url, &fields(act, &world.objects[0].digest)).await;
            reply.problem(409, "case-ended");
        }
        assert_eq!(world.site.head().await, head);
    });
}

#[test]
fn the_table_has_every_route_of_the_router_and_no_other() {
    let told: BTreeSet<(String, String)> =
        ALL.iter().map(|r| (r.path.to_owned(), format!("{:?}", r.access))).collect();
    let plain = |(method, path, access, _): &(&str, &'static str, Access, u16)| {
        let shared = *method == "POST" && OPENING.contains(path);
        // Named apart here, for two kinds of papers.
        let path = path.replace("{which}", "{paper}");
        (path, format!("{:?}", if shared { Access::SignedIn } else { *access }))
    };
    let here: BTreeSet<(String, String)> = ROUTES.iter().map(plain).collect();
    let different: Vec<_> = told.symmetric_difference(&here).collect();
    assert!(different.is_empty(), "in the router or in the table only: {different:#?}");
    for route in ALL.iter().filter(|r| r.form == Form::Api) {
        let methods: BTreeSet<&str> = route.operations.iter().map(|o| o.method).collect();
        let here: BTreeSet<&str> = ROUTES.iter().filter(|r| r.1 == route.path).map(|r| r.0).collect();
        assert_eq!(methods, here, "{}", route.path);
    }
    let links = [Access::Invited, Access::Feed].map(|access| format!("{access:?}"));
    let all: BTreeSet<String> = TABLE.iter().map(|(a, _)| format!("{a:?}")).chain(links).collect();
    assert!(told.iter().all(|(_, access)| all.contains(access)), "{all:?}");
}

#[test]
fn a_method_that_is_not_in_the_table_is_refused() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let paths: BTreeSet<&str> = ROUTES.iter().map(|r| r.1).collect();
        for path in paths {
            for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
                if ROUTES.iter().any(|r| r.0 == method && r.1 == path) {
                    continue;
                }
                let url: String = path.replace(['{', '}'], "");
                let reply = send(site.ask(LEAGUE, method, &url).await).await;
                assert_eq!(reply.status, 405, "{method} {path}");
                if path.starts_with("/api/") {
                    reply.problem(405, "method");
                }
                assert!(!reply.header("allow").is_empty(), "{method} {path} tells what is allowed");
            }
        }
    });
}
