//! The first five minutes: an empty county, a founding half done, an answer from a phone and one on paper, and the
//! page for a leader. By clicking alone, in Chinese, on a phone.

use std::path::{Path, PathBuf};

use super::driver::{Browser, Window};
use crate::cli::program::Server;
use crate::support::databases::{Database, for_each_database};

const PHONE: Window = Window { width: 390, language: "zh-CN", scripts: true };

/// A photograph, as far as anybody can tell by its first bytes.
const PHOTO: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

/// Who is to lead the committee, as people write it.
const LEADERS: &str = "\
书记, 龙启明, 团县委
副书记, 邓世海, 县委组织部
副书记, 舒文彬, 农业局
副书记, 田茂林, 供销社
副书记, 周立民, 经管站
副书记, 吴国栋, 工商局
副书记, 王海, 科技局
副书记, 刘秀英, 民政局
委员, 姚本富
委员, 杨秀珍";

/// How often the invited section head may have to touch the page: the plan, the choice, the reason, name, position,
/// and the button.
const TAPS_MAX: usize = 6;

struct Clerk {
    browser: Browser,
    case: String,
    photo: PathBuf,
}

impl Clerk {
    /// Begins at the address that the program prints: finds the county by name, says which office and who one is, and
    /// has the offices added that the procedure asks for.
    async fn begins_in_an_empty_county(server: &mut Server, folder: &Path) -> Option<Self> {
        let browser = Browser::open(&server.base, PHONE).await?;
        let photo = folder.join("工作方案.png");
        std::fs::write(&photo, PHOTO).unwrap();
        let address = server.first_link();
        assert!(address.starts_with("/begin/"), "{address}");
        browser.goto(&address).await;
        browser.fits().await;
        browser.fill("input[name=find]", "玉屏").await;
        browser.submit("form.filters button").await;
        browser.fits().await;
        assert!(browser.words("ul.wait").await.contains("玉屏侗族自治县"), "{}", browser.text().await);
        browser.submit("ul.wait a[href$='code=520622']").await;
        assert_eq!(browser.value("#co").await, "520622");
        assert_eq!(browser.value("#na").await, "玉屏侗族自治县");
        browser.fill("#of", "团县委").await;
        browser.fill("#pe", "姚玉清").await;
        browser.submit("form.slab button").await;
        assert_eq!(browser.path().await, "/offices", "{}", browser.text().await);
        browser.fits().await;
        browser.submit("form:has(input[value=fill_parties]) button").await;
        assert!(browser.text().await.contains("供销社"), "{}", browser.text().await);
        browser.fits().await;
        Some(Self { browser, case: String::new(), photo })
    }

    /// Opens a case of which the first two steps are done already.
    async fn takes_up_a_founding(&mut self) {
        let browser = &self.browser;
        browser.submit("nav a[href='/cases']").await;
        browser.submit("a[href='/cases/new']").await;
        browser.click("label[for=b-mid]").await;
        browser.submit("form[action='/cases'][method=post] button").await;
        for task in ["survey-county", "draft-leadership", "classify", "lay-out-branches", "write-plan"] {
            browser.click(&format!("input[name='done:{task}']")).await;
            browser.pick_latest(&format!("#d-{task}")).await;
        }
        for paper in ["survey-report", "draft-roster", "classification", "work-plan"] {
            browser.attach(&format!("#p-{paper}"), &self.photo).await;
        }
        for (parameter, value) in [("committee_size", "2"), ("large_members", "")] {
            browser.fill(&format!("#v-{parameter}"), value).await;
            browser.fill(&format!("#w-{parameter}"), "书记办公会").await;
        }
        browser.fill("#ro-draft-leadership", LEADERS).await;
        browser.fill("#f-similar_cooperatives", "1").await;
        browser.click("input[name='choices:lay-out-branches']").await;
        browser.fits().await;
        browser.submit("main form button.solid").await;
        self.case = browser.path().await;
        assert!(
            self.case.starts_with("/cases/") && !self.case.ends_with("take-up"),
            "{}",
            browser.text().await
        );
    }

    /// Says until when the offices are to answer, which the source text leaves open and the page asks.
    async fn settles_when_answers_are_due(&self) {
        let browser = &self.browser;
        browser.fill("#v-reply_days", "10").await;
        browser.fill("#d-reply_days", "书记办公会").await;
        browser.submit("form:has(#v-reply_days) button").await;
    }

    /// The map: two steps done, the third next; and a draft of the letter that is to be sent.
    async fn sees_what_is_next(&self) {
        let browser = &self.browser;
        browser.fits().await;
        assert_eq!(browser.all(".map .c-rule.done").await.len(), 2, "steps that are done");
        assert_eq!(browser.all(".map .c-rule.now").await.len(), 1);
        let next = browser.words(".next").await;
        assert!(next.contains("征求涉农部门意见") && next.contains("二.3"), "{next}");
        browser.submit(".next a.btn").await;
        let drafts = browser.all("a[href*='/drafts/']").await.len();
        assert!(drafts >= 1, "{}", browser.text().await);
        let (status, kind, begins) = browser.download("a[href*='/drafts/']").await;
        assert_eq!((status, &begins[..2]), (200, "PK"));
        assert!(kind.contains("wordprocessingml"), "{kind}");
        browser.goto(&self.case).await;
    }

    /// The task of a bureau, from its opinion on the page of the case.
    async fn at_the_task_of(&self, office: &str) {
        self.browser.goto(&self.case).await;
        self.browser.follow(".opinions a", office).await;
    }

    /// Invites somebody and tells the link out of the text that is to be sent along.
    async fn invites(&self, office: &str) -> String {
        self.at_the_task_of(office).await;
        let browser = &self.browser;
        browser.click("details.more:has(#iu) summary").await;
        browser.submit("form:has(#iu) button").await;
        browser.fits().await;
        let text = browser.value("textarea[data-copy]").await;
        let at = text.find("/invited/").unwrap_or_else(|| panic!("no link in {text}"));
        text[at..].split_whitespace().next().unwrap().to_owned()
    }

    async fn records_what_came_on_paper(&self, office: &str, signer: &str) {
        self.at_the_task_of(office).await;
        let browser = &self.browser;
        browser.click("details.more:has(#bs) summary").await;
        browser.click("label[for=b-agree]").await;
        browser.attach("#bp", &self.photo).await;
        browser.fill("#bs", signer).await;
        browser.submit("form.decide:has(#bs) button.seal").await;
        assert!(!browser.path().await.ends_with("/act"), "{}", browser.text().await);
    }

    async fn shows_one_page_to_the_secretary(&self) -> String {
        self.browser.goto(&self.case).await;
        self.browser.submit("a[href$='/onepage']").await;
        self.browser.fits().await;
        self.browser.text().await
    }
}

/// A section head without an account opens the link, reads the plan and agrees; tells how often the page was touched.
async fn section_head_agrees(phone: &Browser, link: &str) -> usize {
    phone.goto(link).await;
    phone.fits().await;
    let plan = ".papers li:last-child a";
    assert!(phone.words(".papers li:last-child").await.contains("工作方案"), "{}", phone.text().await);
    let (status, kind, begins) = phone.download(plan).await;
    assert_eq!((status, kind.as_str()), (200, "image/png"));
    assert!(begins.contains("PNG"), "{begins}");
    phone.click(plan).await;
    phone.click("label[for=x-agree]").await;
    phone.fill("#why", "支持成立").await;
    phone.fill("#gn", "罗欣").await;
    phone.fill("#gp", "股长").await;
    phone.submit("form#decide button.seal").await;
    assert!(!phone.path().await.ends_with("/act"), "{}", phone.text().await);
    phone.taps()
}

async fn five_minutes(database: &Database) {
    let mut server = Server::start(database);
    let folder = database.folder.path();
    let Some(mut clerk) = Clerk::begins_in_an_empty_county(&mut server, folder).await else { return };
    clerk.takes_up_a_founding().await;
    clerk.settles_when_answers_are_due().await;
    clerk.sees_what_is_next().await;
    let link = clerk.invites("农业局").await;
    clerk.browser.goto(&clerk.case).await;
    let answered = ".opinions .chip.done";
    assert!(!clerk.browser.has(answered).await);
    let boxes = clerk.browser.all(".map .k-box.done").await.len();
    let phone = clerk.browser.beside(PHONE).await;
    let taps = section_head_agrees(&phone, &link).await;
    assert!(taps <= TAPS_MAX, "{taps} taps");
    phone.close().await;
    // Nobody touches the page of the clerk: it moves by itself.
    clerk.browser.until(answered).await;
    assert_eq!(clerk.browser.all(".map .k-box.done").await.len(), boxes + 1, "the map has moved too");
    clerk.records_what_came_on_paper("税务部门", "张凌").await;
    let page = clerk.shows_one_page_to_the_secretary().await;
    for told in
        ["2 / 9", "邀请链接", "纸质代录", "支持成立", "民政局", "请领导定的事", "有的人选没有写明来自哪里"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    clerk.browser.close().await;
}

#[test]
fn the_first_five_minutes() {
    for_each_database(async |database| five_minutes(database).await);
}
