//! A walk past every page of the demo, as whoever the page is for.

use super::driver::Browser;
use crate::cli::demo::Demo;

/// Nobody has come in.
const NOBODY: &str = "";
pub const CLERK: &str = "yao-yuqing";
const BUREAU: &str = "shu-wenbin";
const AUDITOR: &str = "tian-weikang";
const ADMINISTRATOR: &str = "luo-zhiqiang";
const SECURITY: &str = "wu-yuzhen";
const PROGRAMME: &str = "zhang-xiaowen";

/// The bureau that is invited, by the key of its task.
const INVITED: &str = "bureaus.1.cooperatives";

/// Pages by their name, who looks at them and where they are; `{n}` stands for the case of that number.
const PAGES: [(&str, &str, &str); 36] = [
    ("demo", NOBODY, "/demo"),
    ("sign-in", NOBODY, "/sign-in"),
    ("link", NOBODY, "/sign-in/0123456789"),
    ("invited-code", NOBODY, "/invited"),
    ("invitation-over", NOBODY, "/invited/0123456789"),
    ("queue", CLERK, "/"),
    ("done", CLERK, "/?done=1"),
    ("cases", CLERK, "/cases"),
    ("found", CLERK, "/cases?find=%E9%BB%84%E6%A1%83"),
    ("founded", CLERK, "{0}"),
    ("returned", CLERK, "{1}"),
    ("case", CLERK, "{2}"),
    ("onepage", CLERK, "{2}/onepage"),
    ("founded-onepage", CLERK, "{0}/onepage"),
    ("founded-verdict", CLERK, "{0}/verdict"),
    ("verdict", CLERK, "{2}/verdict"),
    ("waited-for", CLERK, "{2}/tasks/bureaus.1.agriculture"),
    ("collecting", CLERK, "{2}/tasks/bureaus.1"),
    ("work", CLERK, "{1}/tasks/draft-leadership.2"),
    ("objection", CLERK, "{0}/tasks/bureaus.1.commerce"),
    ("procedures", CLERK, "/procedures"),
    ("procedure", CLERK, "/procedures/county-work-committee"),
    ("try-out", CLERK, "/procedures/try"),
    ("offices", CLERK, "/offices"),
    ("settings", CLERK, "/settings"),
    ("search", CLERK, "/search?q=%E5%86%9C%E4%B8%9A"),
    ("search-none", CLERK, "/search?q=%E6%97%A0%E6%9C%89"),
    ("nothing", CLERK, "/nothing"),
    ("bureau-queue", BUREAU, "/"),
    ("task", BUREAU, "{2}/tasks/bureaus.1.agriculture"),
    ("auditor-queue", AUDITOR, "/"),
    ("auditor-case", AUDITOR, "{0}"),
    ("forbidden", AUDITOR, "/security"),
    ("administrator-offices", ADMINISTRATOR, "/offices"),
    ("security", SECURITY, "/security"),
    ("programme-cases", PROGRAMME, "/cases"),
];

/// Pages that tell of something refused, with their status. All others are what they are called.
const REFUSALS: [(&str, u64); 3] = [("invitation-over", 403), ("nothing", 404), ("forbidden", 403)];

/// Looks at every page: first those that are only opened, then those that an act leads to.
pub async fn past_every_page(browser: &Browser, demo: &Demo, mut look: impl AsyncFnMut(&str)) {
    let mut look = async |name: &str| {
        let status = REFUSALS.iter().find(|(refused, _)| *refused == name).map_or(200, |(_, status)| *status);
        assert_eq!(browser.status().await, status, "{name}: {}", browser.text().await);
        look(name).await;
    };
    let mut is = NOBODY;
    browser.become_nobody().await;
    for (name, who, path) in PAGES {
        if who != is {
            become_one(browser, who).await;
            is = who;
        }
        let path = (0..3).fold(path.to_owned(), |p, n| p.replace(&format!("{{{n}}}"), &demo.cases[n]));
        browser.goto(&path).await;
        look(name).await;
    }
    become_one(browser, CLERK).await;
    opening_midway(browser, &mut look).await;
    browser.goto("/procedures/try").await;
    browser.fill("main textarea", "procedure: x\n").await;
    browser.submit("form[action='/procedures/try'] button").await;
    look("try-out-faults").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    // A bureau renamed and a person who is new, and a line that cannot be.
    std::fs::write(&file, "office,name,position,role\n县林业局,张三,股长,handler\n县科技局,李四,,king\n")
        .unwrap();
    browser.goto("/offices").await;
    browser.fill_in("form[action='/offices/import']", &file).await;
    browser.submit("form[action='/offices/import'] button").await;
    look("import").await;
    invite(browser, &demo.cases[2]).await;
    look("invitation").await;
    open_the_link(browser).await;
    look("invited").await;
}

/// A case is opened, its taking up shown, and sent with nothing ticked.
async fn opening_midway(browser: &Browser, look: &mut impl AsyncFnMut(&str)) {
    browser.goto("/cases").await;
    browser.click("label[for=b-mid]").await;
    browser.submit("form[action='/cases'][method=post] button").await;
    look("taking-up").await;
    browser.submit("main form button.solid").await;
    look("nothing-ticked").await;
}

/// Comes in by the door of the demo.
pub async fn become_one(browser: &Browser, person: &str) {
    browser.goto("/demo").await;
    browser.submit(&format!("form:has(input[value={person}]) button")).await;
}

/// Somebody of a bureau is invited to answer in a case.
pub async fn invite(browser: &Browser, case: &str) {
    browser.goto(&format!("{case}/tasks/{INVITED}")).await;
    // It stands open where an invitation has been made already.
    let closed = "details.more:not([open]):has(#iu) summary";
    if browser.has(closed).await {
        browser.click(closed).await;
    }
    browser.submit("form:has(#iu) button").await;
}

/// The link of the invitation just made is opened by somebody without an account.
pub async fn open_the_link(browser: &Browser) {
    let link = browser.attribute("a[href*='/invited/']", "href").await;
    browser.become_nobody().await;
    browser.goto(&link[link.find("/invited/").unwrap()..]).await;
}
