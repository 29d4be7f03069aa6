//! A county founds its committee by clicking alone, every office at its own pages.

use std::path::Path;

use super::driver::{Browser, Window};
use quorate_store::Secret;

use crate::http::site::{FAR, Site};
use crate::support::county::{BUREAUS, LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const FORM: &str = "form#decide";

struct Clicking<'a> {
    site: &'a Site,
    browser: &'a Browser,
    case: String,
    file: &'a Path,
}

/// Who sits in a seat, as people write it.
fn line(seat: &str, office: &str) -> String {
    format!("{seat}, {office}-section-head※, {office}")
}

impl Clicking<'_> {
    async fn become_person(&self, person: &str) {
        let engine = &self.site.county.engine;
        let link = Secret::new("", quorate_engine::random().unwrap());
        engine.store().add_link(&link, TENANT, person, FAR).await.unwrap();
        self.browser.enter(&format!("/sign-in/{}", link.reveal())).await;
    }

    async fn at(&self, person: &str, task: &str) -> &Browser {
        self.become_person(person).await;
        self.browser.goto(&format!("{}/tasks/{task}", self.case)).await;
        self.browser
    }

    /// Does a task: fills its form in, what is to be typed besides, and sends it.
    async fn does(&self, person: &str, task: &str, typed: &[(&str, &str)]) {
        let browser = self.at(person, task).await;
        browser.fits().await;
        browser.fill_in(FORM, self.file).await;
        for (field, text) in typed {
            browser.fill(&format!("{FORM} {field}"), text).await;
        }
        self.send(task).await;
    }

    async fn chooses(&self, person: &str, task: &str, choice: &str) {
        let browser = self.at(person, task).await;
        browser.click(&format!("{FORM} label[for=x-{choice}]")).await;
        if choice == "agreed" {
            browser.fill_in(FORM, self.file).await;
        }
        self.send(task).await;
    }

    async fn send(&self, task: &str) {
        self.browser.submit(&format!("{FORM} button.seal")).await;
        let here = self.browser.path().await;
        assert!(!here.ends_with("/act"), "{task} is refused: {}", self.browser.text().await);
    }

    async fn at_case(&self) -> &Browser {
        self.become_person(LEAGUE).await;
        self.browser.goto(&self.case).await;
        self.browser
    }

    async fn parameter(&self, parameter: &str, value: &str) {
        let browser = self.at_case().await;
        browser.fill(&format!("#v-{parameter}"), value).await;
        browser.fill(&format!("#d-{parameter}"), "书记办公会").await;
        browser.submit(&format!("form:has(#v-{parameter}) button")).await;
    }

    /// Clicks a button of the case as long as there is one.
    async fn clicks_all(&self, act: &str) {
        let button = format!("form:has(input[name=act][value={act}]) button");
        let browser = self.at_case().await;
        while browser.has(&button).await {
            browser.submit(&button).await;
            browser.goto(&self.case).await;
        }
    }

    /// An answer that came on paper, recorded by the lead.
    async fn on_paper(&self, office: &str) {
        let browser = self.at(LEAGUE, &format!("bureaus.1.{office}")).await;
        browser.click("details.more:has(#bs) summary").await;
        browser.click("label[for=b-agree]").await;
        let form = "form.decide:has(#bs)";
        browser.fill_in(form, self.file).await;
        browser.fill("#bs", "张凌").await;
        browser.submit(&format!("{form} button.seal")).await;
        assert!(!browser.path().await.ends_with("/act"), "{}", browser.text().await);
    }

    /// An office without an account answers by the link that the lead makes.
    async fn by_invitation(&self, office: &str) {
        let browser = self.at(LEAGUE, &format!("bureaus.1.{office}")).await;
        browser.click("details.more:has(#iu) summary").await;
        browser.submit("form:has(#iu) button").await;
        let links = browser.all("a[href*='/invited/']").await;
        let link = links[0].attr("href").await.unwrap().unwrap();
        browser.become_nobody().await;
        let at = link.find("/invited/").unwrap();
        browser.goto(&link[at..]).await;
        browser.fits().await;
        browser.click("label[for=x-agree]").await;
        browser.fill("#gn", "罗欣").await;
        browser.fill("#gp", "股长").await;
        browser.fill_in(FORM, self.file).await;
        browser.submit(&format!("{FORM} button.seal")).await;
        assert!(!browser.path().await.ends_with("/act"), "{}", browser.text().await);
    }

    async fn founds(&self, seats: [&str; 3]) {
        let [secretary, deputy, member] = seats;
        self.does(LEAGUE, "survey-county.1", &[]).await;
        self.parameter("committee_size", "2").await;
        self.parameter("large_members", "").await;
        let mut roster = vec![format!("{secretary}, league-deputy-lead※, league")];
        roster.extend(BUREAUS.iter().map(|office| line(deputy, office)));
        roster.extend([format!("{member}, 甲"), format!("{member}, 乙")]);
        self.does(LEAGUE, "draft-leadership.1", &[("#ro", &roster.join("\n"))]).await;
        self.does(LEAGUE, "classify.1", &[("input[name^='fact:']", "0")]).await;
        self.does(LEAGUE, "lay-out-branches.1", &[]).await;
        self.clicks_all("lapse").await;
        self.does(LEAGUE, "write-plan.1", &[]).await;
        self.parameter("reply_days", "10").await;
        self.does(LEAGUE, "bureaus.1", &[]).await;
        for (n, office) in BUREAUS.into_iter().enumerate() {
            match n {
                0 => self.on_paper(office).await,
                1 => self.by_invitation(office).await,
                _ => {
                    let person = format!("{office}-section-head");
                    self.chooses(&person, &format!("bureaus.1.{office}"), "agree").await;
                }
            }
        }
        self.clicks_all("lapse").await;
        self.clicks_all("lapse").await;
        let members: Vec<String> = BUREAUS
            .iter()
            .map(|o| format!("{o}-section-head※, {o}"))
            .chain(["organization-section-head※, organization".into()])
            .collect();
        self.does(LEAGUE, "form-group.1", &[("#me", &members.join("\n"))]).await;
        self.does("tax-section-head", "submit-request.1", &[]).await;
        self.parameter("approval_days", "10").await;
        self.chooses("league-head", "founding-reply.1", "agreed").await;
        self.does("tax-section-head", "prepare-conference.1", &[]).await;
        let came: Vec<String> = BUREAUS.iter().map(|o| format!("{o}, {o}-deputy-lead※")).collect();
        self.does(LEAGUE, "conference.1", &[("#at", &came.join("\n"))]).await;
    }
}

/// The whole way in one window; the auditor reads the verdict at the end.
fn founded_in(window: Window, seats: [&str; 3], complete: &str) {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let Some(browser) = Browser::open(&site.base, window).await else { return };
        let file = database.folder.path().join("paper.txt");
        std::fs::write(&file, "材料正文\n").unwrap();
        let mut clicking = Clicking { site: &site, browser: &browser, case: String::new(), file: &file };
        clicking.become_person(LEAGUE).await;
        browser.goto("/cases").await;
        browser.submit("a[href='/cases/new']").await;
        browser.fits().await;
        browser.submit("form[action='/cases'][method=post] button").await;
        clicking.case = browser.path().await;
        clicking.founds(seats).await;
        clicking.become_person("auditor").await;
        for page in ["", "/onepage", "/verdict"] {
            browser.goto(&format!("{}{page}", clicking.case)).await;
            browser.fits().await;
        }
        let verdict = browser.text().await;
        assert_eq!(verdict.matches(complete).count(), 2, "{verdict}");
        browser.close().await;
    });
}

#[test]
fn in_chinese_on_a_phone() {
    founded_in(Window { width: 390, language: "zh-CN", scripts: true }, ["书记", "副书记", "委员"], "齐全");
}

#[test]
fn in_english_without_scripts() {
    let seats = ["Secretary", "Deputy secretaries", "Members"];
    founded_in(Window { width: 1280, language: "en-GB", scripts: false }, seats, "complete");
}
