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
const PAGES: [(&str, &str, &str); 54] = [
    ("demo", NOBODY, "/demo"),
    ("sign-in", NOBODY, "/sign-in"),
    ("link", NOBODY, "/sign-in/0123456789"),
    ("invited-code", NOBODY, "/invited"),
    ("invitation-over", NOBODY, "/invited/0123456789"),
    ("begun-already", NOBODY, "/begin/0123456789"),
    ("queue", CLERK, "/"),
    ("queue-late", CLERK, "/?due=late"),
    ("notices", CLERK, "/notices"),
    ("deadlines", CLERK, "/deadlines"),
    ("deadlines-none", CLERK, "/deadlines?month=2031-01"),
    ("opening", CLERK, "/cases/new"),
    ("opening-planned", CLERK, "/cases/new?workdays=20&p-reply_days=10"),
    ("board", CLERK, "/cases?view=board"),
    ("mine", CLERK, "/cases?mine=1&status=open"),
    ("paper", CLERK, "{0}/papers/work-plan"),
    ("paper-set-aside", CLERK, "{1}/papers/work-plan"),
    ("meeting", CLERK, "{0}/tasks/conference.1"),
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
    ("bureau-notices", BUREAU, "/notices"),
    ("slip", BUREAU, "/slip"),
    ("slip-wrong", BUREAU, "/slip?code=AAAA-AAAA"),
    ("task-by-slip", BUREAU, "{2}/tasks/bureaus.1.agriculture?slip=1"),
    ("task", BUREAU, "{2}/tasks/bureaus.1.agriculture"),
    ("auditor-queue", AUDITOR, "/"),
    ("auditor-case", AUDITOR, "{0}"),
    ("audit", AUDITOR, "/audit"),
    ("forbidden", AUDITOR, "/security"),
    ("administrator-offices", ADMINISTRATOR, "/offices"),
    ("workdays", ADMINISTRATOR, "/workdays"),
    ("security", SECURITY, "/security"),
    ("programme-cases", PROGRAMME, "/cases"),
];

/// Pages that tell of something refused, with their status. All others are what they are called.
const REFUSALS: [(&str, u64); 4] =
    [("begun-already", 410), ("invitation-over", 403), ("nothing", 404), ("forbidden", 403)];

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
    desk(browser, &demo.cases, &mut look).await;
    through_an_office(browser, &demo.cases[2], &mut look).await;
    as_the_county_does_it(browser, &mut look).await;
    become_one(browser, CLERK).await;
    opening_midway(browser, &mut look).await;
    practising(browser, &mut look).await;
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

/// Several tasks at once, an address for a calendar, a list kept, an office reminded, two versions of a paper.
async fn desk(browser: &Browser, cases: &[String], look: &mut impl AsyncFnMut(&str)) {
    let claim = "form[action='/tasks/batch'] button[value=claim]";
    browser.goto("/").await;
    browser.submit(claim).await;
    look("batch-none").await;
    browser.goto("/").await;
    browser.run("document.querySelectorAll('input[name=task]').forEach((i) => { i.checked = true; });").await;
    browser.submit(claim).await;
    look("batch").await;
    browser.goto("/deadlines").await;
    browser.submit("form[action='/deadlines'] button").await;
    look("calendar-address").await;
    browser.goto("/cases?status=open&view=board").await;
    if !browser.has(".views a").await {
        browser.click(".views details summary").await;
        browser.fill(".views input[name=name]", "在办的").await;
        browser.submit(".views form:has(input[name=query]) button").await;
    }
    look("view-kept").await;
    browser.goto(&format!("{}/tasks/bureaus.1.agriculture", cases[2])).await;
    if browser.has("#rw").await {
        browser.click("details.more:has(#rw) summary").await;
        browser.fill("#rw", "请方便时办理").await;
        browser.submit("form:has(#rw) button").await;
    }
    look("reminded").await;
    browser.run_to_its_end(&CORRECT.replace("CASE", &cases[0])).await;
    browser.goto(&format!("{}/papers/work-plan?with=1", cases[0])).await;
    look("paper-compared").await;
}

/// A slip of a paper is put right, as a program would do it.
const CORRECT: &str = r"
const done = arguments[arguments.length - 1];
(async () => {
  const stored = await fetch('/api/v1/artifacts?name=plan.txt', { method: 'POST', body: '方案\n第一条 & <b>改</b>\n' });
  const { digest } = await stored.json();
  const paper = { paper: 'work-plan', files: [digest], sections: ['班子成员', '组织层级'] };
  const answer = await fetch('/api/v1CASE/tasks/write-plan.1/correct', {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paper, reason: '错字' }) });
  done(answer.status);
})().catch((error) => done(String(error)));
";

/// A bureau wants its section head to speak before its head decides; the section head does.
async fn through_an_office(browser: &Browser, case: &str, look: &mut impl AsyncFnMut(&str)) {
    become_one(browser, ADMINISTRATOR).await;
    browser.goto("/offices?change=agriculture").await;
    browser.fill("#or-agriculture", "section-head, head").await;
    browser.submit("form:has(#or-agriculture) button").await;
    look("office-with-a-way").await;
    become_one(browser, BUREAU).await;
    browser.goto(&format!("{case}/tasks/bureaus.1.agriculture")).await;
    if browser.has("#ew").await {
        look("to-endorse").await;
        browser.fill("#ew", "拟同意").await;
        browser.submit("form:has(#ew) button").await;
    }
    look("endorsed").await;
}

/// The county leaves a step out and adds one of its own; what that changes is shown, and compared when it is adopted.
async fn as_the_county_does_it(browser: &Browser, look: &mut impl AsyncFnMut(&str)) {
    const LOCAL: &str = "/procedures/county-work-committee/local";
    become_one(browser, ADMINISTRATOR).await;
    browser.goto(LOCAL).await;
    look("local").await;
    browser.click("input[name=drop]").await;
    browser.fill("#t1", "县里联合审核").await;
    browser.submit("button[value=check]").await;
    look("local-checked").await;
    browser.submit("button[value=adopt]").await;
    look("local-adopted").await;
    browser.goto(LOCAL).await;
    look("local-to-undo").await;
    browser.goto("/procedures/county-work-committee").await;
    browser.submit("a[href*='/changes?']").await;
    look("changes").await;
}

/// A case is opened, its taking up shown, and sent with nothing ticked.
async fn opening_midway(browser: &Browser, look: &mut impl AsyncFnMut(&str)) {
    browser.goto("/cases/new").await;
    browser.click("label[for=b-mid]").await;
    browser.submit("form[action='/cases'][method=post] button").await;
    look("taking-up").await;
    browser.submit("main form button.solid").await;
    look("nothing-ticked").await;
}

/// Somebody practises, with a banner over every page, and goes back.
async fn practising(browser: &Browser, look: &mut impl AsyncFnMut(&str)) {
    browser.goto("/").await;
    browser.click("details.me summary").await;
    browser.submit("details.me form[action='/practice'] button").await;
    look("practice").await;
    browser.goto("/cases/new").await;
    look("practice-opening").await;
    browser.submit("form:has(input[value=leave]) button").await;
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
